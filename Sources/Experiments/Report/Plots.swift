// SPDX-License-Identifier: Apache-2.0

/// Intervals of lifts as an SVG drawing, one row a variant.
struct IntervalPlot {
  let rows: [(name: String, lift: Double, interval: Interval)]
  let minimumEffect: Double?

  private let width = 640.0
  private let left = 90.0

  var svg: String {
    var low = min(0, -(minimumEffect ?? 0))
    var high = max(0, minimumEffect ?? 0)
    for row in rows {
      low = min(low, max(-1, row.interval.lower))
      high = max(high, min(3, row.interval.upper))
    }
    let span = max(high - low, 0.001)
    func x(_ lift: Double) -> String {
      let place = left + (width - left - 20) * (max(low, min(high, lift)) - low) / span
      return NumberText.fixed(place, 1)
    }
    let height = 40 * rows.count + 40
    var parts: [String] = []
    if let minimumEffect {
      let from = x(-minimumEffect)
      let to = x(minimumEffect)
      parts.append(
        "<path d=\"M\(from) 5V\(height - 30)H\(to)V5Z\" fill=\"var(--line)\" opacity=\".45\"/>")
    }
    parts.append(
      "<path d=\"M\(x(0)) 5V\(height - 30)\" stroke=\"var(--ink)\" stroke-dasharray=\"3 3\"/>")
    for (index, row) in rows.enumerated() {
      let y = 40 * index + 25
      parts.append(
        "<text x=\"4\" y=\"\(y + 4)\" fill=\"var(--ink)\">\(Markup.escaped(String(row.name.prefix(12))))</text>"
      )
      parts.append(
        "<path d=\"M\(x(row.interval.lower)) \(y)H\(x(row.interval.upper))\" stroke=\"var(--b)\" stroke-width=\"3\"/>"
      )
      parts.append("<circle cx=\"\(x(row.lift))\" cy=\"\(y)\" r=\"5\" fill=\"var(--b)\"/>")
    }
    for tick in ticks(low, high) {
      parts.append(
        "<text x=\"\(x(tick))\" y=\"\(height - 8)\" text-anchor=\"middle\" fill=\"var(--soft)\">"
          + "\(NumberText.signedPercent(tick))</text>")
    }
    return "<svg viewBox=\"0 0 640 \(height)\" role=\"img\">\n"
      + parts.joined(separator: "\n") + "\n</svg>"
  }

  /// Five places from one end to the other.
  private func ticks(_ low: Double, _ high: Double) -> [Double] {
    (0...4).map { low + (high - low) * Double($0) / 4 }
  }
}

/// The posterior densities of two rates as an SVG drawing.
struct PosteriorPlot {
  private let model: BetaBinomial
  private let plot: BetaBinomialPlot
  private let low: Double
  private let high: Double
  private static let points = 160

  /// - Returns: nil where a density has no width to draw.
  init?(_ plot: BetaBinomialPlot) {
    self.plot = plot
    model = BetaBinomial(a: plot.a, b: plot.b)
    let ends = [plot.a, plot.b].map { TwoProportions.wilson($0, alpha: 0.0005) }
    low = ends.map(\.lower).min() ?? 0
    high = ends.map(\.upper).max() ?? 1
    guard high > low else { return nil }
  }

  var svg: String {
    let steps = (0...Self.points).map { low + (high - low) * Double($0) / Double(Self.points) }
    let a = steps.map(model.densityA)
    let b = steps.map(model.densityB)
    let top = max(a.max() ?? 1, b.max() ?? 1, 1e-300)
    func path(_ densities: [Double]) -> String {
      let points = densities.enumerated().map { index, density in
        let x = 20 + 600 * Double(index) / Double(Self.points)
        return NumberText.fixed(x, 1) + " " + NumberText.fixed(190 - 165 * density / top, 1)
      }
      return "M20 190L" + points.joined(separator: "L") + "L620 190Z"
    }
    func label(_ name: String, _ x: Int, _ colour: String) -> String {
      "<text x=\"\(x)\" y=\"16\" fill=\"var(--\(colour))\">\(Markup.escaped(String(name.prefix(24))))</text>"
    }
    return """
      <svg viewBox="0 0 640 220" role="img">
      <path d="\(path(a))" fill="var(--a)" fill-opacity=".25" stroke="var(--a)" stroke-width="2"/>
      <path d="\(path(b))" fill="var(--b)" fill-opacity=".25" stroke="var(--b)" stroke-width="2"/>
      <path d="M20 190H620" stroke="var(--ink)"/>
      \(label(plot.nameA, 20, "a"))
      \(label(plot.nameB, 200, "b"))
      <text x="20" y="210" fill="var(--soft)">\(NumberText.percent(low))</text>
      <text x="620" y="210" text-anchor="end" fill="var(--soft)">\(NumberText.percent(high))</text>
      </svg>
      """
  }
}
