// SPDX-License-Identifier: Apache-2.0

import Audit
import Documents
import Findings
import Lexicons
import Listings
import Text
import Workflow

/// Judges inputs one after another, in their order, with decisions of people taken into account: comments in
/// the page, suppressions, the baseline.
struct AuditPass {
  let setup: AuditSetup
  let inputs: InputOptions
  let jobs: Int
  var suppressions: Suppressions
  var baseline: BaselineFilter?

  /// Calls `body` on each outcome.
  mutating func forEach(
    _ body: (Outcome) throws(CommandError) -> Void
  ) throws(CommandError) {
    let items = try InputItems(
      options: inputs, setup: setup, pictures: try PictureReading(reads: inputs.ocr)
    ).items()
    var seen: Set<String> = []
    var batch = BatchComparison()
    try OrderedMap.forEach(items, jobs: jobs, transform: { ($0.outcome(), $0.settings) }) {
      (judged: (Outcome, Settings)) throws(CommandError) in
      let outcome = unique(judged.0, among: &seen)
      guard case .result(let result) = outcome else {
        try body(outcome)
        return
      }
      try body(.result(decided(judged.1.applied(to: batch.compared(result)))))
    }
  }

  /// A result whose id came before is a failure: reports and baselines could not tell the two apart.
  private func unique(_ outcome: Outcome, among seen: inout Set<String>) -> Outcome {
    guard case .result(let result) = outcome, !seen.insert(result.listing.id).inserted else {
      return outcome
    }
    let id = result.listing.id
    return .failure(
      InputFailure(
        source: result.listing.source, id: id,
        message: Message(en: "the id '\(id)' came before", zh: "编号“\(id)”重复")))
  }

  private mutating func decided(_ result: ListingResult) -> ListingResult {
    var result = result
    if result.listing.isFile, let page = result.listing.field("html") {
      result = PageComments(page.document.source.bytes).applied(to: result)
    }
    result = suppressions.applied(to: result)
    return baseline?.applied(to: result) ?? result
  }
}
