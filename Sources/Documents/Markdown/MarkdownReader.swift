// SPDX-License-Identifier: Apache-2.0

import Text

/// Reads Markdown (CommonMark with tables): headings, lists, quotes, tables, code, paragraphs; what is HTML
/// in it is read as HTML.
public enum MarkdownReader {
  public static func read(_ source: SourceText) -> Document {
    var reader = MarkdownBlocks(source: source)
    reader.read()
    return reader.finish()
  }
}

/// Goes through the lines of a text and writes its blocks.
struct MarkdownBlocks {
  let unit: MarkupUnit
  let builder: PageBuilder
  private let lines: [ByteRange]
  private var next = 0
  /// Lines of the paragraph that is being read, without what marks their block.
  private var paragraph: [ByteRange] = []
  private var role = Block.Role.paragraph

  init(source: SourceText) {
    unit = MarkupUnit(bytes: source.bytes)
    builder = PageBuilder(source: source)
    lines = Self.lines(of: source.bytes)
  }

  /// Where each line stands, without what ends it.
  private static func lines(of bytes: [UInt8]) -> [ByteRange] {
    var lines: [ByteRange] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let content = end > start && bytes[end - 1] == 0x0D ? end - 1 : end
      lines.append(ByteRange(start, content))
      start = end + 1
    }
    return lines
  }

  func finish() -> Document { builder.finish() }

  mutating func read() {
    skipFrontMatter()
    while next < lines.count { readLine() }
    endParagraph()
  }

  private mutating func skipFrontMatter() {
    guard let first = lines.first, text(first) == "---" else { return }
    guard let end = lines.dropFirst().firstIndex(where: { text($0) == "---" }) else { return }
    next = end + 1
  }

  private mutating func readLine() {
    let line = lines[next]
    let content = unit.skippingSpace(line)
    if content.isEmpty {
      endParagraph()
      next += 1
    } else if isFence(content) {
      readFence(content)
    } else if let heading = heading(content) {
      endParagraph()
      write([heading.text], as: .heading(level: heading.level))
      next += 1
    } else if !paragraph.isEmpty, let level = underline(content), role == .paragraph {
      let lines = paragraph
      paragraph = []
      write(lines, as: .heading(level: level))
      next += 1
    } else if isRule(content) {
      endParagraph()
      next += 1
    } else if startsHTML(content) {
      readHTML()
    } else if paragraph.isEmpty, isDefinition(content) {
      next += 1
    } else if let cells = tableHead() {
      readTable(cells)
    } else {
      readText(content)
      next += 1
    }
  }

  /// A line of a paragraph, a quote or a list item.
  private mutating func readText(_ content: ByteRange) {
    var rest = content
    var isQuote = false
    while !rest.isEmpty, unit.bytes[rest.start] == UInt8(ascii: ">") {
      isQuote = true
      rest = unit.skippingSpace(ByteRange(rest.start + 1, rest.end))
    }
    if isQuote {
      if rest.isEmpty || role != .quote { endParagraph() }
      role = .quote
    }
    if let item = listItem(rest) {
      endParagraph()
      role = .listItem
      rest = item
    }
    if !rest.isEmpty { paragraph.append(rest) }
  }

  private mutating func endParagraph() {
    let lines = paragraph
    paragraph = []
    write(lines, as: role)
    role = .paragraph
  }

  private func write(_ lines: [ByteRange], as role: Block.Role) {
    guard !lines.isEmpty else { return }
    MarkdownInline(unit: unit, lines: lines).write(to: builder, as: role)
    builder.endBlock()
  }

  // MARK: Kinds of lines

  private func text(_ line: ByteRange) -> String {
    String(decoding: unit.bytes[line.range], as: UTF8.self)
  }

  private func heading(_ line: ByteRange) -> (level: Int, text: ByteRange)? {
    let level = unit.bytes[line.range].prefix { $0 == UInt8(ascii: "#") }.count
    guard (1...6).contains(level) else { return nil }
    var rest = ByteRange(line.start + level, line.end)
    guard rest.isEmpty || unit.bytes[rest.start] <= 0x20 else { return nil }
    rest = unit.trimming(rest)
    var end = rest.end
    while end > rest.start, unit.bytes[end - 1] == UInt8(ascii: "#") { end -= 1 }
    if end == rest.start || end < rest.end && unit.bytes[end - 1] <= 0x20 { rest.end = end }
    return (level, rest)
  }

  private func underline(_ line: ByteRange) -> Int? {
    let mark = unit.bytes[line.start]
    guard mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else { return nil }
    let isWhole = unit.bytes[unit.trimming(line).range].allSatisfy { $0 == mark }
    return isWhole ? (mark == UInt8(ascii: "=") ? 1 : 2) : nil
  }

  private func isRule(_ line: ByteRange) -> Bool {
    let mark = unit.bytes[line.start]
    guard [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_")].contains(mark) else {
      return false
    }
    var count = 0
    for byte in unit.bytes[line.range] where byte > 0x20 {
      if byte != mark { return false }
      count += 1
    }
    return count >= 3
  }

  /// The text of a list item, without its mark and task box.
  private func listItem(_ line: ByteRange) -> ByteRange? {
    let bytes = unit.bytes
    var i = line.start
    let isBullet =
      i < line.end && [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+")].contains(bytes[i])
    if isBullet {
      i += 1
    } else {
      let digits = bytes[line.range].prefix { $0 >= 0x30 && $0 <= 0x39 }.count
      guard (1...9).contains(digits) else { return nil }
      i += digits
      guard i < line.end, bytes[i] == UInt8(ascii: ".") || bytes[i] == UInt8(ascii: ")") else {
        return nil
      }
      i += 1
    }
    guard i == line.end || bytes[i] <= 0x20 else { return nil }
    let rest = unit.skippingSpace(ByteRange(i, line.end))
    for box in ["[ ] ", "[x] ", "[X] "] where bytes[rest.range].starts(with: box.utf8) {
      return ByteRange(rest.start + 4, rest.end)
    }
    return rest
  }

  /// `[id]: address "title"`.
  private func isDefinition(_ line: ByteRange) -> Bool {
    guard unit.bytes[line.start] == UInt8(ascii: "["),
      let close = unit.bytes[line.range].firstIndex(of: UInt8(ascii: "]"))
    else { return false }
    return close + 1 < line.end && unit.bytes[close + 1] == UInt8(ascii: ":")
  }

  // MARK: Code and HTML

  private func isFence(_ line: ByteRange) -> Bool {
    unit.bytes[line.range].starts(with: "```".utf8)
      || unit.bytes[line.range].starts(with: "~~~".utf8)
  }

  private mutating func readFence(_ opening: ByteRange) {
    endParagraph()
    let mark = unit.bytes[opening.start]
    let length = unit.bytes[opening.range].prefix { $0 == mark }.count
    next += 1
    let attributes = BlockWriter.Attributes(role: .paragraph)
    while next < lines.count {
      let line = lines[next]
      next += 1
      let content = unit.trimming(line)
      if content.count >= length, unit.bytes[content.range].allSatisfy({ $0 == mark }) { break }
      builder.writer.append(line, of: unit, resolving: .none, as: attributes)
      builder.endBlock()
    }
  }

  private func startsHTML(_ line: ByteRange) -> Bool {
    guard unit.bytes[line.start] == UInt8(ascii: "<"), line.count > 2 else { return false }
    if unit.bytes[line.range].starts(with: "<!--".utf8) { return true }
    let slash = unit.bytes[line.start + 1] == UInt8(ascii: "/") ? 1 : 0
    let name = unit.bytes[(line.start + 1 + slash)..<line.end].prefix {
      TagScanner.isLetter($0) || $0 >= 0x30 && $0 <= 0x39
    }
    return ElementKindTable.shared.kind(of: name).map { kind in
      kind.isBoundary || kind.traits.contains(.raw) || kind.tag == .img || kind.tag == .video
    } ?? false
  }

  /// HTML goes on to the next empty line.
  private mutating func readHTML() {
    endParagraph()
    let start = lines[next].start
    var end = lines[next].end
    while next < lines.count, !unit.skippingSpace(lines[next]).isEmpty {
      end = lines[next].end
      next += 1
    }
    builder.parse(ByteRange(start, end), of: unit)
  }

  // MARK: Tables

  /// The cells of this line where the next one says that it is the head of a table.
  private func tableHead() -> [ByteRange]? {
    guard next + 1 < lines.count, paragraph.isEmpty,
      unit.bytes[lines[next].range].contains(UInt8(ascii: "|"))
    else { return nil }
    let rule = lines[next + 1]
    let isRule =
      unit.bytes[rule.range].contains(UInt8(ascii: "-"))
      && unit.bytes[rule.range].allSatisfy { "|-: \t".utf8.contains($0) }
    let cells = cells(of: lines[next])
    return isRule && self.cells(of: rule).count == cells.count ? cells : nil
  }

  private mutating func readTable(_ head: [ByteRange]) {
    builder.tables.openTable(at: builder.writer.closedCount)
    writeRow(head, isHead: true)
    next += 2
    while next < lines.count, unit.bytes[lines[next].range].contains(UInt8(ascii: "|")) {
      writeRow(cells(of: lines[next]), isHead: false)
      next += 1
    }
    builder.tables.closeTable(&builder.writer)
  }

  private func writeRow(_ cells: [ByteRange], isHead: Bool) {
    builder.tables.openRow()
    for cell in cells {
      builder.tables.openCell(
        isHeader: isHead, columns: 1, rows: 1, at: builder.writer.closedCount)
      write([cell], as: isHead ? .headerCell : .cell)
      builder.tables.closeCell(at: builder.writer.closedCount)
    }
    builder.tables.closeRow(&builder.writer)
  }

  private func cells(of line: ByteRange) -> [ByteRange] {
    var rest = unit.trimming(line)
    if !rest.isEmpty, unit.bytes[rest.start] == UInt8(ascii: "|") { rest.start += 1 }
    var cells: [ByteRange] = []
    var start = rest.start
    var i = start
    while i < rest.end {
      if unit.bytes[i] == UInt8(ascii: "\\") {
        i += 2
      } else if unit.bytes[i] == UInt8(ascii: "|") {
        cells.append(unit.trimming(ByteRange(start, i)))
        start = i + 1
        i += 1
      } else {
        i += 1
      }
    }
    if start < rest.end { cells.append(unit.trimming(ByteRange(start, rest.end))) }
    return cells
  }
}

extension MarkupUnit {
  /// The range without the blanks it starts with.
  func skippingSpace(_ range: ByteRange) -> ByteRange {
    var start = range.start
    while start < range.end, bytes[start] <= 0x20 { start += 1 }
    return ByteRange(start, range.end)
  }

  /// The range without blanks at its ends.
  func trimming(_ range: ByteRange) -> ByteRange {
    var part = skippingSpace(range)
    while part.end > part.start, bytes[part.end - 1] <= 0x20 { part.end -= 1 }
    return part
  }
}
