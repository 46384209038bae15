// SPDX-License-Identifier: Apache-2.0

/// Numbers that facts and queries write in marks and phrases, written so that they can be compared:
/// `1/2` as `0.5`, `PA+++` as `PA3`, `pack of 8` as `8 pack`.
enum WrittenNumbers {
  /// The text with such numbers written plainly; the text itself where it holds none.
  static func plain(_ text: String) -> String {
    var result = text
    if result.utf8.contains(UInt8(ascii: "/")) { result = withoutFractions(Array(result)) }
    if result.contains("++") { result = withoutPluses(Array(result)) }
    if result.utf8.contains(0x20), result.utf8.contains(where: { (0x30...0x39).contains($0) }) {
      result = withJoinedUnits(result)
    }
    if Phrase.contains(result, " of ") { result = withoutSetsOf(result) }
    return result
  }

  /// Denominators that sizes are written with.
  private static let denominators: Set<Int> = [2, 3, 4, 5, 6, 8, 10, 16, 32, 64]

  private static func withoutFractions(_ text: [Character]) -> String {
    var result: [Character] = []
    var index = 0
    while index < text.count {
      guard text[index] == "/", let above = trailingNumber(result),
        let below = leadingNumber(text[(index + 1)...]), denominators.contains(below.value),
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

  private static func withoutPluses(_ text: [Character]) -> String {
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

  private static func withoutSetsOf(_ text: String) -> String {
    var words = text.split(separator: " ")
    var index = 0
    while index + 2 < words.count {
      if containers.contains(Substring(words[index].lowercased())), words[index + 1] == "of",
        words[index + 2].allSatisfy(\.isNumber)
      {
        words[index...(index + 2)] = [words[index + 2], "pack"]
      }
      index += 1
    }
    return words.joined(separator: " ")
  }

  /// `22-30 inch` and `48 x 72 inch` without spaces, as one measure.
  private static func withJoinedUnits(_ text: String) -> String {
    let words = text.split(separator: " ").map(String.init)
    var result: [String] = []
    for (index, word) in words.enumerated() {
      guard let last = result.last, let first = word.first else {
        result.append(word)
        continue
      }
      let isSign = word == "x" || word == "×"
      let followsSign = (last.hasSuffix("x") || last.hasSuffix("×")) && first.isNumber
      let isUnit = first.isLetter && isSpan(last) && word.count <= 6
      let numberFollows = index + 1 < words.count && words[index + 1].first?.isNumber == true
      if followsSign && last.first?.isNumber == true
        || isSign && last.last?.isNumber == true && numberFollows || isUnit
      {
        result[result.count - 1] = last + word
      } else {
        result.append(word)
      }
    }
    return result.joined(separator: " ")
  }

  /// Whether a word is two numbers with a dash or a sign of multiplication between them.
  private static func isSpan(_ word: String) -> Bool {
    let parts = word.split(omittingEmptySubsequences: false) { "-–~x×*".contains($0) }
    return parts.count >= 2 && parts.allSatisfy { Double($0) != nil }
  }

  private static func trailingNumber(_ text: [Character]) -> (value: Int, count: Int)? {
    let digits = text.reversed().prefix { $0.isASCII && $0.isNumber }
    guard (1...3).contains(digits.count), let value = Int(String(digits.reversed())) else {
      return nil
    }
    return (value, digits.count)
  }

  private static func leadingNumber(_ text: ArraySlice<Character>) -> (value: Int, count: Int)? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard (1...3).contains(digits.count), let value = Int(String(digits)) else { return nil }
    return (value, digits.count)
  }
}
