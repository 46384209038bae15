// SPDX-License-Identifier: Apache-2.0

/// Which blocks of a page carry which stages: each its likeliest label, and a second stage where that is
/// nearly as likely.
package struct StageDecision: Sendable {
  /// A stage of a block.
  package struct Carried: Sendable {
    package var block: Int
    package var stage: Stage
    /// Probability that the block carries it, 0…1.
    package var probability: Double
  }

  /// In the order of blocks, then of stages.
  package private(set) var carried: [Carried] = []

  /// Probability from which a second stage of a block counts.
  private static let second = 0.35

  package init(_ chain: LabelChain) {
    let labels = chain.posterior().labels
    for block in 0..<chain.count {
      let start = block * StageLabel.count
      let own = labels[start..<(start + StageLabel.count)]
      let best = own.max() ?? 0
      guard own[start + StageLabel.none.rawValue] < best else { continue }
      for label in StageLabel.allCases {
        let probability = own[start + label.rawValue]
        guard let stage = label.stage,
          probability == best || probability >= StageDecision.second
        else { continue }
        carried.append(Carried(block: block, stage: stage, probability: probability))
      }
    }
  }
}
