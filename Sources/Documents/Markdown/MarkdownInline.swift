// SPDX-License-Identifier: Apache-2.0

import Text

/// The text of one block of Markdown: finds what in it is mark-up and writes the rest.
struct MarkdownInline {
  private enum Action {
    case drop, lineBreak
    case link(address: ByteRange)
    case image(alternative: ByteRange, address: ByteRange)
    case html
  }

  private struct Mark {
    var range: ByteRange
    var action: Action
  }

  /// A run of `*`, `_` or `~` that may open emphasis.
  private struct Opener {
    var start: Int
    var count: Int
  }

  private struct Bracket {
    var start: Int
    var isImage: Bool
    /// Marks before it.
    var marks: Int
  }

  private let unit: MarkupUnit
  private let lines: [ByteRange]
  private var marks: [Mark] = []
  private var openers: [UInt8: [Opener]] = [:]
  private var brackets: [Bracket] = []
  /// Longest link target and code span looked for, in bytes.
  private static let reach = 2000

  init(unit: MarkupUnit, lines: [ByteRange]) {
    self.unit = unit
    self.lines = lines
    for line in lines { scan(line) }
    marks.sort { $0.range < $1.range }
  }

  // MARK: Finding

  private mutating func scan(_ line: ByteRange) {
    var i = line.start
    while i < line.end {
      let byte = unit.bytes[i]
      switch byte {
      case UInt8(ascii: "\\") where i + 1 < line.end && isPunctuation(unit.bytes[i + 1]):
        marks.append(Mark(range: ByteRange(i, i + 1), action: .drop))
        i += 2
      case UInt8(ascii: "\\") where i + 1 == line.end && line != lines.last:
        marks.append(Mark(range: ByteRange(i, i + 1), action: .drop))
        i += 1
      case UInt8(ascii: "`"): i = scanCode(at: i, line)
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"):
        i = scanEmphasis(at: i, byte, line)
      case UInt8(ascii: "!") where i + 1 < line.end && unit.bytes[i + 1] == UInt8(ascii: "["):
        brackets.append(Bracket(start: i, isImage: true, marks: marks.count))
        i += 2
      case UInt8(ascii: "["):
        brackets.append(Bracket(start: i, isImage: false, marks: marks.count))
        i += 1
      case UInt8(ascii: "]"): i = scanBracketEnd(at: i, line)
      case UInt8(ascii: "<"): i = scanTag(at: i, line)
      default: i += 1
      }
    }
  }

  private mutating func scanCode(at start: Int, _ line: ByteRange) -> Int {
    let tick = UInt8(ascii: "`")
    let count = unit.bytes[start..<line.end].prefix { $0 == tick }.count
    var i = start + count
    let limit = min(line.end, i + Self.reach)
    while i < limit {
      guard unit.bytes[i] == tick else {
        i += 1
        continue
      }
      let run = unit.bytes[i..<line.end].prefix { $0 == tick }.count
      if run == count {
        marks.append(Mark(range: ByteRange(start, start + count), action: .drop))
        marks.append(Mark(range: ByteRange(i, i + run), action: .drop))
        return i + run
      }
      i += run
    }
    return start + count
  }

  private mutating func scanEmphasis(at start: Int, _ mark: UInt8, _ line: ByteRange) -> Int {
    let count = unit.bytes[start..<line.end].prefix { $0 == mark }.count
    let end = start + count
    let before = start > line.start ? unit.bytes[start - 1] : 0x20
    let after = end < line.end ? unit.bytes[end] : 0x20
    var canOpen = after > 0x20
    var canClose = before > 0x20
    if mark == UInt8(ascii: "_") {
      // Underscores inside a word are letters of it.
      canOpen = canOpen && !isWordByte(before)
      canClose = canClose && !isWordByte(after)
    }
    if mark == UInt8(ascii: "~"), count < 2 { return end }
    var left = count
    if canClose {
      while left > 0, let opener = openers[mark]?.last {
        let used = min(left, opener.count)
        let tail = opener.start + opener.count - used
        marks.append(Mark(range: ByteRange(tail, tail + used), action: .drop))
        let head = start + count - left
        marks.append(Mark(range: ByteRange(head, head + used), action: .drop))
        left -= used
        openers[mark]?.removeLast()
        if opener.count > used {
          openers[mark]?.append(Opener(start: opener.start, count: opener.count - used))
        }
      }
    }
    if canOpen, left > 0 {
      openers[mark, default: []].append(Opener(start: end - left, count: left))
    }
    return end
  }

  private mutating func scanBracketEnd(at close: Int, _ line: ByteRange) -> Int {
    guard let bracket = brackets.popLast() else { return close + 1 }
    let textStart = bracket.start + (bracket.isImage ? 2 : 1)
    guard let target = target(after: close, line) else { return close + 1 }
    if bracket.isImage {
      marks.removeSubrange(min(bracket.marks, marks.count)...)
      marks.append(
        Mark(
          range: ByteRange(bracket.start, target.end),
          action: .image(
            alternative: ByteRange(textStart, max(textStart, close)), address: target.address)))
    } else {
      marks.append(Mark(range: ByteRange(bracket.start, textStart), action: .drop))
      marks.append(
        Mark(range: ByteRange(close, target.end), action: .link(address: target.address)))
    }
    return target.end
  }

