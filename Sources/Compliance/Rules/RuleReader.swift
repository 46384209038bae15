// SPDX-License-Identifier: Apache-2.0

import Findings
import Lexicons
import Listings
import Text

/// Reads packs of rules.
struct RuleReader {
  var conditions: ConditionReader
  private(set) var rules: [ClaimRule] = []
  private(set) var packs: [ClaimPack] = []
  private let citations: [String: Citation]
  private var names: Set<String> = []

  init(classes: WordClasses, folding: FoldingTable, citations: [String: Citation]) {
    conditions = ConditionReader(classes: classes, folding: folding)
    self.citations = citations
  }

  static let packKeys = [
    "pack", "title", "markets", "platforms", "categories", "cite", "layer", "provenance", "unless",
    "rules", "note", "classes", "patterns", "contexts",
  ]
  static let ruleKeys = [
    "id", "family", "severity", "layer", "cite", "effective", "markets", "platforms", "categories",
    "fields", "when", "with", "unless", "allow", "check", "evidence", "message", "rewrite",
    "provenance", "note", "facts", "examples", "confidence",
  ]

  /// Adds the rules of one file.
  mutating func add(_ file: YAMLNode) throws(LexiconError) {
    _ = try file.entries(allowed: Self.packKeys)
    let pack = try file.required("pack").string()
    packs.append(
      ClaimPack(
        name: pack, title: try file.optional("title")?.message() ?? Message(en: pack, zh: pack)))
    for node in try file.required("rules").items() {
      try add(node, pack: pack, file: file)
    }
  }

  private mutating func add(
    _ node: YAMLNode, pack: String, file: YAMLNode
  ) throws(LexiconError) {
    _ = try node.entries(allowed: Self.ruleKeys)
    let slug = try node.required("id").string()
    let id = pack + "/" + slug
    guard names.insert(id).inserted else {
      throw try node.required("id").error("the rule '\(id)' stands twice")
    }
    func either(_ key: String) -> YAMLNode? { node.optional(key) ?? file.optional(key) }
    let provenance =
      try either("provenance")?.choice(ClaimRule.Provenance.self) ?? .unverified
    var severity = try node.required("severity").choice(Severity.self)
    if provenance == .unverified { severity = min(severity, .warning) }
    var exemptions: [ClaimRule.Exemption] = []
    for item in (file.optional("unless")?.items() ?? []) + (node.optional("unless")?.items() ?? [])
    {
      let name = try exemptionName(item)
      guard !exemptions.contains(where: { $0.name == name && item.text != nil }) else { continue }
      exemptions.append(
        ClaimRule.Exemption(name: name, condition: try conditions.condition(item)))
    }
    var requires: [Condition] = []
    for item in node.optional("with")?.items() ?? [] {
      requires.append(try conditions.condition(item))
    }
    let check = try node.optional("check")?.choice(StructureCheck.self)
    let triggers = try conditions.patterns(node.optional("when"))
    guard check != nil || !triggers.isEmpty else {
      throw node.error("a rule says 'when', or names a 'check'")
    }
    var evidence: [Evidence.Kind] = []
    for item in node.optional("evidence")?.items() ?? [] {
      evidence.append(try item.choice(Evidence.Kind.self))
    }
    let effective = node.optional("effective")
    rules.append(
      ClaimRule(
        id: id, family: try node.required("family").choice(Family.self), severity: severity,
        layer: try either("layer")?.choice(Layer.self) ?? .statute,
        citations: try citations(either("cite")),
        effectiveFrom: try effective?.optional("from")?.date(),
        effectiveTo: try effective?.optional("to")?.date(),
        scope: try scope(node, file: file), message: try node.required("message").message(),
        rewrites: try rewrites(node.optional("rewrite")), provenance: provenance,
        note: try node.optional("note")?.string() ?? "",
        facts: try node.optional("facts")?.strings() ?? [],
        examples: try examples(node.optional("examples")), file: node.file, line: node.line,
        evidence: evidence, confidence: try node.optional("confidence")?.number() ?? 0.9,
        triggers: triggers, allowed: try conditions.patterns(node.optional("allow")),
        requires: requires, exemptions: exemptions, check: check))
  }

