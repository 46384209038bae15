// SPDX-License-Identifier: Apache-2.0

import Findings

/// Says in words what counted for a stage: the cues and words whose weights speak most for it, the facts in
/// the block, or where it stands.
struct EvidenceExplanation {
  let model: StageModel
  let lexicon: CueLexicon

  /// The least weight that is worth a word, in natural logarithms.
  private static let least: Float = 0.12

  func why(_ part: LabelledPage.Part, in page: PageReading) -> Message {
    var cues: [(weight: Float, cue: Int)] = []
    var words: [(weight: Float, text: String)] = []
    let label = StageLabel(part.stage).rawValue
    FeatureExtractor.forEach(at: part.position, in: page) { feature in
      guard let row = model.row(of: feature) else { return }
      let weight = row[label] - row[StageLabel.none.rawValue]
      guard weight >= EvidenceExplanation.least else { return }
      switch feature {
      case .cue(let index): cues.append((weight, index))
      case .words(_, let tokens, _):
        let text = page.string(of: tokens)
        if !words.contains(where: { $0.text == text }) { words.append((weight, text)) }
      default: break
      }
    }
    cues.sort { $0.weight != $1.weight ? $0.weight > $1.weight : $0.cue < $1.cue }
    words.sort { $0.weight != $1.weight ? $0.weight > $1.weight : $0.text < $1.text }
    var en: [String] = []
    var zh: [String] = []
    for (_, cue) in cues.prefix(3) {
      let title = lexicon.classes[cue].title
      let text = page.string(of: page.blocks[part.position].cues.first[cue])
      en.append("\(title.en) (“\(text)”)")
      zh.append("\(title.zh)（“\(text)”）")
    }
    if cues.count < 2, !words.isEmpty {
      let quoted = words.prefix(3).map { "“\($0.text)”" }
      en.append("the words \(quoted.joined(separator: ", "))")
      zh.append("用词\(quoted.joined())")
    }
    let facts = part.evidence.numbers + part.evidence.codes
    if facts > 0 {
      en.append(facts == 1 ? "one figure or number" : "\(facts) figures or numbers")
      zh.append("\(facts) 处数字或编号")
    }
    if part.evidence.isClutter {
      en.append("stacked words, which do not count")
      zh.append("堆砌的词句，不计分")
    }
    if en.isEmpty {
      en.append("its place and its neighbours")
      zh.append("所在位置和上下文")
    }
    return Message(en: en.joined(separator: "; "), zh: zh.joined(separator: "；"))
  }
}