  /// The `(address "title")` or `[id]` after a closing bracket.
  private func target(after close: Int, _ line: ByteRange) -> (address: ByteRange, end: Int)? {
    let start = close + 1
    guard start < line.end else { return nil }
    let limit = min(line.end, start + Self.reach)
    if unit.bytes[start] == UInt8(ascii: "[") {
      guard let end = unit.bytes[start..<limit].firstIndex(of: UInt8(ascii: "]")) else {
        return nil
      }
      return (ByteRange(at: end), end + 1)
    }
    guard unit.bytes[start] == UInt8(ascii: "(") else { return nil }
    var depth = 0
    var i = start
    while i < limit {
      switch unit.bytes[i] {
      case UInt8(ascii: "\\"): i += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 {
          let inside = unit.trimming(ByteRange(start + 1, i))
          let length = unit.bytes[inside.range].prefix { $0 > 0x20 }.count
          return (ByteRange(inside.start, inside.start + length), i + 1)
        }
      default: break
      }
      i += 1
    }
    return nil
  }

  private mutating func scanTag(at start: Int, _ line: ByteRange) -> Int {
    guard start + 1 < line.end else { return start + 1 }
    let next = unit.bytes[start + 1]
    guard TagScanner.isLetter(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!"),
      let end = unit.bytes[start..<min(line.end, start + Self.reach)]
        .firstIndex(of: UInt8(ascii: ">"))
    else { return start + 1 }
    let inside = ByteRange(start + 1, end)
    if unit.bytes[inside.range].contains(UInt8(ascii: ":")),
      !unit.bytes[inside.range].contains(where: { $0 <= 0x20 || $0 == UInt8(ascii: "=") })
    {
      // An address in angle brackets.
      marks.append(Mark(range: ByteRange(start, start + 1), action: .link(address: inside)))
      marks.append(Mark(range: ByteRange(end, end + 1), action: .drop))
      return end + 1
    }
    let name = unit.bytes[inside.range].prefix { TagScanner.isLetter($0) }
    let kind = ElementKindTable.shared.kind(of: name)
    let action: Action =
      kind?.tag == .br ? .lineBreak : kind?.tag == .img ? .html : .drop
    marks.append(Mark(range: ByteRange(start, end + 1), action: action))
    return end + 1
  }

  private func isPunctuation(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !isWordByte(byte)
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    TagScanner.isLetter(byte) || byte >= 0x30 && byte <= 0x39 || byte >= 0x80
  }

  // MARK: Writing

  func write(to builder: PageBuilder, as role: Block.Role) {
    let attributes = BlockWriter.Attributes(role: role)
    func text(_ start: Int, _ end: Int) {
      guard start < end else { return }
      builder.writer.append(ByteRange(start, end), of: unit, resolving: .text, as: attributes)
    }
    var index = 0
    for (number, line) in lines.enumerated() {
      var position = line.start
      while index < marks.count, marks[index].range.start < line.end {
        let mark = marks[index]
        index += 1
        guard mark.range.start >= position else { continue }
        text(position, mark.range.start)
        perform(mark, builder)
        position = mark.range.end
      }
      text(position, line.end)
      guard number + 1 < lines.count else { break }
      if endsWithBreak(line) {
        builder.endBlock()
      } else {
        text(line.end, lineBreakEnd(after: line.end))
      }
    }
  }

  private func perform(_ mark: Mark, _ builder: PageBuilder) {
    switch mark.action {
    case .drop: break
    case .lineBreak: builder.endBlock()
    case .html: builder.parse(mark.range, of: unit)
    case .link(let address):
      guard !address.isEmpty else { return }
      builder.document.links.append(
        Link(
          address: String(decoding: unit.bytes[address.range], as: UTF8.self), element: nil,
          range: mark.range))
    case .image(let alternative, let address):
      builder.endBlock()
      builder.writer.append(
        alternative, of: unit, resolving: .text, as: BlockWriter.Attributes(role: .alternative))
      builder.endBlock()
      builder.document.images.append(
        ImageReference(
          address: String(decoding: unit.bytes[address.range], as: UTF8.self),
          alternative: String(decoding: unit.bytes[alternative.range], as: UTF8.self),
          range: mark.range))
    }
  }

  /// Two blanks or a backslash at the end of a line break it.
  private func endsWithBreak(_ line: ByteRange) -> Bool {
    guard line.count >= 2 else { return false }
    if unit.bytes[line.end - 1] == UInt8(ascii: "\\") { return true }
    return unit.bytes[line.end - 1] == 0x20 && unit.bytes[line.end - 2] == 0x20
  }

  private func lineBreakEnd(after offset: Int) -> Int {
    var end = offset
    if end < unit.bytes.count, unit.bytes[end] == 0x0D { end += 1 }
    if end < unit.bytes.count, unit.bytes[end] == 0x0A { end += 1 }
    return end
  }
}
