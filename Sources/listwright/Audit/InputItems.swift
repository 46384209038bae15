// SPDX-License-Identifier: Apache-2.0

import Audit
import Documents
import Findings
import Lexicons
import Listings
import Text
import Workflow

/// The inputs of a run, one item a listing, in the order they were named.
struct InputItems {
  let options: InputOptions
  let setup: AuditSetup
  let pictures: PictureReading

  /// All items. Standard input and record files are read here; pages when their turn comes.
  func items() throws(CommandError) -> [InputItem] {
    var items: [InputItem] = []
    let kind = options.input.kind
    let excluded = options.exclude + setup.configuration.settings(for: nil).exclude
    for path in options.paths.isEmpty ? ["-"] : options.paths {
      if path == "-" {
        items += text(try StandardStreams.readAll(), name: "-", source: nil, kind: kind)
        continue
      }
      for found in InputPaths(excluding: excluded).expand([path]) {
        switch found {
        case .failure(let error): items.append(item(.failure(InputFailure(error))))
        case .success(let path) where options.input.feed != nil:
          items += try products(inFile: path)
        case .success(let path) where holdsRecords(path): items += records(inFile: path)
        case .success(let path): items.append(item(.file(path: path, kind: kind), path: path))
        }
      }
    }
    return items
  }

  private func item(_ content: InputItem.Content, path: String? = nil) -> InputItem {
    let settings = setup.configuration.settings(for: path)
    return InputItem(
      content: content, settings: settings, builder: setup.builder(for: settings),
      auditor: setup.auditor, pictures: pictures)
  }

  private func holdsRecords(_ path: String) -> Bool {
    switch options.input {
    case .ndjson: true
    case .auto: path.hasSuffix(".ndjson") || path.hasSuffix(".jsonl")
    default: false
    }
  }

  /// The products of a shop system's file.
  private func products(inFile path: String) throws(CommandError) -> [InputItem] {
    do {
      let settings = setup.configuration.settings(for: path)
      let reader = FeedReader(
        profile: try FeedProfile.read(options.input.rawValue, lexicons: setup.folder.lexicons),
        builder: setup.builder(for: settings))
      var items: [InputItem] = []
      for table in try TableReader.tables(from: try InputFile.read(path), name: path) {
        for product in try reader.products(in: table, source: path) {
          switch product {
          case .listing(let listing): items.append(item(.listing(listing), path: path))
          case .failure(let row, let error):
            items.append(
              item(
                .failure(
                  InputFailure(
                    source: path, line: row, id: error.id,
                    message: Message(en: error.description, zh: error.description)))))
          }
        }
      }
      return items
    } catch let error as InputError {
      return [item(.failure(InputFailure(error)))]
    } catch let error as LexiconError {
      throw CommandError(error.description)
    } catch {
      let text = (error as? RecordError)?.description ?? "\(error)"
      return [
        item(.failure(InputFailure(source: path, message: Message(en: text, zh: text))))
      ]
    }
  }

  private func records(inFile path: String) -> [InputItem] {
    do {
      return records(in: try InputFile.read(path), source: path)
    } catch {
      return [item(.failure(InputFailure(error)))]
    }
  }

  /// Standard input is records where it is said to be, or starts like one.
  private func text(
    _ bytes: [UInt8], name: String, source: String?, kind: InputKind?
  ) -> [InputItem] {
    let start = bytes.first { $0 > 0x20 }
    if options.input == .ndjson || (options.input == .auto && start == UInt8(ascii: "{")) {
      return records(in: bytes, source: source)
    }
    return [item(.text(bytes, name: name, kind: kind))]
  }

  /// Lines that hold something, each a record.
  private func records(in bytes: [UInt8], source: String?) -> [InputItem] {
    var bytes = bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    let settings = setup.configuration.settings(for: source)
    let builder = setup.builder(for: settings)
    var items: [InputItem] = []
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      items.append(
        InputItem(
          content: .record(line: line, number: number, source: source),
          settings: settings, builder: builder, auditor: setup.auditor, pictures: pictures))
    }
    return items
  }
}

extension InputFormat {
  /// The profile of a shop system's file; nil for pages and records.
  var feed: String? {
    switch self {
    case .shopifyCSV, .wooCommerceCSV, .taobaoCSV, .merchantFeed: rawValue
    default: nil
    }
  }

  /// The kind of page this names; nil where the name or the content decides.
  var kind: InputKind? {
    switch self {
    case .html: .html
    case .text: .text
    case .markdown: .markdown
    default: nil
    }
  }
}
