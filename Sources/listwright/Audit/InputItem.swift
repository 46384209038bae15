// SPDX-License-Identifier: Apache-2.0

import Audit
import Documents
import Findings
import Lexicons
import Listings
import Text
import Workflow

/// One thing to judge: a file, a text, or a record of a file.
struct InputItem: Sendable {
  enum Content: Sendable {
    case file(path: String, kind: InputKind?)
    case text([UInt8], name: String, kind: InputKind?)
    case record(line: ArraySlice<UInt8>, number: Int, source: String?)
    case listing(Listing)
    case failure(InputFailure)
  }

  let content: Content
  let settings: Settings
  let builder: ListingBuilder
  let auditor: Auditor
  let pictures: PictureReading

  /// Reads and judges it by itself; the settings are not applied yet. A mistake in a data file that is first
  /// needed here fails this input only.
  func outcome() -> Outcome {
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
    case .failure(let failure): throw failure
    case .listing(let listing): return listing
    case .record(let line, let number, let source):
      do {
        return try RecordReader(builder: builder).listing(from: line, source: source)
      } catch {
        throw InputFailure(
          source: source, line: number, id: error.id,
          message: Message(en: error.description, zh: error.description))
      }
    case .text(let bytes, let name, let kind): return try page(bytes, name: name, kind: kind)
    case .file(let path, let kind):
      do {
        return try page(
          try InputFile.read(path), name: path, kind: kind ?? InputKind(path: path), path: path)
      } catch let error as InputError {
        throw InputFailure(error)
      } catch let error as JSONError {
        throw InputFailure(
          source: path, message: Message(en: error.description, zh: error.description))
      }
    }
  }

  /// A listing whose only text is the file itself.
  ///
  /// - Parameter path: where the page lies, so that pictures beside it are found.
  private func page(
    _ bytes: [UInt8], name: String, kind: InputKind?, path: String? = nil
  ) throws -> Listing {
    let source = TextDecoder.decode(bytes, name: name, isMarkup: kind == nil || kind == .html)
    let kind = kind ?? InputKind(sniffing: source.bytes)
    var draft = ListingBuilder.Draft(id: name, source: name)
    draft.add(kind == .html ? "html" : "text", source, as: kind)
    guard let path else { return builder.listing(from: draft) }
    return try builder.listing(from: draft) { try pictures.completed($0, path: path) }
  }
}

extension InputFailure {
  init(_ error: InputError) {
    self.init(
      source: error.path,
      message: Message(en: error.description, zh: error.chineseDescription))
  }
}
