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
      switch content {
      case .draft(let draft): return .result(auditor.result(for: builder.listing(from: draft)))
      case .record(let line, let number, let source):
        do {
          let listing = try RecordReader(builder: builder).listing(from: line, source: source)
          return .result(auditor.result(for: listing))
        } catch {
          return .failure(
            InputFailure(
              source: source, line: number, id: error.id,
              message: Message(en: error.description, zh: error.description)))
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
    do {
      return try TableReader.tables(from: bytes, name: path).flatMap { table in
        try rows(of: table, path)
      }
    } catch let error as TableError {
      throw CommandError(error.description)
    }
  }

  private func rows(of table: Table, _ path: String) throws -> [Item] {
    guard table.rowCount > 0 else { return [] }
    let header = table.strings(ofRow: 0).map {
      $0.lowercased().filter { !$0.isWhitespace || $0 == " " }
    }
    guard let column = Self.titleColumns.compactMap({ header.firstIndex(of: $0) }).first else {
      throw CommandError(
        en: "\(path) has no column of titles; name one 'title'", zh: "\(path) 没有标题列；请把该列命名为“标题”")
    }
    let platform = Self.platformColumns.compactMap { header.firstIndex(of: $0) }.first
    return (1..<max(1, table.rowCount)).compactMap { row in
      guard column < table.columnCount(ofRow: row) else { return nil }
      let text = table.string(row: row, column: column)
      guard !text.isEmpty else { return nil }
      var draft = ListingBuilder.Draft(id: "\(path):\(row + 1)")
      if let platform, platform < table.columnCount(ofRow: row) {
        draft.platform = table.string(row: row, column: platform)
      }
      draft.add("title", text, as: .text)
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
