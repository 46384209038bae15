// SPDX-License-Identifier: Apache-2.0

import Text

extension QueryModel {
  /// A model that cuts with the segmenter and takes queries of one canonical form for the same.
  public init(
    identity: QueryIdentity, questions: QuestionWords,
    judgement: (@Sendable (String) -> Judgement)? = nil
  ) {
    let segmenter = identity.canonicalizer.segmenter
    self.init(
      tokens: { segmenter.segment($0).filter { $0.kind != .punctuation }.map(\.text) },
      key: { identity.canonicalizer.canonical($0).key }, judgement: judgement,
      isQuestion: questions.isQuestion)
  }
}
