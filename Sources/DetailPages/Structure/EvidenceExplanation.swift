// SPDX-License-Identifier: Apache-2.0

import Findings

/// Says in words what counted for a stage: the cues and words whose weights speak most for it, the facts in
/// the block, or where it stands.
struct EvidenceExplanation {
  let model: StageModel
  let lexicon: CueLexicon

  /// The least weight that is worth a word, in natural logarithms.
  private static let least: Float = 0.12

  /// How far a feature speaks for a label beyond what it says for the others on average.
  private static func weight(of row: StageModel.Row, for label: Int) -> Float {
    let others = (0..<StageLabel.count).reduce(Float(0)) { $0 + ($1 == label ? 0 : row[$1]) }
    return row[label] - others / Float(StageLabel.count - 1)
  }

  func why(_ part: LabelledPage.Part, in page: PageReading) -> Message {
    let label = StageLabel(part.stage).rawValue
    var why = Sentence()
    let cues = cues(of: part, in: page, label: label)
    for cue in cues {
      let title = lexicon.classes[cue].title
      let text = page.string(of: page.firstWord(of: cue, in: part.position))
      why.begin(title.en, title.zh)
      why.add(" (“", "（“")
      why.add(text, text)
      why.add("”)", "”）")
    }
    if cues.count < 2 {
      for (number, word) in words(of: part, in: page, label: label).enumerated() {
        if number == 0 { why.begin("the words “", "用词“") } else { why.add(", “", "“") }
        why.add(word, word)
        why.add("”", "”")
      }
    }
    let facts = part.evidence.numbers + part.evidence.codes
    if facts > 0 {
      why.begin(
        facts == 1 ? "one figure or number" : "\(facts) figures or numbers", "\(facts) 处数字或编号")
    }
    if part.evidence.isClutter {
      why.begin("stacked words, which do not count", "堆砌的词句，不计分")
    }
    if why.message.en.isEmpty {
      why.begin("its place and its neighbours", "所在位置和上下文")
    }
    return why.message
  }

  /// A sentence in both languages, written part by part.
  private struct Sentence {
    private(set) var message = Message(en: "", zh: "")

    /// Starts a part.
    mutating func begin(_ en: String, _ zh: String) {
      if !message.en.isEmpty { add("; ", "；") }
      add(en, zh)
    }

    mutating func add(_ en: String, _ zh: String) {
      message.en += en
      message.zh += zh
    }
  }

  /// The classes of cues in a block that speak most for its label: three at most.
  private func cues(of part: LabelledPage.Part, in page: PageReading, label: Int) -> [Int] {
    let counts = page.blocks[part.position].cues
    var found: [(weight: Float, cue: Int)] = []
    for cue in lexicon.classes.indices where counts.contains(cue) {
      guard let row = model.row(of: .cue(cue)) else { continue }
      let weight = EvidenceExplanation.weight(of: row, for: label)
      if weight >= EvidenceExplanation.least { found.append((weight, cue)) }
    }
    found.sort { $0.weight != $1.weight ? $0.weight > $1.weight : $0.cue < $1.cue }
    return found.prefix(3).map(\.cue)
  }

  /// The words of a block that speak most for its label: three at most.
  private func words(of part: LabelledPage.Part, in page: PageReading, label: Int) -> [String] {
    var found: [(weight: Float, tokens: Range<Int>)] = []
    FeatureExtractor.forEach(at: part.position, in: page) { feature in
      guard case .words(_, let tokens, _) = feature, let row = model.row(of: feature) else {
        return
      }
      let weight = EvidenceExplanation.weight(of: row, for: label)
      if weight >= EvidenceExplanation.least { found.append((weight, tokens)) }
    }
    found.sort {
      $0.weight != $1.weight
        ? $0.weight > $1.weight : $0.tokens.lowerBound < $1.tokens.lowerBound
    }
    var texts: [String] = []
    for (_, tokens) in found where texts.count < 3 {
      let text = page.string(of: tokens)
      if !texts.contains(text) { texts.append(text) }
    }
    return texts
  }
}
