// SPDX-License-Identifier: Apache-2.0

import Findings
import Lexicons
import Text

extension PlatformRule {
  private static let commonKeys = [
    "id", "severity", "confidence", "source", "url", "from", "to", "categories",
    "except-categories", "message",
  ]
  /// The key that says what a rule looks at, and the keys that go with it.
  private static let kinds: [(key: String, also: [String])] = [
    ("max", ["unit", "font-size", "or-in"]), ("min", ["unit", "font-size"]),
    ("recommended", ["unit", "font-size"]), ("visible", ["unit", "font-size"]),
    ("forbid-characters", ["except-in-brand"]), ("forbid", []), ("forbid-words", []),
    ("repeat-most", ["ignoring"]), ("once", []), ("capitals-most", ["ignoring"]),
    ("title-case", ["ignoring"]), ("not-only", []), ("require", []),
  ]

  init(_ node: YAMLNode) throws(LexiconError) {
    guard let kind = Self.kinds.first(where: { node.optional($0.key) != nil }) else {
      throw node.error(
        "this rule says nothing; it needs one of \(Self.kinds.map(\.key).joined(separator: ", "))")
    }
    _ = try node.entries(allowed: [kind.key] + kind.also + Self.commonKeys)
    let value = try node.required(kind.key)
    var usual = "length"
    var severity = Severity.warning
    switch kind.key {
    case "max":
      var others: [LengthUnit] = []
      for item in node.optional("or-in")?.items() ?? [] { others.append(try item.lengthUnit(nil)) }
      check = .maximum(try Self.limit(value, node), orIn: others)
      severity = .error
    case "min":
      usual = "minimum"
      check = .minimum(try Self.limit(value, node))
    case "recommended":
      usual = "recommended-length"
      check = .recommended(try Self.limit(value, node))
      severity = .info
    case "visible":
      usual = "visible"
      check = .visible(try Self.limit(value, node))
      severity = .info
    case "forbid-characters":
      usual = "characters"
      check = .characters(
        Set(try value.strings().joined()),
        exceptInBrand: try node.optional("except-in-brand")?.boolean() ?? false)
      severity = .error
    case "forbid":
      var kinds: [TitleCheck.ForbiddenKind] = []
      for item in value.items() { kinds.append(try item.choice(TitleCheck.ForbiddenKind.self)) }
      usual = kinds.first?.rawValue ?? ""
      check = .kinds(kinds)
      severity = .error
    case "forbid-words":
      usual = "words"
      check = .words(try value.strings())
    case "repeat-most":
      usual = "repetition"
      check = .repetition(most: try value.integer(), ignoring: try Self.ignored(node))
    case "once":
      usual = "once"
      check = .once(Set(try value.strings().joined()))
    case "capitals-most":
      usual = "capitals"
      check = .capitals(most: try value.integer(), ignoring: try Self.ignored(node))
    case "title-case":
      usual = "title-case"
      guard try value.boolean() else { throw value.error("leave the rule out instead") }
      check = .titleCase(ignoring: try Self.ignored(node))
      severity = .info
    case "not-only":
      usual = "not-only"
      var classes: [TitleCheck.ScriptClass] = []
      for item in value.items() { classes.append(try item.choice(TitleCheck.ScriptClass.self)) }
      check = .notOnly(classes)
    default:
      usual = "required"
      var elements: [TitleCheck.RequiredElement] = []
      for item in value.items() {
        elements.append(try item.choice(TitleCheck.RequiredElement.self))
      }
      check = .required(elements)
    }
    id = try node.optional("id")?.string() ?? usual
    source = try node.required("source").string()
    confidence = try node.required("confidence").choice(Confidence.self)
    if let given = node.optional("severity") {
      severity = try given.choice(Severity.self)
      if severity == .error, confidence == .low {
        throw given.error("a rule of low confidence warns; it cannot be an error")
      }
    } else if confidence != .high {
      severity = min(severity, .warning)
    }
    self.severity = severity
    url = try node.optional("url")?.string()
    from = try node.optional("from")?.date()
    to = try node.optional("to")?.date()
    if let from, let to, to < from {
      throw (node.optional("to") ?? node).error("ends before it begins, on \(from)")
    }
    categories = try node.optional("categories")?.strings() ?? []
    exceptCategories = try node.optional("except-categories")?.strings() ?? []
    if let said = node.optional("message") {
      _ = try said.entries(allowed: ["en", "zh"])
      message = Message(
        en: try said.required("en").string(), zh: try said.required("zh").string())
    }
  }

  private static func limit(_ value: YAMLNode, _ node: YAMLNode) throws(LexiconError) -> LengthLimit
  {
    let count = try value.integer()
    guard count >= 0 else { throw value.error("a length cannot be negative") }
    let size = try node.optional("font-size")?.integer()
    return LengthLimit(count: count, unit: try node.required("unit").lengthUnit(size))
  }

  private static func ignored(_ node: YAMLNode) throws(LexiconError) -> Set<String> {
    Set(try (node.optional("ignoring")?.strings() ?? []).map { $0.lowercased() })
  }
}

extension YAMLNode {
  /// The name of a unit of length; `fontSize` is for pixels, 20 where it is nil.
  func lengthUnit(_ fontSize: Int?) throws(LexiconError) -> LengthUnit {
    let name = try string()
    let units = LengthUnit.counting + [.pixels(fontSize: fontSize ?? 20)]
    guard let unit = units.first(where: { $0.name == name }) else {
      let names = units.map(\.name)
      throw error(
        "'\(name)' is none of \(names.joined(separator: ", "))",
        suggestion: EditDistance.nearest(to: name, in: names))
    }
    return unit
  }
}
