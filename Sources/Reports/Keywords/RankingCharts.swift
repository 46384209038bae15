// SPDX-License-Identifier: Apache-2.0

import Keywords

/// The two pictures of a ranking, as inline SVG with a text alternative.
struct RankingCharts {
  let words: RankingWords

  private static let width = 480.0
  private static let height = 280.0
  private static let margin = 36.0

  /// Part of all demand that the first n terms cover.
  func curve(_ points: [CurvePoint], _ keywords: [RankedKeyword]) -> HTML {
    guard let last = points.last, last.rank > 1 else { return "" }
    let scale = logarithm(Double(last.rank))
    let path = points.enumerated().map { index, point in
      let x = position(logarithm(Double(point.rank)) / scale, Self.width)
      let y = Self.height - position(point.share, Self.height)
      return "\(index == 0 ? "M" : "L")\(short(x)) \(short(y))"
    }.joined(separator: " ")
    let hot = keywords.filter { $0.tier == .hot }.count
    let label = words(
      "cumulative share of demand by number of terms; \(hot) hot terms",
      "按词数累计的需求占比；热词 \(hot) 个")
    return frame(
      label,
      """
      <path class="curve" d="\(path)" fill="none"/>
      """, x: words("terms (log)", "词数（对数）"), y: words("share", "占比"))
  }

  /// Value upward, competition to the right, both on logarithmic scales; a dot a term.
  func scatter(_ keywords: [RankedKeyword]) -> HTML {
    let dots = keywords.prefix(500).compactMap {
      keyword -> (x: Double, y: Double, keyword: RankedKeyword)? in
      guard let competition = keyword.competition, competition >= 0, keyword.score > 0 else {
        return nil
      }
      return (logarithm(competition + 1e-3), logarithm(keyword.score), keyword)
    }
    guard dots.count > 1, let left = dots.map(\.x).min(), let right = dots.map(\.x).max(),
      let bottom = dots.map(\.y).min(), let top = dots.map(\.y).max()
    else { return "<p>\(words("the export says nothing of competition", "该导出没有竞争数据"))</p>" }
    let circles = dots.map { dot -> HTML in
      let x = position((dot.x - left) / max(right - left, 1e-9), Self.width)
      let y = Self.height - position((dot.y - bottom) / max(top - bottom, 1e-9), Self.height)
      return """
        <circle class="\(dot.keyword.tier.rawValue)" cx="\(short(x))" cy="\(short(y))" r="4"><title>\(dot.keyword.term)</title></circle>

        """
    }
    return frame(
      words("value against competition of \(dots.count) terms", "\(dots.count) 个词的价值与竞争"),
      HTML(circles), x: words("competition (log)", "竞争（对数）"), y: words("value (log)", "价值（对数）"))
  }

  private func frame(_ label: String, _ content: HTML, x: String, y: String) -> HTML {
    let right = short(Self.width - Self.margin)
    let bottom = short(Self.height - Self.margin)
    let margin = short(Self.margin)
    return """
      <svg viewBox="0 0 \(short(Self.width)) \(short(Self.height))" role="img" aria-label="\(label)">
      <path class="axis" d="M\(margin) \(margin) V\(bottom) H\(right)" fill="none"/>
      <text x="\(right)" y="\(short(Self.height - 10))" text-anchor="end">\(x)</text>
      <text x="\(margin)" y="\(short(Self.margin - 12))">\(y)</text>
      \(content)</svg>
      """
  }

  private func position(_ part: Double, _ size: Double) -> Double {
    Self.margin + min(max(part, 0), 1) * (size - 2 * Self.margin)
  }

  private func short(_ value: Double) -> String { String((value * 10).rounded() / 10) }

  /// Base 2, by the parts of a double; exact enough to draw with.
  private func logarithm(_ value: Double) -> Double {
    guard value > 0 else { return 0 }
    return Double(value.exponent) + (value.significand - 1)
  }
}
