// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Audit
import Documents
import Findings
import Listings
import Text

/// The titles of a run: given as they are, or standing in files.
struct TitleInputs {
  let builder: ListingBuilder

  /// One title, or a record with one.
  struct Item: Sendable {
    enum Content: Sendable {
      case draft(ListingBuilder.Draft)
      case record(line: [UInt8], number: Int, source: String?)
    }
    let content: Content
    let builder: ListingBuilder

    func outcome(_ auditor: Auditor) -> Outcome {
      do {
        return .result(try auditor.result(for: try listing()))
      } catch let failure as InputFailure {
        return .failure(failure)
      } catch {
        return .failure(
          InputFailure(source: nil, message: Message(en: "\(error)", zh: "\(error)")))
      }
    }

    private func listing() throws -> Listing {
      switch content {
      case .draft(let draft): return builder.listing(from: draft)
      case .record(let line, let number, let source):
        do {
          return try RecordReader(builder: builder).listing(from: line, source: source)
        } catch {
          throw InputFailure(
            source: source, line: number, id: error.id,
            message: Message(en: error.description, zh: error.description))
        }
      }
    }
  }

  /// Names of a column that holds titles, and of one that names the platform.
  private static let titleColumns = [
    "title", "标题", "宝贝标题", "商品标题", "产品标题", "商品名称", "宝贝名称", "name", "product title", "item name",
  ]
  private static let platformColumns = ["platform", "平台"]

  func items(_ arguments: [String]) throws -> [Item] {
    var items: [Item] = []
    for argument in arguments {
      if argument == "-" {
        items += records(in: try StandardStreams.readAll(), source: nil)
        continue
      }
      var isFolder = false
      guard FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder), !isFolder
      else {
        items.append(title(argument, id: "\(items.count + 1)", source: nil))
        continue
      }
      guard let data = FileManager.default.contents(atPath: argument) else {
        throw CommandError(en: "\(argument) cannot be read", zh: "无法读取 \(argument)")
      }
      items += try file(Array(data), argument)
    }
    return items
  }

  private func file(_ bytes: [UInt8], _ path: String) throws -> [Item] {
    if path.hasSuffix(".ndjson") || path.hasSuffix(".jsonl") {
      return records(in: bytes, source: path)
    }
    if path.hasSuffix(".txt") {
      return lines(of: bytes).map { title($0.text, id: "\(path):\($0.number)", source: nil) }
    }
    if path.hasSuffix(".tsv") { return try tabbed(bytes, path) }
    do {
      return try TableReader.tables(from: bytes, name: path).flatMap { table in
        try rows(of: table, path)
      }
    } catch let error as TableError {
      throw CommandError(error.description)
    }
  }

  /// Text with tabs, in which a quotation mark is a letter like any other (IANA text/tab-separated-values):
  /// titles are full of inches.
  private func tabbed(_ bytes: [UInt8], _ path: String) throws -> [Item] {
    let lines = lines(of: TextDecoder.decode(bytes, name: path, isMarkup: false).bytes)
    guard let header = lines.first else { return [] }
    let cells = { (line: String) in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    return try items(
      header: cells(header.text), path: path,
      rows: lines.dropFirst().map { ($0.number, cells($0.text)) })
  }

  private func rows(of table: Table, _ path: String) throws -> [Item] {
    guard table.rowCount > 0 else { return [] }
    return try items(
      header: table.strings(ofRow: 0), path: path,
      rows: (1..<max(1, table.rowCount)).map { ($0 + 1, table.strings(ofRow: $0)) })
  }

  private func items(
    header: [String], path: String, rows: [(number: Int, cells: [String])]
  ) throws -> [Item] {
    let names = header.map { $0.lowercased().filter { !$0.isWhitespace || $0 == " " } }
    guard let column = Self.titleColumns.compactMap({ names.firstIndex(of: $0) }).first else {
      throw CommandError(
        en: "\(path) has no column of titles; name one 'title'", zh: "\(path) 没有标题列；请把该列命名为“标题”")
    }
    let platform = Self.platformColumns.compactMap { names.firstIndex(of: $0) }.first
    return rows.compactMap { row in
      guard column < row.cells.count, !row.cells[column].isEmpty else { return nil }
      var draft = ListingBuilder.Draft(id: "\(path):\(row.number)")
      if let platform, platform < row.cells.count { draft.platform = row.cells[platform] }
      draft.add("title", row.cells[column], as: .text)
      return Item(content: .draft(draft), builder: builder)
    }
  }

  private func records(in bytes: [UInt8], source: String?) -> [Item] {
    lines(of: bytes).map {
      Item(
        content: .record(line: Array($0.text.utf8), number: $0.number, source: source),
        builder: builder)
    }
  }

  /// Lines that are not blank, counted from 1.
  private func lines(of bytes: [UInt8]) -> [(text: String, number: Int)] {
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    return bytes.dropFirst(isMarked ? 3 : 0).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).enumerated().compactMap { index, line in
      let text = String(decoding: line.last == 13 ? line.dropLast() : line, as: UTF8.self)
      return text.allSatisfy(\.isWhitespace) ? nil : (text, index + 1)
    }
  }

  private func title(_ text: String, id: String, source: String?) -> Item {
    var draft = ListingBuilder.Draft(id: id, source: source)
    draft.add("title", text, as: .text)
    return Item(content: .draft(draft), builder: builder)
  }
}
