// SPDX-License-Identifier: Apache-2.0

import Findings
import Lexicons
import Listings

extension Platform {
  private static let keys = [
    "platform", "extends", "name", "aliases", "market", "language", "grammar", "fields",
  ]

  /// Reads one file.
  ///
  /// - Parameter parent: loads the platform that `extends` names; its fields and rules hold unless the
  ///   file has rules of the same id.
  init(
    _ node: YAMLNode, parent: (YAMLNode) throws(LexiconError) -> Platform
  ) throws(LexiconError) {
    _ = try node.entries(allowed: Self.keys)
    let base: Platform?
    if let extended = node.optional("extends") { base = try parent(extended) } else { base = nil }
    name = try node.required("platform").string()
    if let shown = node.optional("name") {
      _ = try shown.entries(allowed: ["en", "zh"])
      displayName = Message(
        en: try shown.required("en").string(), zh: try shown.required("zh").string())
    } else {
      displayName = Message(en: name, zh: name)
    }
    aliases = try node.optional("aliases")?.strings() ?? []
    market = try node.optional("market")?.choice(Market.self) ?? base?.market
    language = try node.optional("language")?.choice(Language.self) ?? base?.language
    grammar = try node.optional("grammar")?.string() ?? base?.grammar
    fields = base?.fields ?? []
    for entry in try node.required("fields").entries() {
      let index = fields.firstIndex { $0.name == entry.name }
      let field = try PlatformField(
        entry.value, name: entry.name, base: index.map { fields[$0] })
      if let index { fields[index] = field } else { fields.append(field) }
    }
  }
}

extension PlatformField {
  init(_ node: YAMLNode, name: String, base: PlatformField?) throws(LexiconError) {
    _ = try node.entries(allowed: ["separator", "items", "rules"])
    self.name = name
    separator = try node.optional("separator")?.string() ?? base?.separator ?? " "
    items = try node.optional("items")?.integer() ?? base?.items ?? 1
    var own: [PlatformRule] = []
    for item in node.optional("rules")?.items() ?? [] {
      let rule = try PlatformRule(item)
      let clash = own.first {
        $0.id == rule.id && $0.overlaps(rule)
      }
      if clash != nil {
        throw item.error("two rules '\(rule.id)' hold at the same time; give one an id of its own")
      }
      own.append(rule)
    }
    rules = (base?.rules ?? []).filter { old in !own.contains { $0.id == old.id } } + own
  }
}

extension PlatformRule {
  /// Whether there is a day and category on which both hold.
  func overlaps(_ other: PlatformRule) -> Bool {
    if let to, let from = other.from, to < from { return false }
    if let to = other.to, let from, to < from { return false }
    let ours = Set(categories)
    let theirs = Set(other.categories)
    if ours.isEmpty && theirs.isEmpty { return true }
    if ours.isEmpty { return !theirs.subtracting(exceptCategories).isEmpty }
    if theirs.isEmpty { return !ours.subtracting(other.exceptCategories).isEmpty }
    return !ours.isDisjoint(with: theirs)
  }
}
