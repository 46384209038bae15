// SPDX-License-Identifier: Apache-2.0

/// Tells by its characters how much an unknown Chinese word looks like a brand: 弗列加特 does, 低温烘焙 does not.
///
/// A naive Bayes comparison of the characters of the lexicon's brands with those of its other words, by place
/// (first, last, between) and at any place, the two views averaged.
struct BrandShape: Sendable {
  private enum Place: Int, CaseIterable { case any, first, last, inner }

  /// How often brands and other words hold a character at a place.
  private struct Counts {
    var brands = Array(repeating: Float(0), count: Place.allCases.count)
    var others = Array(repeating: Float(0), count: Place.allCases.count)
  }

  private var characters: [Unicode.Scalar: Counts] = [:]
  private var totals = Counts()

  /// Half an occurrence of each character, of some four thousand in use.
  private static let prior: Float = 0.5
  private static let priorMass: Float = 2_000

  mutating func add(_ word: String, isBrand: Bool) {
    let scalars = Array(word.unicodeScalars)
    guard scalars.count >= 2, Phrase.isHan(word) else { return }
    for (scalar, place) in BrandShape.places(scalars) {
      if isBrand {
        characters[scalar, default: Counts()].brands[place.rawValue] += 1
        totals.brands[place.rawValue] += 1
      } else {
        characters[scalar, default: Counts()].others[place.rawValue] += 1
        totals.others[place.rawValue] += 1
      }
    }
  }

  /// Whether a word that no lexicon holds is more likely a brand than not, at the start of a query. Short words
  /// are made of common characters more often, so more is asked of them.
  func isLikelyBrand(_ word: String) -> Bool {
    let scalars = Array(word.unicodeScalars)
    guard (2...5).contains(scalars.count) else { return false }
    return score(scalars) > (scalars.count == 2 ? 1.5 : 0)
  }

  /// Natural logarithm of how many times likelier brands are made of such characters.
  private func score(_ scalars: [Unicode.Scalar]) -> Float {
    var score: Float = 0
    for (scalar, place) in BrandShape.places(scalars) {
      let counts = characters[scalar] ?? Counts()
      let brand =
        (counts.brands[place.rawValue] + BrandShape.prior)
        / (totals.brands[place.rawValue] + BrandShape.priorMass)
      let other =
        (counts.others[place.rawValue] + BrandShape.prior)
        / (totals.others[place.rawValue] + BrandShape.priorMass)
      score += Float(KeywordMath.logarithm(Double(brand / other)))
    }
    return score / 2
  }

  private static func places(_ scalars: [Unicode.Scalar]) -> [(Unicode.Scalar, Place)] {
    scalars.enumerated().flatMap { index, scalar in
      let place: Place = index == 0 ? .first : index == scalars.count - 1 ? .last : .inner
      return [(scalar, place), (scalar, .any)]
    }
  }
}
