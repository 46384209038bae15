// SPDX-License-Identifier: Apache-2.0

import Lexicons

extension RelevanceWords {
  /// Reads the files of `words/relevance`.
  ///
  /// - Parameters:
  ///   - lexicons: path of the `lexicons` folder.
  ///   - canonicalizer: brings phrases to the form queries are brought to.
  public static func read(
    lexicons: String, canonicalizer: QueryCanonicalizer
  ) throws(LexiconError) -> RelevanceWords {
    var words = RelevanceWords()
    let folder = lexicons + "/words/relevance/"
    let key: (String) -> String = { Phrase.key(canonicalizer.terms($0)) }
    try words.readValues(folder + "values.txt", key)
    try words.readAudiences(folder, key)
    try WordLines.each(folder + "heads.txt") { (line) throws(LexiconError) in
      let role = line.fields[0]
      // Beginnings and endings are parts of words, and stay as they are written.
      let isPart = role.hasPrefix("beginning-") || role.hasPrefix("ending-")
      let phrases = commaList(line.text.dropFirst(role.count)).map { phrase in
        isPart ? String(phrase.filter { $0 != " " }) : key(phrase)
      }.filter { !$0.isEmpty }
      guard !phrases.isEmpty else { throw line.mistake("expected a role and phrases") }
      words.roles[role, default: []].formUnion(phrases)
    }
    try WordLines.each(folder + "kinds.txt") { (line) throws(LexiconError) in
      let parts = bars(line.text).map { commaList($0).map(key) }
      guard parts.count == 3, !parts[0].isEmpty else {
        throw line.mistake("expected names | broader names | topics")
      }
      words.names.formUnion(parts[0])
      words.kinds.append(Kind(names: parts[0], broader: parts[1], topics: parts[2]))
    }
    var group = 0
    try WordLines.each(folder + "scenes.txt") { (line) throws(LexiconError) in
      group += 1
      for field in line.fields { words.scenes[key(field), default: []].insert(group) }
    }
    try WordLines.each(folder + "style.txt") { (line) throws(LexiconError) in
      words.style.formUnion(line.fields.map(key))
    }
    try WordLines.each(folder + "soundalikes.txt") { (line) throws(LexiconError) in
      guard let first = line.fields.first?.first else { return }
      for character in line.fields.joined() { words.soundalikes[character] = first }
    }
    words.forms = PhraseForms(
      having: words.list("beginning-having"), easy: words.list("beginning-easy"),
      endings: words.list("ending-empty"), absenceSigns: ["¬"] + words.list("beginning-absent"),
      opposed: words.list("beginning-against"))
    words.readCounted(canonicalizer)
    try words.readShape(lexicons + "/words/segmentation/")
    try words.readOrdinary(folder + "english.txt", canonicalizer)
    try words.readBrands(
      folder, goods: key, name: { Phrase.key(canonicalizer.terms($0), isRooted: false) })
    return words
  }

  /// Words of a role, the longest first.
  private func list(_ role: String) -> [String] {
    (roles[role] ?? []).sorted { ($1.count, $0) < ($0.count, $1) }
  }

  /// 单 and 双 before a unit: 单人, 双层.
  private mutating func readCounted(_ canonicalizer: QueryCanonicalizer) {
    let quantities = canonicalizer.words.quantities
    for (word, number) in [("单", 1.0), ("双", 2)] {
      for unit in ["人", "层", "件", "只", "支", "瓶", "包", "盒", "座"] {
        guard quantities.unit(unit) != nil else { continue }
        amounts[word + unit] = Amount(quantities.quantity(number, unit: unit))
      }
    }
    for (word, number) in [("一打", 12.0), ("半打", 6), ("两打", 24)] {
      amounts[word] = Amount(quantities.quantity(number, unit: "个"))
    }
  }

  private mutating func readShape(_ folder: String) throws(LexiconError) {
    for file in [
      "attributes", "audience", "brands", "colours", "general", "learned", "products", "scenes",
    ] {
      try WordLines.each(folder + file + ".txt") { (line) throws(LexiconError) in
        guard let word = line.fields.first else { return }
        brandShape.add(word, isBrand: file == "brands")
      }
    }
  }

