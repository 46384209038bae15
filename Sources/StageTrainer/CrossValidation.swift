// SPDX-License-Identifier: Apache-2.0

import DetailPages

/// How well pages are labelled by weights that were learnt without them.
struct CrossValidation {
  let lexicon: CueLexicon
  let settings: TrainingSettings

  /// Every page is judged once, by the pages of the other folds.
  func tally(_ pages: [TrainingPage], folds: Int) throws -> LabelTally {
    var tally = LabelTally()
    for fold in 0..<folds {
      let others = pages.indices.filter { $0 % folds != fold }.map { pages[$0] }
      let text = settings.weights(of: others, lexicon: lexicon).text
      let model = try StageModel(text, path: "fold \(fold)", lexicon: lexicon)
      for index in pages.indices where index % folds == fold {
        tally.add(pages[index], model: model)
      }
    }
    return tally
  }
}

/// Counts of right and wrong labels.
struct LabelTally: CustomStringConvertible {
  private var pages = 0
  private var exact = 0
  private var ordered = 0
  private var right = [Int](repeating: 0, count: StageLabel.count)
  private var wrong = [Int](repeating: 0, count: StageLabel.count)
  private var missed = [Int](repeating: 0, count: StageLabel.count)

  mutating func add(_ page: TrainingPage, model: StageModel) {
    let carried = StageDecision(model.chain(of: page.reading)).carried
    var found: [StageLabel] = []
    var wanted: [StageLabel] = []
    for (block, allowed) in page.allowed.enumerated() {
      let labels = carried.filter { $0.block == block }.map { StageLabel($0.stage) }
      for label in labels {
        if allowed.contains(label) {
          right[label.rawValue] += 1
        } else {
          wrong[label.rawValue] += 1
        }
        if !found.contains(label) { found.append(label) }
      }
      for label in allowed where label != .none {
        if !labels.contains(label) { missed[label.rawValue] += 1 }
        if !wanted.contains(label) { wanted.append(label) }
      }
    }
    pages += 1
    if Set(found) == Set(wanted) { exact += 1 }
    if found == wanted { ordered += 1 }
  }

  var description: String {
    let stages = StageLabel.allCases.dropFirst().map(\.rawValue)
    func f1(_ labels: some Sequence<Int>) -> Double {
      let (r, w, m) = labels.reduce((0, 0, 0)) {
        ($0.0 + right[$1], $0.1 + wrong[$1], $0.2 + missed[$1])
      }
      return r == 0 ? 0 : 2 * Double(r) / Double(2 * r + w + m)
    }
    func rounded(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }
    let own = stages.map { "\(StageLabel.allCases[$0]) \(rounded(f1([$0])))" }
    return "\(pages) pages: stages exact \(rounded(Double(exact) / Double(max(1, pages)))), "
      + "order exact \(rounded(Double(ordered) / Double(max(1, pages)))), "
      + "blocks F1 \(rounded(f1(stages))) (\(own.joined(separator: ", ")))"
  }
}