  private func exemptionName(_ node: YAMLNode) throws(LexiconError) -> String {
    if let name = node.text { return name }
    return try node.optional("name")?.string() ?? "context"
  }

  private func citations(_ node: YAMLNode?) throws(LexiconError) -> [Citation] {
    var result: [Citation] = []
    for item in node?.items() ?? [] {
      let text = try item.string()
      let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
      guard let name = parts.first, var citation = citations[name] else {
        throw item.error(
          "no citation '\(parts.first ?? text)' in citations.yaml",
          suggestion: EditDistance.nearest(to: parts.first ?? text, in: citations.keys.sorted()))
      }
      if parts.count == 2 { citation.article = parts[1] }
      result.append(citation)
    }
    return result
  }

  private func scope(
    _ node: YAMLNode, file: YAMLNode
  ) throws(LexiconError) -> ClaimRule.Scope {
    var scope = ClaimRule.Scope()
    for item in (node.optional("markets") ?? file.optional("markets"))?.items() ?? [] {
      scope.markets.append(try item.choice(Market.self))
    }
    (scope.platforms, scope.withoutPlatforms) = try lists(
      node.optional("platforms") ?? file.optional("platforms"))
    (scope.categories, scope.withoutCategories) = try lists(
      node.optional("categories") ?? file.optional("categories"))
    scope.fields = try node.optional("fields")?.strings() ?? []
    return scope
  }

  /// A list of names, or a mapping `with:` and `without:`.
  private func lists(
    _ node: YAMLNode?
  ) throws(LexiconError) -> (with: [String], without: [String]) {
    guard let node else { return ([], []) }
    if case .mapping = node.value {
      _ = try node.entries(allowed: ["with", "without"])
      return (
        try node.optional("with")?.strings() ?? [], try node.optional("without")?.strings() ?? []
      )
    }
    return (try node.strings(), [])
  }

  private func rewrites(_ node: YAMLNode?) throws(LexiconError) -> [ClaimRule.Rewrite] {
    var result: [ClaimRule.Rewrite] = []
    for item in node?.items() ?? [] {
      for entry in try item.entries(allowed: ClaimRule.Rewrite.Kind.allCases.map(\.rawValue)) {
        guard let kind = ClaimRule.Rewrite.Kind(rawValue: entry.name) else { continue }
        let message: Message
        if kind == .delete, entry.value.isNull {
          message = Message(en: "Take the phrase out.", zh: "删去这一说法。")
        } else {
          message = try entry.value.message(also: ["text"])
        }
        result.append(
          ClaimRule.Rewrite(
            kind: kind, message: message,
            replacement: try entry.value.optional("text")?.string()))
      }
    }
    return result
  }

  private func examples(_ node: YAMLNode?) throws(LexiconError) -> ClaimRule.Examples {
    guard let node else { return ClaimRule.Examples() }
    _ = try node.entries(allowed: ["flagged", "allowed"])
    var result = ClaimRule.Examples()
    for item in node.optional("flagged")?.items() ?? [] {
      result.flagged.append(try example(item))
    }
    for item in node.optional("allowed")?.items() ?? [] {
      result.allowed.append(try example(item))
    }
    return result
  }

  private func example(_ node: YAMLNode) throws(LexiconError) -> ClaimRule.Example {
    if let text = node.text { return ClaimRule.Example(marked: text, line: node.line) }
    _ = try node.entries(allowed: ["text", "title", "category", "platform"])
    let title = node.optional("title")
    let source: YAMLNode
    if let title { source = title } else { source = try node.required("text") }
    return ClaimRule.Example(
      marked: try source.string(),
      category: try node.optional("category")?.string(),
      platform: try node.optional("platform")?.string(), isTitle: title != nil, line: node.line)
  }
}

extension YAMLNode {
  /// A sentence in both languages: `zh:` and `en:`.
  func message(also keys: [String] = []) throws(LexiconError) -> Message {
    _ = try entries(allowed: ["zh", "en"] + keys)
    return Message(en: try required("en").string(), zh: try required("zh").string())
  }
}
