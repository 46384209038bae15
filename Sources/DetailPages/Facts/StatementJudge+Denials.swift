// SPDX-License-Identifier: Apache-2.0

import Findings
import Text

extension StatementJudge {
  /// What the facts say the product is not, stated of it all the same. Words of a clause that denies them or
  /// speaks of other products do not count, nor do materials, which are judged as such.
  func denials(of statements: [Statement]) -> [Judgement] {
    guard !known.denied.isEmpty else { return [] }
    let matcher = PhraseMatcher(phrases: known.denied.map(\.units))
    let negations = statements.filter { if case .negation = $0.kind { true } else { false } }
    let judged = statements.filter { if case .material = $0.kind { true } else { false } }
    var found: [Judgement] = []
    for (part, range) in text.parts.enumerated() {
      matcher.forEachHit(in: text.units, range: range) { hit in
        let place = Int(hit.start)..<Int(hit.end)
        let entry = known.denied[Int(hit.phrase)]
        guard isWhole(place, entry.units, in: range),
          !judged.contains(where: { $0.part == part && $0.units.overlaps(place) }),
          !negations.contains(where: { $0.part == part && denies($0, place) })
        else { return }
        found.append(
          Judgement(
            verdict: .forbidden, range: text.bytes(of: place), part: part, kind: "attribute",
            fact: entry.label,
            why: Message(
              en: "the facts say the product is not this: \(entry.label)",
              zh: "事实文件写明不是：\(entry.label)")))
      }
    }
    return found
  }

  /// A negation a few letters before the words, or over them.
  private func denies(_ negation: Statement, _ place: Range<Int>) -> Bool {
    negation.isComparison || negation.units.overlaps(place)
      || (negation.units.upperBound <= place.lowerBound
        && place.lowerBound - negation.units.upperBound <= 4
        && negation.clause.contains(place.lowerBound))
  }

  private func isWhole(_ place: Range<Int>, _ word: [UInt32], in part: Range<Int>) -> Bool {
    guard Letters.isAlphabetic(word[0]) else { return true }
    return
      (place.lowerBound == part.lowerBound
      || !Letters.isAlphabetic(text.units[place.lowerBound - 1]))
      && (place.upperBound == part.upperBound
        || !Letters.isAlphabetic(text.units[place.upperBound]))
  }
}
