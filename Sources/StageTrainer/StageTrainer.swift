// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import DetailPages
import Lexicons
import Text

/// Learns `lexicons/stages/weights.tsv` from the labelled pages of `lexicons/stages/training`.
///
/// Usage: `stage-trainer [LEXICONS [OUTPUT]]`. The same pages give the same bytes.
@main
enum StageTrainer {
  static func main() throws {
    let arguments = CommandLine.arguments
    let lexicons = arguments.count > 1 ? arguments[1] : "lexicons"
    let output = arguments.count > 2 ? arguments[2] : lexicons + "/stages/weights.tsv"
    let folding = try FoldingTable.read(lexicons: lexicons)
    let lexicon = try CueLexicon.read(lexicons: lexicons, folding: folding)
    let reader = TrainingPages(lexicon: lexicon, folding: folding)
    var pages: [TrainingPage] = []
    let files = try DataFiles.files(below: lexicons + "/stages/training", endings: ["ndjson"])
    for file in files { pages += try reader.read(file: file) }
    var generator = SplitMix(state: 20)
    pages += pages.compactMap { $0.shuffled(using: &generator, weight: 0.3) }
    let data = TrainingSet(pages, lexicon: lexicon, least: 2)
    print(
      "\(pages.count) pages, \(data.pages.reduce(0) { $0 + $1.features.count }) blocks, "
        + "\(data.names.count) features")
    let objective = ChainObjective(data: data, penalty: 0.5, transitionPenalty: 0.3)
    let weights = Minimizer().minimum(
      of: objective.callAsFunction, from: Array(repeating: 0, count: objective.count)
    ) { iteration, value in
      if iteration % 10 == 0 { print("step \(iteration): \(value)") }
    }
    let file = WeightFile(
      data: data, weights: weights, transitionStart: objective.transitionStart, least: 0.02)
    try file.text.write(toFile: output, atomically: true, encoding: .utf8)
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
