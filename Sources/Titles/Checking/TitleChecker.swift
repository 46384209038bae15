// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import Text

/// Checks the title of a listing, or another of its short texts, against the rules of one platform.
public struct TitleChecker: Sendable {
  public let platform: Platform?
  /// Name of the platform's field whose rules apply.
  public let field: String
  /// Rules of the field that hold on the day for the category.
  let rules: [PlatformRule]
  let facts: ProductFacts?
  let keywords: [TitleKeyword]
  public let limit: LengthLimit?
  public let visible: LengthLimit?

  /// - Parameters:
  ///   - platform: nil checks only what holds everywhere: spaces and width.
  ///   - field: which of its texts (`title`, `shortTitle`, `backend`, …).
  ///   - day: decides which rules hold.
  ///   - facts: what the title should name.
  ///   - keywords: what it should cover.
  public init(
    platform: Platform?, field: String = "title", on day: CalendarDate, category: String? = nil,
    facts: ProductFacts? = nil, keywords: [TitleKeyword] = []
  ) {
    self.platform = platform
    self.field = field
    let known = platform?.field(field)
    rules = known?.rules(on: day, category: category) ?? []
    limit = known?.limit(on: day, category: category)
    visible = known?.visible(on: day, category: category)
    self.facts = facts
    self.keywords = keywords
  }

  /// Checks a text that stands by itself.
  public func check(_ text: String) -> TitleReport {
    var document = Document(source: SourceText(name: field, string: text))
    document.text = PlacedText(verbatim: document.source.bytes)
    return check(Field(name: field, document: document))
  }

  /// Checks a field of a listing; findings have their places in the field.
  public func check(_ field: Field) -> TitleReport {
    let title = TitleText(String(decoding: field.document.text.bytes, as: UTF8.self))
    var inspection = Inspection(checker: self, field: field, title: title)
    for rule in rules { inspection.apply(rule) }
    inspection.checkSpacing()
    inspection.checkWidth()
    return TitleReport(
      text: title.string, length: measured(title.string), otherLengths: otherLengths(title.string),
      visible: visible.map { String($0.unit.prefix(of: title.string, fitting: $0.count)) }
        ?? title.string,
      findings: inspection.findings.sorted(by: Self.byPlace),
      coverage: KeywordCoverage(of: keywords, in: title))
  }

  private var unit: LengthUnit { limit?.unit ?? .codePoints }

  private func measured(_ text: String) -> TitleReport.Length {
    TitleReport.Length(value: unit.length(of: text), limit: limit?.count, unit: unit)
  }

  private func otherLengths(_ text: String) -> [TitleReport.Length] {
    LengthUnit.counting.filter { $0 != unit }.map {
      TitleReport.Length(value: $0.length(of: text), limit: nil, unit: $0)
    }
  }

  private static func byPlace(_ a: Finding, _ b: Finding) -> Bool {
    let left = a.place?.range ?? ByteRange(at: 0)
    let right = b.place?.range ?? ByteRange(at: 0)
    if left != right { return left < right }
    return a.rule < b.rule
  }
}
