// SPDX-License-Identifier: Apache-2.0

import Text

extension QueryModel {
  /// A model that takes queries of one canonical form for the same.
  /// - Parameter gate: nil where there are no facts to judge by.
  public init(identity: QueryIdentity, gate: RelevanceGate?, questions: QuestionWords) {
    let canonicalizer = identity.canonicalizer
    let segmenter = canonicalizer.segmenter
    var judge: (@Sendable (String) -> Judgement)?
    if let gate {
      judge = { query in
        let verdict = gate.label(query)
        return Judgement(label: verdict.label, fact: verdict.fact.isEmpty ? nil : verdict.fact)
      }
    }
    self.init(
      tokens: { query in
        segmenter.segment(query).filter { $0.kind != .punctuation }.map(\.text)
      },
      key: { query in canonicalizer.canonical(query).key },
      keys: { exports, progress in
        QueryKeys.keys(of: exports, canonicalizer, progress: progress)
      },
      judgement: judge, isQuestion: { query in questions.isQuestion(query) })
  }
}
