// SPDX-License-Identifier: Apache-2.0

import Documents
import Text

/// What is wrong with a record, in words.
public struct RecordError: Error, Hashable, Sendable, CustomStringConvertible {
  public var description: String
  /// The record's id, where it could be read.
  public var id: String?

  public init(_ description: String, id: String? = nil) {
    self.description = description
    self.id = id
  }
}

/// Reads listing records: one JSON object, or one a line (NDJSON), as the contract describes them.
public struct RecordReader: Sendable {
  public let builder: ListingBuilder

  public init(builder: ListingBuilder) { self.builder = builder }

  /// Keys a record may have; others are ignored, so that shops can send their own along.
  private static let texts = ["title", "subtitle", "text", "html"]

  /// Reads one record.
  ///
  /// - Parameters:
  ///   - line: the bytes of one JSON object.
  ///   - source: path of the file it stands in; nil for standard input.
  public func listing(
    from line: some Collection<UInt8>, source: String?
  ) throws(RecordError) -> Listing {
    let value: JSONValue
    do {
      value = try JSONValue.parse(line)
    } catch {
      throw RecordError(error.description)
    }
    guard case .object = value else { throw RecordError("a record is a JSON object") }
    let id = try identifier(of: value)
    do {
      return try listing(id: id, from: value, source: source)
    } catch {
      throw RecordError(error.description, id: id)
    }
  }

  private func identifier(of value: JSONValue) throws(RecordError) -> String {
    switch value["id"] {
    case .string(let text) where !text.isEmpty: return text
    case .integer(let number): return String(number)
    case nil, .string: throw RecordError("'id' is missing; each record needs its own")
    default: throw RecordError("'id' must be text or a whole number")
    }
  }

  private func listing(
    id: String, from value: JSONValue, source: String?
  ) throws(RecordError) -> Listing {
    var draft = ListingBuilder.Draft(id: id, source: source)
    if let market = try text("market", of: value) {
      guard let known = Market(rawValue: market.lowercased()) else {
        throw RecordError(
          "'\(market)' is no market; known: "
            + Market.allCases.map(\.rawValue).joined(separator: ", "))
      }
      draft.market = known
    }
    draft.platform = try text("platform", of: value)
    draft.category = try text("category", of: value)
    if let language = try text("language", of: value) {
      draft.language = Language(rawValue: language) ?? .other
    }
    draft.brand = try text("brand", of: value)
    draft.price = try textOrNumber("price", of: value)
    if let title = try text("title", of: value) { draft.add("title", title, as: .text) }
    if let subtitle = try text("subtitle", of: value) { draft.add("subtitle", subtitle, as: .text) }
    for (index, bullet) in try texts("bullets", of: value).enumerated() {
      draft.add("bullets[\(index)]", bullet, as: .text)
    }
    if let body = try text("text", of: value) { draft.add("text", body, as: .text) }
    if let html = try text("html", of: value) { draft.add("html", html, as: .html) }
    guard !draft.texts.isEmpty else {
      throw RecordError("nothing to check: give at least one of title, bullets, text, html")
    }
    draft.images = try images(of: value)
    draft.attributes = try attributes(of: value)
    for item in value["evidence"]?.array ?? [] {
      draft.evidence.append(try EvidenceReader.evidence(from: item))
    }
    return builder.listing(from: draft)
  }

  private func text(_ key: String, of value: JSONValue) throws(RecordError) -> String? {
    switch value[key] {
    case nil: return nil
    case .string(let text): return text
    default: throw RecordError("'\(key)' must be text")
    }
  }

  private func textOrNumber(_ key: String, of value: JSONValue) throws(RecordError) -> String? {
    switch value[key] {
    case nil: return nil
    case .string(let text): return text
    case .integer(let number): return String(number)
    case .number(let number): return String(number)
    default: throw RecordError("'\(key)' must be text or a number")
    }
  }

  private func texts(_ key: String, of value: JSONValue) throws(RecordError) -> [String] {
    guard let member = value[key] else { return [] }
    guard let items = member.array else { throw RecordError("'\(key)' must be a list of texts") }
    var texts: [String] = []
    for item in items {
      guard let text = item.string else { throw RecordError("'\(key)' must hold texts only") }
      texts.append(text)
    }
    return texts
  }

  private func images(of value: JSONValue) throws(RecordError) -> [ImageReference] {
    guard let member = value["images"] else { return [] }
    guard let items = member.array else { throw RecordError("'images' must be a list") }
    var images: [ImageReference] = []
    for item in items {
      guard case .object = item else {
        throw RecordError(
          "an entry of 'images' must be an object with src, path, alt, width, height")
      }
      images.append(
        ImageReference(
          address: item["src"]?.string ?? item["path"]?.string ?? "",
          alternative: item["alt"]?.string, width: item["width"]?.int,
          height: item["height"]?.int, range: ByteRange(at: 0)))
    }
    return images
  }

  private func attributes(of value: JSONValue) throws(RecordError) -> [String: String] {
    guard let member = value["attributes"] else { return [:] }
    guard case .object(let members) = member else {
      throw RecordError("'attributes' must be an object")
    }
    return members.compactMapValues { value in
      switch value {
      case .string(let text): text
      case .integer(let number): String(number)
      case .number(let number): String(number)
      case .bool(let flag): flag ? "true" : "false"
      default: nil
      }
    }
  }
}
