// SPDX-License-Identifier: Apache-2.0

import Audit
import Findings
import Text

/// Decisions written into a page, for those who keep pages in a repository:
///
///     <!-- listwright:disable-next cn-absolute/superlative -- award, see certificate 12 -->
///     <!-- listwright:disable cn-food/* -- … -->  …  <!-- listwright:enable cn-food/* -->
///     <!-- listwright:disable-file page-audit/* -- … -->
///
/// A rule, or a pack with `/*`, and a reason are required. `listwright strip` takes the comments out before a
/// page is published.
public struct PageComments: Sendable {
  private struct Span: Sendable {
    var rule: String
    var range: Range<Int>
  }

  private var spans: [Span] = []
  /// Comments that lack a rule or a reason, by place.
  public private(set) var mistakes: [ByteRange] = []
  /// All comments of ours, by place.
  public private(set) var comments: [ByteRange] = []

  private static let opening = Array("<!-- listwright:".utf8)
  private static let closing = Array("-->".utf8)

  /// - Parameter bytes: an HTML page.
  public init(_ bytes: [UInt8]) {
    var open: [(rule: String, start: Int)] = []
    var position = 0
    while let start = ByteSearch.first(Self.opening, in: bytes, from: position) {
      guard let close = ByteSearch.first(Self.closing, in: bytes, from: start) else { break }
      let end = close + Self.closing.count
      position = end
      comments.append(ByteRange(start, end))
      let body = String(
        decoding: bytes[(start + Self.opening.count)..<(end - Self.closing.count)], as: UTF8.self)
      let parts = body.split(separator: "--", maxSplits: 1).map {
        $0.split(whereSeparator: \.isWhitespace).map(String.init)
      }
      guard let words = parts.first, words.count >= 2,
        words[0] == "enable" || (parts.count == 2 && !parts[1].isEmpty)
      else {
        mistakes.append(ByteRange(start, end))
        continue
      }
      for rule in words.dropFirst() {
        switch words[0] {
        case "disable-file": spans.append(Span(rule: rule, range: 0..<Int.max))
        case "disable-next":
          spans.append(Span(rule: rule, range: end..<Self.endOfNextElement(after: end, in: bytes)))
        case "disable": open.append((rule, end))
        case "enable":
          if let index = open.lastIndex(where: { $0.rule == rule }) {
            spans.append(Span(rule: rule, range: open.remove(at: index).start..<start))
          }
        default: mistakes.append(ByteRange(start, end))
        }
      }
    }
    spans += open.map { Span(rule: $0.rule, range: $0.start..<Int.max) }
  }

  /// The result without the findings the page's comments answer.
  public func applied(to result: ListingResult) -> ListingResult {
    guard !spans.isEmpty else { return result }
    var changed = result
    changed.findings = result.findings.filter { located in
      guard located.finding.field == "html" else { return true }
      let start = located.finding.place?.range?.start
      return !spans.contains { span in
        Self.matches(span.rule, located.finding.rule)
          && (start.map(span.range.contains) ?? (span.range == 0..<Int.max))
      }
    }
    return changed
  }

  private static func matches(_ name: String, _ rule: String) -> Bool {
    name.hasSuffix("/*") ? rule.hasPrefix(name.dropLast()) : name == rule
  }

  /// Where the element that starts next ends: at its own end tag, or at its start tag's end where that is not
  /// found before a tag of the same name opens.
  private static func endOfNextElement(after position: Int, in bytes: [UInt8]) -> Int {
    guard let open = bytes[position...].firstIndex(of: UInt8(ascii: "<")) else {
      return bytes.count
    }
    let name = bytes[(open + 1)...].prefix { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "z")).contains(byte)
    }
    let close = Array("</".utf8) + name
    guard let end = ByteSearch.first(close, in: bytes, from: open).map({ $0 + close.count }) else {
      return bytes[open...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
    }
    return bytes[end...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
  }
}
