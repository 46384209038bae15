// SPDX-License-Identifier: Apache-2.0

/// Pages of a batch that say nearly the same, found as the pages come in.
///
/// A page is compared with those only that share a part of its fingerprint, one for each part, so the work
/// grows linearly with the batch.
public struct NearDuplicates: Sendable {
  /// An earlier page that a page repeats.
  public struct Match: Hashable, Sendable {
    /// Id of the first page with this text.
    public var original: String
    /// 0…1; see `PageFingerprint.likeness`.
    public var likeness: Double

    public init(original: String, likeness: Double) {
      self.original = original
      self.likeness = likeness
    }
  }

  /// Likeness from which two pages count as one.
  public static let threshold = 0.8
  /// Fingerprints are compared where four of their numbers in a row agree: pages of a likeness of 0.8 are
  /// missed with a probability of 0.0003.
  private static let rows = 4

  private var pages: [(id: String, fingerprint: PageFingerprint)] = []
  /// By part of the fingerprint, the first page that had it.
  private var firsts: [Part: Int] = [:]

  private struct Part: Hashable {
    var band: Int
    var numbers: SIMD4<UInt64>
  }

  public init() {}

  /// Whether there are pages to compare another with.
  public var isEmpty: Bool { pages.isEmpty }

  /// The earlier page this one repeats most, the first of equals; nil where it is a text of its own. The page
  /// is remembered for those that come later.
  public mutating func match(_ fingerprint: PageFingerprint, id: String) -> Match? {
    let page = pages.count
    pages.append((id, fingerprint))
    var best: (page: Int, likeness: Double)?
    for band in 0..<(PageFingerprint.count / Self.rows) {
      let start = band * Self.rows
      let part = Part(
        band: band, numbers: SIMD4(fingerprint.minima[start..<(start + Self.rows)]))
      guard let other = firsts[part] else {
        firsts[part] = page
        continue
      }
      let likeness = fingerprint.likeness(to: pages[other].fingerprint)
      guard likeness >= Self.threshold else { continue }
      let found = (page: other, likeness: likeness)
      guard let known = best else {
        best = found
        continue
      }
      if likeness > known.likeness || (likeness == known.likeness && other < known.page) {
        best = found
      }
    }
    return best.map { Match(original: pages[$0.page].id, likeness: $0.likeness) }
  }
}
