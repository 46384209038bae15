// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import DetailPages
import Lexicons
import Text

/// Learns `stages/weights.tsv` from the labelled pages of `stages/training`.
///
/// Usage: `stage-trainer LEXICONS [name value …]`. The same pages give the same bytes. With `folds N` it
/// writes nothing and says how well pages are labelled by weights learnt from the others; with
/// `evaluate FILE`, how well the pages of a file are. `penalty`, `transition-penalty`, `copies` and
/// `copy-weight` change how it learns.
@main
enum StageTrainer {
  static func main() throws {
    let lexicons = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : "lexicons"
    let options = Array(CommandLine.arguments.dropFirst(2))
    guard options.count % 2 == 0 else {
      throw TrainingError(description: "usage: stage-trainer LEXICONS [name value …]")
    }
    var settings = TrainingSettings()
    var folds: Int?
    var evaluated: String?
    for index in stride(from: 0, to: options.count, by: 2) {
      switch options[index] {
      case "folds": folds = Int(options[index + 1])
      case "evaluate": evaluated = options[index + 1]
      default: try settings.set(options[index], to: options[index + 1])
      }
    }
    let folding = try FoldingTable.read(lexicons: lexicons)
    let lexicon = try CueLexicon.read(lexicons: lexicons, folding: folding)
    let reader = TrainingPages(lexicon: lexicon, folding: folding)
    var pages: [TrainingPage] = []
    for file in try DataFiles.files(below: lexicons + "/stages/training", endings: ["ndjson"]) {
      pages += try reader.read(file: file)
    }
    if let folds {
      print(try CrossValidation(lexicon: lexicon, settings: settings).tally(pages, folds: folds))
      return
    }
    let file = settings.weights(of: pages, lexicon: lexicon)
    if let evaluated {
      var tally = LabelTally()
      let model = try StageModel(file.text, path: "weights", lexicon: lexicon)
      for page in try reader.read(file: evaluated) { tally.add(page, model: model) }
      print(tally)
      return
    }
    try file.text.write(
      toFile: lexicons + "/stages/weights.tsv", atomically: true, encoding: .utf8)
    print("\(pages.count) pages, \(file.data.names.count) features")
  }
}
