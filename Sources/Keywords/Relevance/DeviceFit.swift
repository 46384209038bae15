// SPDX-License-Identifier: Apache-2.0

/// Finds devices in queries and holds them against what a product fits: model y against 特斯拉Model Y.
///
/// Devices are compared as sets of words, letters apart from numbers: a query that names a part of one device
/// fits it (iphone 15, for iPhone 15 Pro), one that names anything more does not (iphone 15 pro max).
struct DeviceFit: Sendable {
  /// A device at a place of a query.
  struct Match {
    /// Number of terms.
    var length: Int
    /// The device as the query writes it.
    var name: String
    /// The fact it fits; nil where it fits none.
    var fact: String?
  }

  /// Words of each device that the product fits.
  private var devices: [(words: Set<String>, text: String)] = []
  private var known: Set<String> = []
  /// Runs of words of a device written together: modely.
  private var joined: [String: [String]] = [:]
  /// Names of other devices of these kinds.
  private var others: Set<String> = []
  private var variants: Set<String> = []

  init(_ facts: FactTerms, words: RelevanceWords, variants: Set<String>) {
    let listed = facts.list("compatible_with")
    guard !listed.isEmpty else { return }
    self.variants = variants
    var kinds: Set<String> = []
    for value in listed {
      let parts = value.terms.flatMap(DeviceFit.parts)
      devices.append((Set(parts), value.text))
      known.formUnion(parts)
      for start in parts.indices {
        kinds.formUnion(words.devices[parts[start]] ?? [])
        for end in start..<parts.count where end > start {
          joined[parts[start...end].joined()] = Array(parts[start...end])
        }
      }
    }
    known.subtract(facts.productTerms)
    known.subtract(words.roles["preposition"] ?? [])
    others = Set(words.devices.filter { !$0.value.isDisjoint(with: kinds) }.keys)
  }

  /// The device that stands at a place of a query; nil where none does.
  func match(in terms: [CanonicalQuery.Term], at start: Int) -> Match? {
    guard !devices.isEmpty, let first = parts(of: terms[start], isFirst: true) else { return nil }
    var words = first
    var end = start + 1
    while end < terms.count, let more = parts(of: terms[end], isFirst: false) {
      words += more
      end += 1
    }
    let asked = Set(words)
    let device = devices.first { device in
      asked.isSubset(of: device.words)
        || (device.words.contains("series")
          && device.words.subtracting(["series"]).isSubset(of: asked))
    }
    return Match(
      length: end - start, name: terms[start..<end].map(\.text).joined(separator: " "),
      fact: device.map { "compatible_with: \($0.text)" })
  }

  /// The words of a term that is of a device; nil for any other.
  private func parts(of term: CanonicalQuery.Term, isFirst: Bool) -> [String]? {
    if let words = joined[term.text] { return words }
    let parts = DeviceFit.parts(term.text)
    if parts.allSatisfy(known.contains) { return parts }
    if others.contains(term.text) { return [term.text] }
    if let first = parts.first, parts.count > 1, known.contains(first) || others.contains(first) {
      return parts
    }
    guard !isFirst else { return nil }
    let isLetters = term.text.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    let isShort = isLetters && term.text.utf8.count <= 2 && term.text != "no"
    return term.kind == .model && !DeviceFit.isYear(term.text) || variants.contains(term.text)
      || term.text == "series" || (isShort && !DeviceFit.particles.contains(term.text))
      ? parts : nil
  }

  private static let particles: Set<String> = [
    "a", "an", "of", "in", "on", "or", "to", "by", "my", "is", "at",
  ]

  /// Whether a number is one of the years that new goods are named by.
  static func isYear(_ text: String) -> Bool {
    text.utf8.count == 4 && (text.hasPrefix("19") || text.hasPrefix("20")) && Int(text) != nil
  }

  /// Letters apart from numbers: model3 is model and 3.
  private static func parts(_ text: String) -> [String] {
    // An amount is one word, whatever letters its unit has.
    if text.contains(":") { return [text] }
    var parts: [String] = []
    var wasDigit = false
    for character in text where character != " " {
      let isDigit = character.isNumber
      if let last = parts.last, isDigit == wasDigit || character == "." {
        parts[parts.count - 1] = last + String(character)
      } else {
        parts.append(String(character))
      }
      wasDigit = isDigit
    }
    return parts
  }
}
