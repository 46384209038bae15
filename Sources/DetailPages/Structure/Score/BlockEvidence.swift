// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How concrete a block is: what in it could be checked, or pictured, and what only fills.
struct BlockEvidence: Sendable {
  /// Numbers, years and codes.
  var numbers = 0
  var codes = 0
  /// Words that praise without saying anything.
  var vague = 0
  /// Units of concreteness for its stage.
  var units = 0.0
  /// Whether it is stacked keywords, slogans or calls rather than a sentence.
  var isClutter = false

  /// 0…1, saturating with the units.
  var value: Double { isClutter ? 0 : 1 - exp(-units / 1.2) }
  /// 1 weak, 2 plain, 3 strong.
  var strength: Int { value < 0.35 ? 1 : value < 0.7 ? 2 : 3 }
}

/// Reads the concreteness of blocks.
struct EvidenceReader: Sendable {
  private let vague: Int?
  private let buy: Int?
  private let offer: Int?
  /// Classes of cues that make a stage concrete, by the stage's position.
  private let concrete: [[(cue: Int, units: Double)]]

  init(lexicon: CueLexicon) {
    vague = lexicon.index(of: "vague")
    buy = lexicon.index(of: "buy")
    offer = lexicon.index(of: "offer")
    concrete = Stage.allCases.map { stage in
      Self.concreteCues(of: stage).compactMap { name, units in
        lexicon.index(of: name).map { ($0, units) }
      }
    }
  }

  private static func concreteCues(of stage: Stage) -> [(String, Double)] {
    switch stage {
    case .painPoint:
      [
        ("moment", 0.7), ("body", 0.5), ("family", 0.4), ("trouble", 0.6), ("again", 0.3),
        ("feeling", 0.3),
      ]
    case .solution: [("mechanism", 0.7), ("swap", 0.5), ("result", 0.4)]
    case .advantage: [("fit", 0.6), ("nofuss", 0.3), ("good", 0.2), ("mechanism", 0.3)]
    case .trust: [("doc", 0.4), ("org", 0.4), ("guarantee", 0.3), ("since", 0.3), ("quote", 0.4)]
    case .callToAction: [("offer", 0.3), ("gift", 0.5), ("deadline", 0.5), ("stock", 0.4)]
    }
  }

  /// The concreteness of a block, whatever stage it is part of.
  func evidence(of position: Int, in page: PageReading) -> BlockEvidence {
    let block = page.blocks[position]
    var evidence = BlockEvidence()
    evidence.codes = block.counts.codes
    evidence.numbers = block.counts.numbers
    evidence.vague = vague.map { page.count(of: $0, in: position) } ?? 0
    evidence.isClutter = isClutter(position, in: page, evidence)
    evidence.units = Double(min(evidence.numbers, 3)) * 0.8 + Double(min(evidence.codes, 2)) * 1.4
    return evidence
  }

  /// The same as part of a stage.
  func evidence(
    _ evidence: BlockEvidence, of position: Int, in page: PageReading, as stage: Stage
  ) -> BlockEvidence {
    let cues = page.blocks[position].cues
    var evidence = evidence
    for (cue, units) in concrete[stage.position] where cues.contains(cue) {
      evidence.units += units
    }
    evidence.units = max(0, evidence.units - 0.5 * Double(evidence.vague))
    return evidence
  }

  /// Stacked keywords, slogans or calls: many short fragments, words said again and again, or praise and
  /// calls without a fact.
  private func isClutter(
    _ position: Int, in page: PageReading, _ evidence: BlockEvidence
  ) -> Bool {
    let block = page.blocks[position]
    let tokens = page.tokens[block.tokens]
    if block.part == .navigation || block.part.isCell { return false }
    let words = block.counts.words
    guard words >= 6 else { return false }
    // Shares and sizes of several kinds repeat the kinds' words: 100% cotton, grey 90% cotton, 10% linen.
    let isValues = block.counts.numbers * Self.wordsOfValue >= words
    if block.traits.contains(.repeats), !isValues, wordsRepeat(tokens) { return true }
    if block.counts.exclamations >= 3 { return true }
    let hasFact = evidence.numbers + evidence.codes > 0
    if block.traits.contains(.spaceList), !hasFact, !isLabelled(tokens) { return true }
    guard !hasFact else { return false }
    let calls = [buy, offer].reduce(0) { sum, cue in
      sum + (cue.map { page.count(of: $0, in: position) } ?? 0)
    }
    // A long English text has room for a few such words; Chinese ones stand as close as they are said.
    let isLong = !block.counts.isChinese && words >= Self.longText
    if isLong { return evidence.vague * 12 >= words || calls * 8 >= words }
    return evidence.vague >= 3 || calls >= 5
  }

  /// Whether words stand again and again, figures and signs left out: `9:00-18:00` repeats nothing. Looked at
  /// stretch by stretch: over a long text every language repeats its commonest words.
  private func wordsRepeat(_ tokens: ArraySlice<PageToken>) -> Bool {
    let keys = tokens.lazy.filter { $0.kind == .word || $0.kind == .character }.map(\.key)
    let words = Array(keys)
    guard words.count >= 6 else { return false }
    var different = 0
    for start in stride(from: 0, to: words.count, by: Self.stretch) {
      let stretch = words[start..<min(start + Self.stretch, words.count)].sorted()
      different += 1 + zip(stretch, stretch.dropFirst()).count { $0 != $1 }
    }
    return Double(different) < 0.6 * Double(words.count)
  }

  /// Words among which those of a sentence do not repeat.
  private static let stretch = 40

  /// Whether a colon after a few words makes the rest a list of values: `颜色：红 黄 蓝`.
  private func isLabelled(_ tokens: ArraySlice<PageToken>) -> Bool {
    tokens.prefix(8).contains { $0.kind == .sign && $0.key == EvidenceReader.colon }
  }

  /// Words of a text of several sentences.
  private static let longText = 40
  /// Words from which on a number states the value of another thing.
  private static let wordsOfValue = 6
  private static let colon = TokenHash.key(of: ":")
}
