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

  /// What to suggest, by topic.
  private var suggestions: [Topic: [Fix]] = [:]

  init(_ node: YAMLNode) throws(LexiconError) {
    for entry in try node.entries(allowed: Topic.allCases.map(\.rawValue)) {
      let topic = try entry.key.choice(Topic.self)
      let en = try entry.value.required("en").string()
      let zh = try entry.value.required("zh").string()
      suggestions[topic] = [
        Fix(
          applicability: .suggestion, edits: [],
          message: Message(en: "Write, with your own facts: \(en)", zh: "按自己的事实填写：\(zh)"))
      ]
    }
  }

  /// A suggestion to write such a sentence; none where the file has no sentence for it.
  func fixes(_ topic: Topic) -> [Fix] { suggestions[topic] ?? [] }

  func fixes(stage: Stage) -> [Fix] {
    switch stage {
    case .painPoint: fixes(.painPoint)
    case .solution: fixes(.solution)
    case .advantage: fixes(.advantage)
    case .trust: fixes(.trust)
    case .callToAction: fixes(.callToAction)
    }
  }
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
