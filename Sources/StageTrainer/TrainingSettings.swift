// SPDX-License-Identifier: Apache-2.0

import DetailPages

/// How weights are learnt.
struct TrainingSettings {
  /// L2 penalties of the weights of features, and of transitions.
  var penalty = 0.5
  var transitionPenalty = 0.3
  /// Copies of each page with its sections in another order, and what each counts.
  var copies = 1
  var copyWeight = 0.1

  mutating func set(_ name: String, to value: String) throws {
    guard let number = Double(value) else {
      throw TrainingError(description: "'\(value)' is no number")
    }
    switch name {
    case "penalty": penalty = number
    case "transition-penalty": transitionPenalty = number
    case "copies": copies = Int(number)
    case "copy-weight": copyWeight = number
    default: throw TrainingError(description: "unknown option '\(name)'")
    }
  }

  /// Learns the weights of some pages.
  func weights(of pages: [TrainingPage], lexicon: CueLexicon) -> WeightFile {
    var generator = SplitMix(state: 20)
    var all = pages
    for _ in 0..<copies {
      all += pages.compactMap { $0.shuffled(using: &generator, weight: copyWeight) }
    }
    let data = TrainingSet(all, lexicon: lexicon, least: 2)
    let objective = ChainObjective(
      data: data, penalty: penalty, transitionPenalty: transitionPenalty)
    let weights = Minimizer().minimum(
      of: objective.callAsFunction, from: Array(repeating: 0, count: objective.count))
    return WeightFile(
      data: data, weights: weights, transitionStart: objective.transitionStart, least: 0.02)
  }
}

/// Random numbers that are the same on every run (SplitMix64).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
