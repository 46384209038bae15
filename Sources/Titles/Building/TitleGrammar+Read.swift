// SPDX-License-Identifier: Apache-2.0

import Lexicons

extension TitleGrammar {
  private static let keys = [
    "grammar", "slots", "joiners", "attributes", "capitalize", "small-words", "spellings",
    "loose-endings", "neutral-words", "joiner-worth", "single",
  ]

  /// Reads one file.
  public init(_ node: YAMLNode) throws(LexiconError) {
    _ = try node.entries(allowed: Self.keys)
    self.init(name: try node.required("grammar").string())
    slots = []
    for item in try node.required("slots").items() {
      let slot = try item.choice(TitleSlot.self)
      if slots.contains(slot) { throw item.error("'\(slot.rawValue)' stands twice") }
      slots.append(slot)
    }
    for entry in try node.optional("joiners")?.entries() ?? [] {
      _ = try entry.value.entries(allowed: ["before", "between"])
      joiners[try entry.key.choice(TitleSlot.self)] = Joiner(
        before: try entry.value.optional("before")?.string(),
        between: try entry.value.optional("between")?.string())
    }
    for entry in try node.optional("attributes")?.entries() ?? [] {
      let slot = try entry.key.choice(TitleSlot.self)
      for name in try entry.value.strings() { attributes[name.lowercased()] = slot }
    }
    capitalizes = try node.optional("capitalize")?.boolean() ?? false
    smallWords = Set(try node.optional("small-words")?.strings() ?? [])
    for entry in try node.optional("spellings")?.entries() ?? [] {
      spellings[WordForm.key(entry.name)] = try entry.value.string()
    }
    looseEndings = try node.optional("loose-endings")?.strings() ?? []
    neutralWords = Set(try node.optional("neutral-words")?.strings() ?? [])
    single = try node.optional("single")?.strings() ?? []
    joinerWorth = try node.optional("joiner-worth")?.number() ?? 0
    guard (0...1).contains(joinerWorth) else {
      throw (node.optional("joiner-worth") ?? node).error("a share is from 0 to 1")
    }
  }

  /// The grammar of this name in `templates/titles`.
  public static func read(_ name: String, in data: DataFolder) throws(LexiconError) -> TitleGrammar
  {
    try TitleGrammar(try DataFiles.yaml(of: "\(data.templates)/titles/\(name).yaml"))
  }
}
