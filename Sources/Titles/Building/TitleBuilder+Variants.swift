// SPDX-License-Identifier: Apache-2.0

import Findings
import Text

extension TitleBuilder {
  /// The best title and variants of it that differ in one declared variable, fit for a test of one against
  /// the other.
  ///
  /// - Parameters:
  ///   - count: most variants beside the first title.
  ///   - variable: what may differ.
  /// - Returns: the title, then its variants, the most valued first; fewer than asked for where the facts
  ///   give no more.
  public func variants(
    _ count: Int, varying variable: TitleVariation.Variable, from candidates: [TitleCandidate],
    field: String = "title"
  ) throws(TitleBuildError) -> [BuiltTitle] {
    let base = try draft(field: field, candidates)
    let request = try TitleRequest(builder: self, field: field, candidates, forbidding: [])
    let maker = VariantMaker(request: request, base: base, variable: variable)
    var seen: Set<String> = [base.built.text]
    var found: [BuiltTitle] = []
    for (pieces, writer) in maker.proposals() {
      guard var built = request.rebuilt(pieces, writer: writer, like: base),
        seen.insert(built.text).inserted
      else { continue }
      let check = VariantCheck(base.pieces, pieces)
      let lengthChange = Self.change(from: base.built.length.value, to: built.length.value)
      guard check.isExplained(by: variable),
        variable == .length || lengthChange.magnitude <= 0.1 + 1e-9
      else { continue }
      built.findings = findings(in: built.text, field: field)
      let known = Set(base.built.findings.map(\.rule))
      if built.findings.contains(where: { $0.severity > .info && !known.contains($0.rule) }) {
        continue
      }
      built.variation = TitleVariation(
        variable: variable, removed: check.removed.map(\.text), added: check.added.map(\.text),
        moved: check.moved.map(\.text), isExplained: true, lengthChange: lengthChange,
        demandChange: base.built.value > 0 ? built.value / base.built.value - 1 : 0)
      found.append(built)
    }
    found.sort { $0.value != $1.value ? $0.value > $1.value : $0.text < $1.text }
    return [base.built] + found.prefix(max(0, count))
  }

  private static func change(from before: Int, to after: Int) -> Double {
    before == 0 ? 0 : Double(after - before) / Double(before)
  }
}

extension TitleRequest {
  /// A title of other parts, written as the first one was; nil where it does not fit.
  func rebuilt(_ pieces: [TitlePiece], writer other: TitleWriter?, like base: TitleDraft)
    -> BuiltTitle?
  {
    let writer = other ?? base.writer
    let text = writer.text(of: pieces, joining: base.joining)
    let length = limit.unit.length(of: text)
    guard length <= limit.count else { return nil }
    let account = CoverageAccount(request: self, pieces: pieces)
    let seen = field.visible(on: builder.day, category: builder.category)
    return BuiltTitle(
      field: field.name, text: text,
      length: .init(value: length, limit: limit.count, unit: limit.unit),
      visible: seen.map { String($0.unit.prefix(of: text, fitting: $0.count)) } ?? text,
      value: account.value, bound: base.built.bound,
      proved: base.built.proved && account.value >= base.built.bound, share: account.share,
      covered: account.covered, dropped: account.dropped + dropped,
      tokens: account.tokens(writer.stretches(of: pieces, joining: base.joining)), findings: [])
  }
}
