// SPDX-License-Identifier: Apache-2.0

import Findings
import Lexicons

/// Sentences with blanks to start from, of `lexicons/stages/advice.yaml`.
struct StructureAdvice: Sendable {
  /// What a sentence is for.
  enum Topic: String, CaseIterable, Sendable {
    case painPoint, solution, advantage, trust, callToAction
    /// The first screen; the terms of an offer; the fact behind a claim.
    case hook, terms, fact
  }

  private var sentences: [Topic: Message] = [:]

  init(_ node: YAMLNode) throws(LexiconError) {
    for entry in try node.entries(allowed: Topic.allCases.map(\.rawValue)) {
      let topic = try entry.key.choice(Topic.self)
      sentences[topic] = Message(
        en: try entry.value.required("en").string(), zh: try entry.value.required("zh").string())
    }
  }

  /// A suggestion to write such a sentence; none where the file has no sentence for it.
  func fixes(_ topic: Topic) -> [Fix] {
    guard let sentence = sentences[topic] else { return [] }
    return [
      Fix(
        applicability: .suggestion, edits: [],
        message: Message(
          en: "Write, with your own facts: \(sentence.en)", zh: "按自己的事实填写：\(sentence.zh)"))
    ]
  }

  func fixes(stage: Stage) -> [Fix] { Topic(rawValue: stage.rawValue).map(fixes) ?? [] }
}

extension Stage {
  /// As a message names it.
  public var title: Message {
    switch self {
    case .painPoint: Message(en: "pain point", zh: "痛点")
    case .solution: Message(en: "solution", zh: "解决方案")
    case .advantage: Message(en: "advantage", zh: "优势")
    case .trust: Message(en: "trust", zh: "信任")
    case .callToAction: Message(en: "call to action", zh: "促单")
    }
  }
}
