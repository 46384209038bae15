// SPDX-License-Identifier: Apache-2.0

/// Characters that say the same before or after a phrase: 可 in 可预约, 款 in 学生款, 好 for 易 in 好清洗; and those
/// that say a thing is not there.
struct PhraseForms: Sendable {
  /// Beginnings that add nothing: 可, 带, 有, 超.
  var having: [String] = []
  /// Beginnings that stand for one another: 易, 好, 容易.
  var easy: [String] = []
  /// Endings that add nothing: 款, 版, 用.
  var endings: [String] = []
  /// Beginnings that say what follows is absent: 无, 免, 不含, and the sign of the canonical form.
  var absenceSigns: [String] = ["¬"]

  /// Beginnings that say a product is against what follows: 防, 去.
  var opposed: [String] = []

  /// The same phrase in other words, the nearest first.
  func others(of key: String) -> [String] {
    var forms: [String] = []
    for ending in endings where key.hasSuffix(ending) && key.count > ending.count {
      forms.append(String(key.dropLast(ending.count)))
    }
    for beginning in having where key.hasPrefix(beginning) && key.count > beginning.count {
      forms.append(String(key.dropFirst(beginning.count)))
    }
    for beginning in easy where key.hasPrefix(beginning) {
      let rest = key.dropFirst(beginning.count)
      guard !rest.isEmpty else { continue }
      forms += easy.filter { $0 != beginning }.map { $0 + rest }
    }
    return forms
  }

  /// What a phrase says is absent; nil where it says no such thing.
  func absent(in key: String) -> String? {
    for sign in absenceSigns where key.hasPrefix(sign) && key.count > sign.count {
      return String(key.dropFirst(sign.count))
    }
    return nil
  }

  /// Whether a phrase stands in a text behind a sign of absence, so that the text says the opposite.
  func isAbsent(_ part: String, in text: String) -> Bool {
    guard let range = Phrase.range(of: part, in: text) else { return false }
    let before = text[..<range.lowerBound]
    return (absenceSigns + opposed).contains { before.hasSuffix($0) }
  }
}
