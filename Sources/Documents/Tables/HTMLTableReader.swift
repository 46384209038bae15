// SPDX-License-Identifier: Apache-2.0

import CLibXML2
import Text

/// Reads the tables of a web page, as back offices save them under `.xls`.
///
/// Rows of all outermost tables are taken in order; a table inside a cell is read as text of that cell.
public enum HTMLTableReader {
  /// - Throws: `tooLarge`; `empty` where the page has no table.
  public static func table(
    from source: SourceText, limits: TableLimits = TableLimits()
  ) throws(TableError) -> Table {
    let events = HTMLTableEvents(name: source.name, limits: limits)
    var handler = htmlSAXHandler()
    handler.startElement = { user, name, attributes in
      guard let user, let name else { return }
      HTMLTableEvents.of(user).start(String(cString: name), attributes)
    }
    handler.endElement = { user, name in
      guard let user, let name else { return }
      HTMLTableEvents.of(user).end(String(cString: name))
    }
    handler.characters = { user, text, count in
      guard let user, let text else { return }
      HTMLTableEvents.of(user).text(UnsafeBufferPointer(start: text, count: Int(count)))
    }
    handler.ignorableWhitespace = handler.characters
    let user = Unmanaged.passUnretained(events).toOpaque()
    guard
      let context = htmlCreatePushParserCtxt(
        &handler, user, nil, 0, nil, XML_CHAR_ENCODING_UTF8)
    else { throw TableError(.malformed, name: source.name, "the page cannot be read") }
    defer { htmlFreeParserCtxt(context) }
    _ = htmlCtxtUseOptions(
      context,
      Int32(
        HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
          | HTML_PARSE_RECOVER.rawValue))
    source.bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      // In pieces, so that a limit reached early ends the work early.
      while start < bytes.count, events.failure == nil {
        let count = min(1 << 20, bytes.count - start)
        bytes.baseAddress?.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
          _ = htmlParseChunk(context, $0 + start, Int32(count), 0)
        }
        start += count
      }
      _ = htmlParseChunk(context, nil, 0, 1)
    }
    if let failure = events.failure { throw failure }
    let table = events.finish()
    guard table.rowCount > 0 else {
      throw TableError(
        .empty, name: source.name, "a web page without a table",
        nextStep: "was a login page saved instead of the export?")
    }
    return table
  }
}

/// Turns the tags of a page into rows.
private final class HTMLTableEvents {
  private var builder: TableBuilder
  private(set) var failure: TableError?
  private var depth = 0
  private var inCell = false
  private var cell: [UInt8] = []
  private var span = 1
  private var skipped = 0

  init(name: String, limits: TableLimits) {
    builder = TableBuilder(name: name, limits: limits)
  }

  static func of(_ user: UnsafeMutableRawPointer) -> HTMLTableEvents {
    Unmanaged<HTMLTableEvents>.fromOpaque(user).takeUnretainedValue()
  }

  func start(
    _ name: String, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    switch name {
    case "table": depth += 1
    case "td", "th":
      guard depth <= 1 else { return }
      endCell()
      inCell = true
      span = Self.span(attributes)
    case "tr":
      guard depth <= 1 else { return }
      endCell()
      if builder.hasOpenRow { builder.endRow() }
    case "br", "p", "div", "li": if inCell, !cell.isEmpty { cell.append(UInt8(ascii: " ")) }
    case "script", "style": skipped += 1
    default: break
    }
  }

  func end(_ name: String) {
    switch name {
    case "table":
      if depth <= 1 { endRow() }
      depth = max(0, depth - 1)
    case "td", "th": if depth <= 1 { endCell() }
    case "tr": if depth <= 1 { endRow() }
    case "script", "style": skipped = max(0, skipped - 1)
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if inCell, skipped == 0 { cell.append(contentsOf: bytes) }
  }

  func finish() -> Table {
    endRow()
    return builder.finish()
  }

  private func endRow() {
    endCell()
    if builder.hasOpenRow { builder.endRow() }
  }

  private func endCell() {
    guard inCell, failure == nil else { return }
    inCell = false
    do throws(TableError) {
      try builder.append(Self.collapsed(cell), kind: .text)
      for _ in 1..<max(1, span) { try builder.append(start: 0, count: 0, kind: .text) }
    } catch {
      failure = error
    }
    cell.removeAll(keepingCapacity: true)
  }

  /// White space collapsed and trimmed, as a browser shows it.
  private static func collapsed(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for byte in text {
      if byte > 0x20 {
        result.append(byte)
      } else if let last = result.last, last != 0x20 {
        result.append(0x20)
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return result
  }

  private static func span(
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) -> Int {
    guard let attributes else { return 1 }
    var index = 0
    while let name = attributes[index] {
      if String(cString: name).lowercased() == "colspan", let value = attributes[index + 1] {
        return min(max(Int(String(cString: value)) ?? 1, 1), 1_000)
      }
      index += 2
    }
    return 1
  }
}
