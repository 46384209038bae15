// SPDX-License-Identifier: Apache-2.0

import Documents

/// A page with the stages of its blocks.
struct LabelledPage {
  /// A block that carries a stage.
  struct Part {
    /// Position among the page's readings.
    var position: Int
    var stage: Stage
    /// Probability that it does, 0…1.
    var probability: Double
    var evidence: BlockEvidence
    /// Words in it.
    var words: Int
  }

  let reading: PageReading
  /// In page order; a block of two stages stands twice.
  private(set) var parts: [Part] = []
  /// Positions of blocks that are clutter, whether they carry a stage or not.
  private(set) var clutter: [Int] = []

  /// A block carries the likeliest label, and a second stage where that is nearly as likely.
  static let second = 0.35

  init(reading: PageReading, model: StageModel, evidence reader: EvidenceReader) {
    self.reading = reading
    let posterior = model.chain(of: reading).posterior()
    for (position, probabilities) in posterior.labels.enumerated() {
      if reader.evidence(of: position, in: reading, as: nil).isClutter { clutter.append(position) }
      let best = probabilities.indices.max { probabilities[$0] < probabilities[$1] }
      guard let best, best != StageLabel.none.rawValue else { continue }
      for label in StageLabel.allCases {
        let probability = probabilities[label.rawValue]
        guard let stage = label.stage,
          label.rawValue == best || probability >= LabelledPage.second
        else { continue }
        parts.append(
          Part(
            position: position, stage: stage, probability: probability,
            evidence: reader.evidence(of: position, in: reading, as: stage),
            words: reading.tokens[reading.blocks[position].tokens].count { $0.kind != .gap }))
      }
    }
  }

  /// The parts of a stage, in page order.
  func parts(of stage: Stage) -> [Part] { parts.filter { $0.stage == stage } }

  /// The stages present, by the first block of each.
  var order: [Stage] {
    var order: [Stage] = []
    for part in parts where !order.contains(part.stage) { order.append(part.stage) }
    return order
  }
}
