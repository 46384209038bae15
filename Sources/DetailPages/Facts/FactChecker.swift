// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import Text

/// Compares what a listing states with the facts of the product.
public struct FactChecker: Sendable {
  private let facts: ProductFacts
  private let lexicon: FactLexicon
  private let today: CalendarDate?

  /// - Parameter today: the day certificates must still be valid on; nil leaves expiry unjudged.
  public init(facts: ProductFacts, lexicon: FactLexicon, today: CalendarDate?) {
    self.facts = facts
    self.lexicon = lexicon
    self.today = today
  }

  /// A verdict for every statement of the listing's visible text, field by field in order of place.
  public func verdicts(for listing: Listing) -> [FactVerdict] {
    let known = KnownFacts(facts, lexicon: lexicon)
    return listing.fields.flatMap { field in
      let document = field.document
      let blocks = document.blocks.indices.filter {
        document.blocks[$0].hidden == nil && document.blocks[$0].role.isVisibleText
          && document.blocks[$0].role != .navigation
      }
      let text = FoldedText(
        document.text.bytes, parts: blocks.map { document.blocks[$0].range },
        folding: lexicon.folding)
      let statements = StatementFinder(lexicon: lexicon).statements(in: text)
      let judge = StatementJudge(
        text: text, known: known, lexicon: lexicon, today: today,
        quantities: Dictionary(grouping: statements, by: \.part).mapValues { own in
          own.compactMap { if case .quantity(let quantity) = $0.kind { quantity } else { nil } }
        },
        heads: blocks.map { index in head(of: document.blocks[index], in: document) })
      return (statements.compactMap(judge.verdict) + judge.denials(of: statements))
        .sorted { $0.range < $1.range }
        .map { judgement in
          FactVerdict(
            verdict: judgement.verdict,
            place: field.place(
              of: judgement.range, element: document.blocks[blocks[judgement.part]].element),
            kind: judgement.kind, fact: judgement.fact, why: judgement.why)
        }
    }
  }

  /// The name of the property a table's cell or a definition states, folded.
  private func head(of block: Block, in document: Document) -> [UInt32] {
    guard let header = block.rowHeader ?? block.columnHeader else { return [] }
    return lexicon.folding.fold(document.string(of: document.blocks[header]))
  }
}
