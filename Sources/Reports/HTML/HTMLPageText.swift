// SPDX-License-Identifier: Apache-2.0

import Audit
import Documents
import Findings
import Listings
import Text

/// The listing's text block by block, as its reader sees it, with the findings marked in place; law and
/// advice open on hover, focus or tap.
struct HTMLPageText {
  let result: ListingResult
  let index: Int
  let words: HTMLWords

  /// Blocks shown without a finding in them, so that the report of a huge page stays readable.
  static let quietBlockLimit = 400

  var section: HTML {
    let fields = result.listing.fields.map { field -> HTML in
      """
      <h4>\(field.name)</h4><div class="page">\(blocks(of: field))</div>
      """
    }
    return """
      <details class="text" open><summary>\(words.say("The text, with findings marked", "原文与标注"))</summary>
      \(fields)</details>
      """
  }

  private func blocks(of field: Field) -> [HTML] {
    let document = field.document
    let marks = marks(in: field)
    var next = 0
    var quiet = 0
    var around = 0
    var pieces: [HTML] = []
    for block in document.blocks {
      let text = document.text
      let source = text.source(of: block.range)
      var inside: [Mark] = []
      while next < marks.count, marks[next].range.start < source.end {
        if marks[next].range.start >= source.start { inside.append(marks[next]) }
        next += 1
      }
      if inside.isEmpty {
        if !block.role.isVisibleText || block.hidden != nil { continue }
        // Menus and other products are not what the reader came for.
        if block.surrounding == .site || block.surrounding == .products {
          around += 1
          continue
        }
        quiet += 1
        if quiet > Self.quietBlockLimit { continue }
      }
      pieces.append(piece(block, of: document, marks: inside))
    }
    if around > 0 {
      let left = words.say(
        "Left out: \(around) \(around == 1 ? "block" : "blocks") around the listing",
        "商品文案之外的 \(around) 段没有列出")
      pieces.append("<p class=\"more\">\(left)</p>")
    }
    if quiet > Self.quietBlockLimit {
      let more = quiet - Self.quietBlockLimit
      pieces.append(
        "<p class=\"more\">\(words.say("\(more) more blocks without findings", "另有 \(more) 段没有问题"))</p>"
      )
    }
    return pieces
  }

  private struct Mark {
    var range: ByteRange
    var number: Int
    var located: LocatedFinding
  }

  private func marks(in field: Field) -> [Mark] {
    result.findings.enumerated().compactMap { number, located in
      guard located.finding.field == field.name, let range = located.finding.place?.range,
        located.finding.place?.text.isEmpty == false
      else { return nil }
      return Mark(range: range, number: number, located: located)
    }.sorted { $0.range < $1.range }
  }

  private func piece(_ block: Block, of document: Document, marks: [Mark]) -> HTML {
    var body: HTML = ""
    var offset = block.range.start
    for mark in marks {
      guard let place = textRange(of: mark.range, in: block, of: document), place.start >= offset
      else { continue }
      body += "\(document.text.string(in: ByteRange(offset, place.start)))"
      body += markup(mark, document.text.string(in: place))
      offset = place.end
    }
    body += "\(document.text.string(in: ByteRange(offset, block.range.end)))"
    switch block.role {
    case .heading(let level): return "<p class=\"heading h\(level)\">\(body)</p>\n"
    case .listItem: return "<p class=\"item\">\(body)</p>\n"
    case .cell, .headerCell, .term, .definition: return "<p class=\"cell\">\(body)</p>\n"
    case .alternative, .attribute, .meta, .pageTitle, .structuredData:
      return "<p class=\"aside\"><small>\(name(of: block.role))</small> \(body)</p>\n"
    default: return "<p>\(body)</p>\n"
    }
  }

  private func name(of role: Block.Role) -> String {
    switch role {
    case .alternative: "alt"
    case .attribute(let name), .meta(let name): name
    case .pageTitle: "title"
    case .structuredData(let path): path
    default: ""
    }
  }

  /// The part of the block's text that was read from `range` of the source.
  private func textRange(
    of range: ByteRange, in block: Block, of document: Document
  ) -> ByteRange? {
    document.text.range(ofSource: range, within: block.range)
  }

  private func markup(_ mark: Mark, _ text: String) -> HTML {
    let finding = mark.located.finding
    let law = finding.citations.map { $0.title + ($0.article.map { " \($0)" } ?? "") }
      .joined(separator: "；")
    return """
      <mark class="\(finding.severity.rawValue)" id="m\(index)-\(mark.number)" tabindex="0">\(text)\
      <span class="tip" role="note"><b>\(words.severity(finding.severity))</b> \
      \(words.language.text(finding.message)) <i>\(law)</i></span></mark>
      """
  }
}
