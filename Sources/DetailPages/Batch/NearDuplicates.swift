// SPDX-License-Identifier: Apache-2.0

import Findings

/// Pages of a batch that say nearly the same.
public enum NearDuplicates {
  /// A page that repeats an earlier one.
  public struct Pair: Hashable, Sendable {
    /// Index of the page.
    public var page: Int
    /// Index of the first page it repeats.
    public var original: Int
    /// 0…1; see `PageFingerprint.likeness`.
    public var likeness: Double
  }

  /// Likeness from which two pages count as one.
  public static let threshold = 0.8
  /// Fingerprints are compared where four of their numbers in a row agree: pages of a likeness of 0.8 are
  /// missed with a probability of 0.0003.
  private static let rows = 4

  /// The repeats of a batch, by page. Each page is compared with the first ones only that share a part of
  /// its fingerprint, so the work grows linearly with the batch.
  ///
  /// - Parameter fingerprints: nil for pages without enough text.
  public static func pairs(among fingerprints: [PageFingerprint?]) -> [Pair] {
    var buckets: [Key: Int] = [:]
    var pairs: [Pair] = []
    for (index, fingerprint) in fingerprints.enumerated() {
      guard let fingerprint else { continue }
      var best: Pair?
      for band in 0..<(PageFingerprint.permutations / rows) {
        let part = Array(fingerprint.minima[(band * rows)..<((band + 1) * rows)])
        let key = Key(band: band, part: part)
        guard let other = buckets[key], let original = fingerprints[other] else {
          buckets[key] = index
          continue
        }
        let likeness = fingerprint.likeness(to: original)
        if likeness >= threshold, likeness > best?.likeness ?? 0 {
          best = Pair(page: index, original: other, likeness: likeness)
        }
      }
      if let best { pairs.append(best) }
    }
    return pairs
  }

  private struct Key: Hashable {
    var band: Int
    var part: [UInt64]
  }

  /// The finding for a page.
  ///
  /// - Parameter original: id of the listing it repeats.
  public static func finding(for pair: Pair, original: String) -> Finding {
    let percent = Int((pair.likeness * 100).rounded())
    let name = Wording.quoted(original, limit: 80)
    return Finding(
      rule: "page-audit/duplicate-page", family: .pageAudit, severity: .warning, layer: .style,
      place: nil,
      message: Message(
        en: "about \(percent) % of the text is that of '\(name)'",
        zh: "约 \(percent) % 的文字与“\(name)”相同"),
      fixes: [
        Fix(
          applicability: .suggestion, edits: [],
          message: Message(
            en: "Write what sets this product apart, or make the pages variants of one.",
            zh: "写出本商品的不同之处，或合并为同一商品的不同规格。"))
      ], confidence: 0.9)
  }
}
