// SPDX-License-Identifier: Apache-2.0

import Documents
import Text

/// The JSON-LD of a page: its scripts as they were read, and the objects in them.
public struct StructuredData: Sendable {
  /// One `<script type="application/ld+json">`.
  struct Script: Sendable {
    /// Index into `Document.elements`.
    var element: Int
    /// Place of its content in the source.
    var range: ByteRange
    /// What it holds, or what is wrong with it.
    var content: Result<PlacedJSON, JSONMistake>
  }

  /// An object with a type.
  struct Node: Sendable {
    /// Without the address of the vocabulary (`Product`).
    var types: [String]
    var json: PlacedJSON
    /// Index into `Document.elements` of its script.
    var element: Int
    /// Names of the properties that lead to it from the script, outermost first.
    var path: [String]
  }

  private(set) var scripts: [Script] = []
  /// All typed objects, in document order.
  private(set) var nodes: [Node] = []
  /// Objects by their `@id`, the first that says more than the id.
  private var byIdentifier: [String: PlacedJSON] = [:]

  /// Whether this is the data of a list of products rather than of one: more than three names.
  var isList: Bool {
    let names = nodes.lazy.filter { $0.types.contains("Product") && $0.path.isEmpty }
      .compactMap { $0.json["name"]?.text }
    return Set(names).count > 3
  }

  init() {}

  init(_ document: Document) {
    for index in document.elements(named: .script) {
      let element = document.elements[index]
      guard let type = element.value(of: "type")?.lowercased(), type.holds("ld+json"),
        Self.standsInPage(index, in: document)
      else { continue }
      let bytes = document.source.bytes
      let range = ByteRange(
        element.startTag.end, Self.end(ofScriptFrom: element.startTag.end, in: bytes))
      if !bytes[range.range].contains(where: { $0 > 0x20 }) { continue }
      do {
        let json = try PlacedJSON.parse(bytes, in: range)
        scripts.append(Script(element: index, range: range, content: .success(json)))
        collect(json, element: index, path: [])
      } catch {
        scripts.append(Script(element: index, range: range, content: .failure(error)))
      }
    }
  }

  /// The objects of a property: its value or values, with references by `@id` followed.
  func objects(of property: String, in json: PlacedJSON) -> [PlacedJSON] {
    (json[property]?.items ?? []).map { item in
      guard case .object(let members) = item.value, members.count == 1,
        let identifier = item["@id"]?.text, let full = byIdentifier[identifier]
      else { return item }
      return full
    }
  }

  /// The types of an object, without the address of the vocabulary.
  static func types(of json: PlacedJSON) -> [String] {
    (json["@type"]?.items ?? []).compactMap(\.text).map(Self.name)
  }

  /// `https://schema.org/InStock` → `InStock`.
  static func name(_ identifier: String) -> String {
    let end = identifier.lastIndex { $0 == "/" || $0 == "#" || $0 == ":" }
    return end.map { String(identifier[identifier.index(after: $0)...]) } ?? identifier
  }

  private mutating func collect(_ json: PlacedJSON, element: Int, path: [String]) {
    switch json.value {
    case .array(let items):
      for item in items { collect(item, element: element, path: path) }
    case .object(let members):
      let types = Self.types(of: json)
      if !types.isEmpty {
        nodes.append(Node(types: types, json: json, element: element, path: path))
      }
      if members.count > 1, let identifier = json["@id"]?.text, byIdentifier[identifier] == nil {
        byIdentifier[identifier] = json
      }
      for member in members {
        collect(
          member.value, element: element,
          path: member.key == "@graph" ? path : path + [member.key])
      }
    default: break
    }
  }

  /// False inside the code of an iframe or text area, where the script's content is itself escaped.
  private static func standsInPage(_ element: Int, in document: Document) -> Bool {
    var current = document.elements[element].parent
    while let index = current {
      switch document.elements[index].name {
      case "iframe", "textarea", "template": return false
      default: current = document.elements[index].parent
      }
    }
    return true
  }

  private static func end(ofScriptFrom start: Int, in bytes: [UInt8]) -> Int {
    var offset = start
    while let found = ByteSearch.first(closing, in: bytes, from: offset) {
      let name = bytes[(found + closing.count)...].prefix(script.count)
      if name.count == script.count, zip(name, script).allSatisfy({ $0 | 0x20 == $1 }) {
        return found
      }
      offset = found + closing.count
    }
    return bytes.count
  }

  private static let closing = Array("</".utf8)
  private static let script = Array("script".utf8)
}
