// SPDX-License-Identifier: Apache-2.0

import Documents
import Listings
import Text

/// Which keywords a listing's words answer: a keyword is covered when each of its tokens stands somewhere
/// in the title, the other texts or the attributes. Order and distance do not matter, as in a
/// marketplace's own matching.
public struct KeywordCoverage: Hashable, Sendable {
  /// Most wanted first.
  public var covered: [String]
  public var missing: [String]
  /// Part of the keywords' demand that is covered, 0…1.
  public var demandCovered: Double

  /// Keywords looked at, the most valuable ones.
  public static let limit = 300

  /// - Parameter ranking: of the product's keywords; those that do not fit the product are left out.
  public init(of listing: Listing, ranking: KeywordRanking) {
    var texts = listing.fields.map { field in
      field.document.blocks.filter { $0.role.isVisibleText || $0.role == .pageTitle }
        .map(field.document.string(of:)).joined(separator: "\n")
    }
    texts += listing.attributes.keys.sorted().compactMap { listing.attributes[$0] }
    var keywords: [(term: String, tokens: [String], weight: Double)] = []
    for place in 0..<min(ranking.count, Self.limit) {
      let keyword = ranking.keyword(at: place)
      guard keyword.share > 0 else { continue }
      keywords.append((keyword.term, keyword.tokens, keyword.share))
    }
    self.init(texts: texts, keywords: keywords)
  }

  /// - Parameters:
  ///   - texts: what a buyer, or the marketplace's index, reads of the listing.
  ///   - keywords: with their tokens and a weight each.
  public init(texts: [String], keywords: [(term: String, tokens: [String], weight: Double)]) {
    let words = ListingWords(texts)
    covered = []
    missing = []
    var found = 0.0
    var total = 0.0
    for keyword in keywords {
      total += keyword.weight
      if keyword.tokens.allSatisfy(words.has) {
        covered.append(keyword.term)
        found += keyword.weight
      } else {
        missing.append(keyword.term)
      }
    }
    demandCovered = total > 0 ? found / total : 0
  }
}

/// The words of a listing, to ask for tokens of queries.
private struct ListingWords {
  /// Everything, folded, without spaces: Chinese has none to rely on.
  private let text: String
  /// Words of letters and digits, singular forms among them.
  private let words: Set<Substring>

  init(_ texts: [String]) {
    let folded = texts.map(HeaderName.folded).joined(separator: "\n")
    text = folded.filter { $0 != " " }
    let plain = folded.split { !$0.isLetter && !$0.isNumber }
    words = Set(plain).union(plain.map(Self.singular))
  }

  func has(_ token: String) -> Bool {
    let folded = HeaderName.folded(token)
    if folded.utf8.allSatisfy({ $0 < 0x80 }) {
      let word = Substring(folded)
      return words.contains(word) || words.contains(Self.singular(word))
    }
    return text.contains(folded)
  }

  private static func singular(_ word: Substring) -> Substring {
    word.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss") ? word.dropLast() : word
  }
}
