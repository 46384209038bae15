// SPDX-License-Identifier: Apache-2.0

import Documents
import Text

/// What holds of every document, whatever was read. Returns what does not, in words; empty when all does.
func violations(of document: Document) -> [String] {
  var found: [String] = []
  func expect(_ condition: Bool, _ message: @autoclosure () -> String) {
    if !condition, found.count < 5 { found.append(message()) }
  }
  let source = document.source.bytes
  let text = document.text
  expect(String(validating: text.bytes, as: UTF8.self) != nil, "the text is not valid UTF-8")
  var offset = 0
  for (index, piece) in text.pieces.enumerated() {
    let end = index + 1 < text.pieces.count ? text.pieces[index + 1].start : text.bytes.count
    expect(piece.start == offset && end > offset, "piece \(index) is not contiguous")
    offset = end
    guard piece.source.end <= source.count else {
      expect(false, "piece \(index) ends after the source")
      continue
    }
    if piece.isVerbatim {
      expect(
        source[piece.source.range].elementsEqual(text.bytes[piece.start..<end]),
        "piece \(index) is not its source: \(text.string(in: ByteRange(piece.start, end)))")
    } else {
      let stands = document.source.string(in: piece.source)
      let read = text.string(in: ByteRange(piece.start, end))
      expect(
        piece.source.isEmpty || stands.hasPrefix("&") || stands.hasPrefix("\\"),
        "piece \(index) stands for something odd: \(stands) for \(read)")
    }
  }
  expect(offset == text.bytes.count, "the pieces do not cover the text")
  var last = 0
  for (index, block) in document.blocks.enumerated() {
    expect(block.range.start >= last && !block.range.isEmpty, "block \(index) is out of order")
    expect(block.range.end <= text.bytes.count, "block \(index) ends after the text")
    last = block.range.end
    if let element = block.element {
      expect(document.elements.indices.contains(element), "block \(index) has no such element")
    }
    for header in [block.rowHeader, block.columnHeader].compactMap({ $0 }) {
      expect(document.blocks.indices.contains(header), "block \(index) has no such header")
    }
    expect(
      !document.string(of: block).allSatisfy(\.isWhitespace), "block \(index) is blank")
  }
  for (index, element) in document.elements.enumerated() {
    expect(element.parent.map { $0 < index } ?? true, "element \(index) precedes its parent")
    expect(element.startTag.end <= source.count, "element \(index) ends after the source")
    for attribute in element.attributes {
      let written = document.source.string(in: attribute.range)
      expect(
        written == attribute.value || written.contains("&"),
        "\(attribute.name) of element \(index): \(written) is not \(attribute.value)")
    }
  }
  return found
}

/// Blocks of a page as `role: text`, hidden ones in parentheses: what tests compare.
func outline(_ html: String) -> [String] {
  let document = HTMLReader.read(SourceText(name: "test", string: html))
  return outline(document)
}

func outline(_ document: Document) -> [String] {
  document.blocks.map { block in
    let line = "\(block.role.label): \(document.string(of: block))"
    return block.hidden == nil ? line : "(\(line))"
  }
}

extension Block.Role {
  fileprivate var label: String {
    switch self {
    case .paragraph: "p"
    case .heading(let level): "h\(level)"
    case .listItem: "li"
    case .cell: "td"
    case .headerCell: "th"
    case .term: "dt"
    case .definition: "dd"
    case .caption: "caption"
    case .summary: "summary"
    case .quote: "quote"
    case .control: "control"
    case .navigation: "nav"
    case .pageTitle: "title"
    case .meta(let name): "meta \(name)"
    case .alternative: "alt"
    case .imageText(_, let box): "image \(box)"
    case .attribute(let name): "@\(name)"
    case .structuredData(let path): "data \(path)"
    }
  }
}
