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
    /// Whether a buyer wrote it: a review, on a page where that can be told.
    var isReview: Bool
  }

  /// Reviews that count for order and balance; a page with hundreds is not out of balance for it.
  static let countedReviews = 3

  let reading: PageReading
  /// In page order; a block of two stages stands twice.
  let parts: [Part]
  /// Those that count for order and balance.
  let counted: [Part]
  /// Positions of blocks that are clutter, whether they carry a stage or not.
  let clutter: [Int]
  /// The stages present, by the first block of each.
  let order: [Stage]
  /// The parts stage by stage, and where those of each stage stand, by its position.
  private let byStage: [Part]
  private let places: [Range<Int>]

  init(reading: PageReading, model: StageModel, evidence reader: EvidenceReader) {
    self.reading = reading
    let evidence = reading.blocks.indices.map { reader.evidence(of: $0, in: reading) }
    clutter = reading.blocks.indices.filter {
      reading.blocks[$0].region != .reviews && evidence[$0].isClutter
    }
    parts = StageDecision(model.chain(of: reading)).carried.map { carried in
      let block = reading.blocks[carried.block]
      return Part(
        position: carried.block, stage: carried.stage, probability: carried.probability,
        evidence: reader.evidence(
          evidence[carried.block], of: carried.block, in: reading, as: carried.stage),
        words: block.counts.words, isReview: block.region == .reviews)
    }
    var reviews = 0
    counted = parts.filter { part in
      if part.isReview { reviews += 1 }
      return !part.evidence.isClutter && (!part.isReview || reviews <= LabelledPage.countedReviews)
    }
    var order: [Stage] = []
    for part in parts where !order.contains(part.stage) { order.append(part.stage) }
    self.order = order
    var byStage: [Part] = []
    byStage.reserveCapacity(parts.count)
    var places: [Range<Int>] = []
    for stage in Stage.allCases {
      let start = byStage.count
      for part in parts where part.stage == stage { byStage.append(part) }
      places.append(start..<byStage.count)
    }
    self.byStage = byStage
    self.places = places
  }

  /// Whether the block at a position carries a stage.
  func carriesStage(_ position: Int) -> Bool { parts.contains { $0.position == position } }

  /// The parts of a stage, in page order.
  func parts(of stage: Stage) -> ArraySlice<Part> { byStage[places[stage.position]] }
}
