// SPDX-License-Identifier: Apache-2.0

import Text

extension QueryModel {
  /// A model that cuts with the segmenter and takes queries of one canonical form for the same.
  public init(
    identity: QueryIdentity, segmenter: Segmenter,
    judgement: (@Sendable (String) -> Judgement)? = nil
  ) {
    self.init(
      tokens: { segmenter.segment($0).filter { $0.kind != .punctuation }.map(\.text) },
      key: { identity.canonicalizer.canonical($0).key }, judgement: judgement)
  }
}
