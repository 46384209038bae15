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

/// The inputs of a run, one item a listing.
struct InputItems {
  let options: InputOptions
  let setup: AuditSetup

  /// One thing to judge: a file, or a record of one.
  struct Item: Sendable {
    enum Content: Sendable {
      case file(path: String, kind: InputKind?)
      case bytes([UInt8], name: String, kind: InputKind?)
      case record(line: [UInt8], number: Int, source: String?)
      case failure(InputFailure)
    }
    let content: Content
    let builder: ListingBuilder
    let auditor: Auditor

    func outcome() -> Outcome {
      switch content {
      case .failure(let failure): return .failure(failure)
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
      case .bytes(let bytes, let name, let kind):
        return .result(auditor.result(for: listing(bytes, name: name, kind: kind)))
      case .file(let path, let kind):
        guard let data = FileManager.default.contents(atPath: path) else {
          return .failure(
            InputFailure(
              source: path, message: Message(en: "cannot be read", zh: "无法读取")))
        }
        return .result(auditor.result(for: listing(Array(data), name: path, kind: kind)))
      }
    }

    private func listing(_ bytes: [UInt8], name: String, kind: InputKind?) -> Listing {
      var draft = ListingBuilder.Draft(id: name, source: name)
      let kind = kind ?? .html
      draft.add(
        kind == .html ? "html" : "text",
        SourceText(name: name, string: String(decoding: bytes, as: UTF8.self)), as: kind)
      return builder.listing(from: draft)
    }
  }

  /// All items in order.
  func sequence() throws -> [Item] {
    var items: [Item] = []
    for path in options.paths.isEmpty ? ["-"] : options.paths {
      if path == "-" {
        let data = try StandardStreams.readAll()
        items += records(in: data, source: nil)
      } else if path.hasSuffix(".ndjson") || options.input == .ndjson {
        guard let data = FileManager.default.contents(atPath: path) else {
          items.append(
            item(
              .failure(
                InputFailure(
                  source: path, message: Message(en: "cannot be read", zh: "无法读取")))))
          continue
        }
        items += records(in: Array(data), source: path)
      } else {
        items.append(item(.file(path: path, kind: nil)))
      }
    }
    return items
  }

  private func item(_ content: Item.Content) -> Item {
    Item(content: content, builder: setup.builder, auditor: setup.auditor)
  }

  private func records(in bytes: [UInt8], source: String?) -> [Item] {
    var items: [Item] = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where line.contains(where: { $0 > 0x20 }) {
      items.append(item(.record(line: Array(line), number: index + 1, source: source)))
    }
    return items
  }
}
