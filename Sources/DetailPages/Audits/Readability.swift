// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import Text

/// Sentences are short enough to be read on a phone.
///
/// Chinese: letters a sentence. English: words a sentence, and Flesch reading ease
/// (206.835 − 1.015 · words/sentences − 84.6 · syllables/words; Flesch, 1948). Other languages are not
/// judged.
public struct Readability: PageAudit {
  public let name = "readability"
  private let limits: PageLimits
  /// Sentences needed before a mean says something.
  static let leastSentences = 5

  init(limits: PageLimits) { self.limits = limits }

  public func result(for page: PageView) -> PageAuditResult {
    let language = page.listing.language
    guard language.isChinese || language == .english else { return notApplicable }
    let sentences = Sentences.of(page, isChinese: language.isChinese)
    guard sentences.count >= Self.leastSentences else { return notApplicable }
    let limit = limits.sentence.value(isChinese: language.isChinese)
    let mean = Double(sentences.reduce(0) { $0 + $1.length }) / Double(sentences.count)
    let long = sentences.filter { $0.length > limit }
    let share = Double(long.count) / Double(sentences.count)
    let bound = limits.meanSentence.value(isChinese: language.isChinese)
    let isLong = mean > Double(bound)
    guard isLong || share > limits.longSentences,
      let longest = sentences.max(by: { $0.length < $1.length })
    else { return result([], score: 1) }
    let finding = page.finding(
      "readability", .info,
      at: .words(longest.range, element: page.document.blocks[longest.block].element),
      en: "sentences have \(rounded(mean)) \(language.isChinese ? "letters" : "words") on average, "
        + "\(Int((share * 100).rounded())) % over \(limit); the longest has \(longest.length)"
        + ease(sentences, language),
      zh: "平均每句 \(rounded(mean)) \(language.isChinese ? "字" : "词")，"
        + "\(Int((share * 100).rounded())) % 的句子超过 \(limit)，最长 \(longest.length)",
      fix: Message(
        en: "One thought a sentence; put lists of features into lists.", zh: "一句话只说一件事，罗列的内容改成列表。"))
    return result([finding], score: max(0, 1 - share))
  }

  private func ease(_ sentences: [Sentences.Sentence], _ language: Language) -> String {
    guard language == .english else { return "" }
    let words = sentences.reduce(0) { $0 + $1.length }
    let syllables = sentences.reduce(0) { $0 + $1.syllables }
    guard words > 0 else { return "" }
    let value =
      206.835 - 1.015 * Double(words) / Double(sentences.count) - 84.6 * Double(syllables)
      / Double(words)
    return "; Flesch reading ease \(Int(value.rounded()))"
  }

  private func rounded(_ value: Double) -> String { String(Int(value.rounded())) }
}
