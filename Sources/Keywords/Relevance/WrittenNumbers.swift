// SPDX-License-Identifier: Apache-2.0

/// Numbers that facts and queries write in marks and phrases, written so that they can be compared:
/// `1/2` as `0.5`, `PA+++` as `PA3`, `pack of 8` as `8 pack`.
struct WrittenNumbers {
  /// Units, and numbers in words.
  let quantities: QuantityTable

  /// The text with such numbers written plainly; the text itself where it holds none.
  func plain(_ text: String) -> String {
    var result = text
    if result.utf8.contains(UInt8(ascii: "/")) { result = withoutFractions(Array(result)) }
    if result.contains("++") { result = withoutPluses(Array(result)) }
    if result.utf8.contains(0x20), result.utf8.contains(where: { (0x30...0x39).contains($0) }) {
      result = withJoinedUnits(result)
    }
    if Self.countedEnds.contains(where: { Phrase.contains(result, $0) }) {
      result = withCounted(result)
    }
    if Phrase.contains(result, " of ") { result = withoutSetsOf(result) }
    return result
  }

  /// Denominators that sizes are written with.
  private static let denominators: Set<Int> = [2, 3, 4, 5, 6, 8, 10, 16, 32, 64]

  private func withoutFractions(_ text: [Character]) -> String {
    var result: [Character] = []
    var index = 0
    while index < text.count {
      guard text[index] == "/", let above = trailingNumber(result),
        let below = leadingNumber(text[(index + 1)...]), Self.denominators.contains(below.value),
        above.value < below.value
      else {
        result.append(text[index])
        index += 1
        continue
      }
      result.removeLast(above.count)
      var value = Double(above.value) / Double(below.value)
      // 1 1/2 and 1-1/2
      if let mark = result.last, mark == " " || mark == "-",
        let whole = trailingNumber(Array(result.dropLast()))
      {
        value += Double(whole.value)
        result.removeLast(whole.count + 1)
      }
      result += Array(String(value).prefix(6))
      index += 1 + below.count
    }
    return String(result)
  }

  private func withoutPluses(_ text: [Character]) -> String {
    var result: [Character] = []
    var index = 0
    while index < text.count {
      var end = index
      while end < text.count, text[end] == "+" { end += 1 }
      if end - index >= 2, result.last?.isLetter == true {
        result += Array(String(end - index))
        index = end
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return String(result)
  }

  private static let containers: Set<Substring> = ["pack", "set", "box", "bag", "case", "count"]

  private func withoutSetsOf(_ text: String) -> String {
    var words = text.split(separator: " ")
    var index = 0
    while index + 2 < words.count {
      if Self.containers.contains(Substring(words[index].lowercased())), words[index + 1] == "of",
        words[index + 2].allSatisfy(\.isNumber)
      {
        words[index...(index + 2)] = [words[index + 2], "pack"]
      }
      index += 1
    }
    return words.joined(separator: " ")
  }

  /// `22-30 inch` and `48 x 72 inch` without spaces, as one measure; `6ft x 6ft` too.
  private func withJoinedUnits(_ text: String) -> String {
    let words = text.split(separator: " ").map(String.init)
    var result: [String] = []
    for (index, word) in words.enumerated() {
      guard let last = result.last else {
        result.append(word)
        continue
      }
      // 6 to 12 months
      if result.count >= 2, last == "to", isSpan(result[result.count - 2] + "-" + word) {
        result.removeLast()
        result[result.count - 1] += "-" + word
        continue
      }
      let isSign = word == "x" || word == "×"
      let followsSign = last.hasSuffix("x") || last.hasSuffix("×")
      let numberFollows = index + 1 < words.count && words[index + 1].first?.isNumber == true
      if followsSign && isMeasure(last.dropLast()) && isMeasure(word[...])
        || isSign && isMeasure(last[...]) && numberFollows
        || quantities.unit(word.lowercased()) != nil && isSpan(last)
      {
        result[result.count - 1] = last + word
      } else {
        result.append(word)
      }
    }
    return result.joined(separator: " ")
  }

  /// Whether a word is a number, alone or with a short unit, or sides already joined.
  private func isMeasure(_ word: Substring) -> Bool {
    word.split(whereSeparator: { "x×".contains($0) }).allSatisfy { side in
      let unit = side.drop { $0.isASCII && ($0.isNumber || $0 == ".") }
      return unit.count < side.count && unit.count <= 4 && unit.allSatisfy(\.isLetter)
    } && word.first?.isNumber == true
  }

  /// Words that a number before them counts: 2-way, two way.
  private static let counted: Set<Substring> = ["way", "speed", "ply"]
  private static let countedEnds = [" way", " speed", " ply"]

  /// `two way` and `2-way` as `2way`.
  private func withCounted(_ text: String) -> String {
    var words = text.split(separator: " ", omittingEmptySubsequences: false)
    var index = 0
    while index + 1 < words.count {
      let number =
        quantities.number(word: words[index].lowercased()).flatMap(Int.init(exactly:))
        .map { Substring(String($0)) } ?? words[index]
      if Self.counted.contains(words[index + 1]), number.allSatisfy(\.isNumber) {
        words[index...(index + 1)] = [number + words[index + 1]]
      }
      index += 1
    }
    return words.joined(separator: " ")
  }

  /// Whether a word is two numbers with a dash or a sign of multiplication between them.
  private func isSpan(_ word: String) -> Bool {
    let parts = word.split(omittingEmptySubsequences: false) { "-–~x×*".contains($0) }
    return parts.count >= 2 && parts.allSatisfy { Double($0) != nil }
  }

  private func trailingNumber(_ text: [Character]) -> (value: Int, count: Int)? {
    let digits = text.reversed().prefix { $0.isASCII && $0.isNumber }
    guard (1...3).contains(digits.count), let value = Int(String(digits.reversed())) else {
      return nil
    }
    return (value, digits.count)
  }

  private func leadingNumber(_ text: ArraySlice<Character>) -> (value: Int, count: Int)? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard (1...3).contains(digits.count), let value = Int(String(digits)) else { return nil }
    return (value, digits.count)
  }
}
