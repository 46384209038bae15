// SPDX-License-Identifier: Apache-2.0

import Lexicons

/// What comparing queries needs to know of words; read from `lexicons/words/identity`.
public struct IdentityWords: Sendable {
  var inflection = EnglishInflection()
  var quantities = QuantityTable()
  /// Words that carry no meaning of their own (的, for, with).
  var functionWords: Set<String> = []
  /// Words that say the next one is absent (without, 不含).
  var absenceBefore: Set<String> = []
  /// Words that say the one before is absent (free).
  var absenceAfter: Set<String> = []
  /// Endings and beginnings of absence (-less, un-).
  var absenceEndings: [String] = []
  /// Words that end like absence and are not (wireless says nothing about wires a shopper chose).
  var absenceExceptions: Set<String> = []
  /// Words that make another model of what they stand by (pro, max, mini).
  var variants: Set<String> = []
  /// The key of the group of synonyms a phrase belongs to; phrases are keys joined by spaces.
  var synonyms: [String: String] = [:]
  /// The longest phrase among them, in words.
  var longestSynonym = 1
  /// Words by group of order: two words of one group mean another thing when they change places.
  var orderGroups: [String: [String]] = [:]

  public init() {}

  /// Reads the files of `words/identity`.
  ///
  /// - Parameter lexicons: path of the `lexicons` folder.
  public static func read(lexicons: String) throws(LexiconError) -> IdentityWords {
    var words = IdentityWords()
    let folder = lexicons + "/words/identity/"
    try WordLines.each(folder + "inflection.txt") { (line) throws(LexiconError) in
      words.inflection.add(forms: line.fields)
    }
    try WordLines.each(folder + "units.txt") { (line) throws(LexiconError) in
      guard line.fields.count >= 3, let factor = Double(line.fields[1]) else {
        throw line.mistake("expected a dimension, a factor and names of the unit")
      }
      for name in line.fields.dropFirst(2) {
        if line.fields[0] == "number" {
          words.quantities.add(number: name, value: factor)
        } else {
          words.quantities.add(unit: name, dimension: line.fields[0], factor: factor)
        }
      }
    }
    try words.readRoles(folder + "roles.txt")
    try words.readSynonyms(folder + "synonyms.txt")
    try WordLines.each(folder + "order.txt") { (line) throws(LexiconError) in
      guard let group = line.fields.first else { return }
      for word in line.fields.dropFirst() { words.orderGroups[word, default: []].append(group) }
    }
    return words
  }

  private mutating func readRoles(_ path: String) throws(LexiconError) {
    try WordLines.each(path) { (line) throws(LexiconError) in
      let names = line.fields.dropFirst()
      switch line.fields[0] {
      case "function": functionWords.formUnion(names)
      case "absence-before": absenceBefore.formUnion(names)
      case "absence-after": absenceAfter.formUnion(names)
      case "absence-ending": absenceEndings += names
      case "absence-exception": absenceExceptions.formUnion(names)
      case "variant": variants.formUnion(names)
      default:
        throw line.mistake(
          "unknown role '\(line.fields[0])'",
          suggestion: [
            "function", "absence-before", "absence-after", "absence-ending", "absence-exception",
            "variant",
          ].first { $0.hasPrefix(line.fields[0].prefix(3)) })
      }
    }
  }

  /// Groups of phrases, separated by commas; the first phrase names the group.
  private mutating func readSynonyms(_ path: String) throws(LexiconError) {
    let inflection = inflection
    try WordLines.each(path) { (line) throws(LexiconError) in
      let phrases = line.text.split(separator: ",").map { phrase in
        phrase.split(separator: " ").map { inflection.key(of: String($0)) }
      }.filter { !$0.isEmpty }
      guard phrases.count >= 2 else { throw line.mistake("a group has two phrases or more") }
      let key = phrases[0].joined(separator: " ")
      for phrase in phrases {
        synonyms[phrase.joined(separator: " ")] = key
        longestSynonym = max(longestSynonym, phrase.count)
      }
    }
  }
}
