// SPDX-License-Identifier: Apache-2.0

/// Numbers of queries held against the facts.
extension AttributeJudge {
  /// What the facts say to a number.
  func measured(_ key: String, _ terms: ArraySlice<CanonicalQuery.Term>) -> Verdict? {
    if terms.count == 1, let term = terms.first {
      if let verdict = dimensions(term) { return verdict }
      if term.kind == .quantity, let amount = Amount(term.text) { return verdict(on: amount) }
      if let amount = words.amounts[key] { return verdict(on: amount) }
      if let verdict = year(key) { return verdict }
    }
    if terms.count == 2, let first = terms.first?.text, Self.sizeWords.contains(first),
      let last = terms.last, let number = Double(last.text)
    {
      return verdict(onNumberedSize: number)
    }
    // A measure by itself is one of it: a gallon jug.
    if terms.count == 1, let unit = quantities.unit(key), unit.dimension == "volume" {
      return verdict(on: Amount(dimension: unit.dimension, value: unit.factor))
    }
    if terms.count <= 2, let number = LabelledNumber(key), let listed = facts.labelled[number.label]
    {
      if let match = listed.first(where: { $0.number == number.number }) {
        return accepted(facts.values[match.value])
      }
      return listed.first.map { first in
        .contradicted(by: "\(facts.values[first.value].list): \(facts.values[first.value].text)")
      }
    }
    if terms.count == 2, let verdict = named(terms) { return verdict }
    return terms.count == 1 ? decimal(key) : nil
  }

  /// Words before a size that is a bare number, in canonical form.
  private static let sizeWords: Set<String> = ["siz", "us", "uk", "eu"]

  /// A number beside a word of an attribute's name: 30 servings, 蓝牙5.0.
  private func named(_ terms: ArraySlice<CanonicalQuery.Term>) -> Verdict? {
    guard let number = terms.lazy.compactMap({ Double($0.text) }).first,
      let word = terms.first(where: { Double($0.text) == nil }).map({ Phrase.key([$0]) }),
      word.utf8.count >= 4
    else { return nil }
    let listed = facts.values.filter { $0.number != nil && Phrase.contains($0.name, word) }
    if let match = listed.first(where: { $0.number == number }) { return accepted(match) }
    return listed.first.map { contradicted(by: $0) }
  }

  /// A year, where the facts state one: of harvest, of making, of the model.
  private func year(_ key: String) -> Verdict? {
    guard DeviceFit.isYear(key) else { return nil }
    let listed = facts.values.filter { value in
      value.list == "other" && value.terms.contains(where: DeviceFit.isYear)
    }
    if let match = listed.first(where: { $0.terms.contains(key) }) { return accepted(match) }
    return listed.first.map { contradicted(by: $0) }
  }

  /// Sides written without a unit (60x80), or with one (60x80cm, 6ft x 6ft).
  private func dimensions(_ term: CanonicalQuery.Term) -> Verdict? {
    guard term.kind == .quantity, term.text.contains("×") else { return nil }
    let parts = term.text.split(separator: "×")
    let sides = parts.compactMap { side in
      side.split(separator: ":", omittingEmptySubsequences: false).last.flatMap { Double($0) }
    }.sorted()
    let amounts = parts.compactMap { Amount(String($0)) }
    let isBare = term.text.hasPrefix(":")
    let listed = facts.values.filter { $0.dimensions?.sides.count == sides.count }
    let match = listed.first { value in
      isBare
        ? value.dimensions?.sides == sides
        : value.terms.contains(term.text) || isSame(amounts, value.sides)
    }
    if let match { return accepted(match) }
    return listed.first.map { contradicted(by: $0) }
  }

  private func isSame(_ a: [Amount], _ b: [Amount]) -> Bool {
    guard a.count == b.count, !a.isEmpty else { return false }
    let a = a.sorted { $0.range.lowerBound < $1.range.lowerBound }
    let b = b.sorted { $0.range.lowerBound < $1.range.lowerBound }
    return zip(a, b).allSatisfy { $0.agrees(with: $1) }
  }

  /// A number without its unit is of the unit that the facts state such a number in: 0.5 of 0.5mm, 1/2 of
  /// 1/2 inch.
  private func decimal(_ key: String) -> Verdict? {
    guard let number = Double(key), key.contains(".") else { return nil }
    if let absent = facts.absent.first(where: { $0.decimals.contains(number) }) {
      return .contradicted(by: "not: \(absent.text)")
    }
    let stated = facts.values.filter {
      ["sizes", "other", "compatible_with"].contains($0.list) && !$0.decimals.isEmpty
    }
    if let match = stated.first(where: { $0.decimals.contains(number) }) { return accepted(match) }
    let inch = Amount(dimension: "length", value: number * 25.4)
    let lengths = facts.values.lazy.filter { ["sizes", "other"].contains($0.list) }
      .flatMap { value in value.amounts.map { (value, $0) } }
    if let match = lengths.first(where: { $0.1.agrees(with: inch) }) { return accepted(match.0) }
    let other =
      lengths.first { $0.1.dimension == "length" }?.0
      ?? stated.first { $0.list != "compatible_with" }
    return other.map { contradicted(by: $0) }
  }

  func verdict(on amount: Amount) -> Verdict {
    if let group = Audience(amount) {
      return verdict(on: group)
    }
    if ["shoe-size", "number-size"].contains(amount.dimension), !facts.numberedSizes.isEmpty {
      return verdict(onNumberedSize: amount.range.lowerBound)
    }
    let listed = facts.values.flatMap { value in
      (value.amounts + value.sides).map { (value, $0) }
    }.filter { $0.1.isComparable(with: amount) }
    if let match = listed.first(where: { $0.1.agrees(with: amount) }) { return accepted(match.0) }
    // Functions and scenes are open lists: another number among them says nothing. Nor does a length that is
    // nowhere near the sides (a thickness).
    let first = listed.first { value, stated in
      ["sizes", "other", "audience"].contains(value.list)
        && (value.sides.isEmpty || stated.isNear(amount))
    }
    return first.map { contradicted(by: $0.0) } ?? .undecided
  }

  private func contradicted(by value: FactTerms.Value) -> Verdict {
    .contradicted(by: "\(value.list): \(value.text)")
  }

  /// `size 8`, 42码, where the facts list sizes as bare numbers.
  private func verdict(onNumberedSize number: Double) -> Verdict {
    guard !facts.numberedSizes.isEmpty else { return .undecided }
    let fact = "sizes: " + facts.list("sizes").map(\.text).joined(separator: ", ")
    return facts.numberedSizes.contains { $0.contains(number) }
      ? .supported(by: fact) : .contradicted(by: fact)
  }
}