  /// The file's words and those of the other lists: each may stand before a product's name.
  private mutating func readOrdinary(
    _ path: String, _ canonicalizer: QueryCanonicalizer
  ) throws(LexiconError) {
    var known: [String] = []
    try WordLines.each(path) { (line) throws(LexiconError) in known += line.fields }
    add(ordinary: known.flatMap { [$0, canonicalizer.words.inflection.key(of: $0)] })
    let phrases =
      style.union(roles.values.joined()).union(audiences.keys).union(scenes.keys)
      .union(values.names).union(kinds.flatMap { $0.names + $0.broader + $0.topics })
    add(ordinary: phrases.flatMap { $0.split(separator: " ").map(String.init) })
  }

  private mutating func readValues(
    _ path: String, _ key: (String) -> String
  ) throws(LexiconError) {
    try WordLines.each(path) { (line) throws(LexiconError) in
      let parts = RelevanceWords.bars(line.text)
      guard parts.count == 2 || parts.count == 3,
        let attribute = parts[0].split(separator: " ").first
      else { throw line.mistake("expected attribute | names | broader names") }
      let names = RelevanceWords.commaList(parts[1]).map(key)
      guard let first = names.first else { throw line.mistake("a value needs a name") }
      values.add(
        ValueTaxonomy.Value(attribute: String(attribute), name: first), names: names,
        broader: parts.count > 2 ? RelevanceWords.commaList(parts[2]).map(key) : [])
    }
  }

  private mutating func readAudiences(
    _ folder: String, _ key: (String) -> String
  ) throws(LexiconError) {
    try WordLines.each(folder + "audience.txt") { (line) throws(LexiconError) in
      guard line.fields.count >= 4, let low = Double(line.fields[1]),
        let high = Double(line.fields[2]), low <= high, ["m", "f", "-"].contains(line.fields[0])
      else { throw line.mistake("expected sex, youngest and oldest age, words") }
      let isSpecial = line.fields.last == "!"
      let group = Audience(
        sex: line.fields[0] == "m" ? .male : line.fields[0] == "f" ? .female : nil,
        ages: low...high, isSpecial: isSpecial)
      for field in line.fields.dropFirst(3) where field != "!" { audiences[key(field)] = group }
    }
    try WordLines.each(folder + "grades.txt") { (line) throws(LexiconError) in
      guard line.fields.count == 3, let low = Double(line.fields[1]),
        let high = Double(line.fields[2]), low <= high
      else { throw line.mistake("expected a word, the first and the last school year") }
      audiences[key(line.fields[0])] = Audience.pupils(low...high)
    }
  }

  private mutating func readBrands(
    _ folder: String, goods goodsKey: (String) -> String, name key: (String) -> String
  ) throws(LexiconError) {
    try WordLines.each(folder + "brands.txt") { (line) throws(LexiconError) in
      guard line.text.hasPrefix("@") else {
        for name in RelevanceWords.commaList(line.text) {
          brands[key(name), default: []].append([])
        }
        return
      }
      let parts = line.text.dropFirst().split(maxSplits: 1) { $0 == ":" }
      guard parts.count == 2 else { throw line.mistake("expected @ goods: brands") }
      let goods = Set(RelevanceWords.commaList(parts[0]).map(goodsKey))
      for name in RelevanceWords.commaList(parts[1]) {
        brands[key(name), default: []].append(goods)
      }
    }
    try WordLines.each(folder + "devices.txt") { (line) throws(LexiconError) in
      for name in line.fields.dropFirst() { devices[key(name), default: []].insert(line.fields[0]) }
    }
    try WordLines.each(folder + "ambiguous.txt") { (line) throws(LexiconError) in
      ordinaryWords[key(line.fields[0]), default: []].formUnion(
        line.fields.dropFirst().map { $0 == "*" ? "*" : goodsKey($0) })
    }
  }

  private static func bars(_ text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false) { $0 == "|" }
  }

  private static func commaList(_ text: some StringProtocol) -> [String] {
    text.split { $0 == "," }.map { String($0) }.filter { !$0.allSatisfy(\.isWhitespace) }
  }
}
