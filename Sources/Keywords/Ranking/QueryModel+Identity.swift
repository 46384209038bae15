// SPDX-License-Identifier: Apache-2.0

import Text

extension QueryModel {
  /// A model that takes queries of one canonical form for the same.
  /// - Parameter gate: nil where there are no facts to judge by.
  public init(identity: QueryIdentity, gate: RelevanceGate?, questions: QuestionWords) {
    let segmenter = identity.canonicalizer.segmenter
    self.init(
      tokens: { segmenter.segment($0).filter { $0.kind != .punctuation }.map(\.text) },
      key: { identity.canonicalizer.canonical($0).key },
      judgement: gate.map { gate in
        { query in
          let verdict = gate.label(query)
          return Judgement(
            label: verdict.label, fact: verdict.fact.isEmpty ? nil : verdict.fact)
        }
      }, isQuestion: questions.isQuestion)
  }
}
