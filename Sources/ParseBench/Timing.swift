// SPDX-License-Identifier: Apache-2.0

/// Times of work, for comparing within one run.
enum Timing {
  /// Turns whose median counts.
  static let rounds = 15

  /// Milliseconds that a piece of work takes, on average over some times in a row.
  static func milliseconds(_ repeats: Int = 1, _ work: () -> Void) -> Double {
    let duration = ContinuousClock().measure { for _ in 0..<repeats { work() } }
    let parts = duration.components
    return (Double(parts.seconds) * 1000 + Double(parts.attoseconds) / 1e15) / Double(repeats)
  }

  static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  /// To two digits behind the point, three below one.
  static func rounded(_ value: Double) -> String {
    let scale = abs(value) < 1 ? 1000.0 : 100
    return "\((value * scale).rounded() / scale)"
  }
}
