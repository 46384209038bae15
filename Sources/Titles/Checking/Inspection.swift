// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import Text

/// One title under check: where findings are gathered.
struct Inspection {
  let checker: TitleChecker
  let field: Field
  let title: TitleText
  private(set) var findings: [Finding] = []

  init(checker: TitleChecker, field: Field, title: TitleText) {
    self.checker = checker
    self.field = field
    self.title = title
  }

  mutating func apply(_ rule: PlatformRule) {
    switch rule.check {
    case .maximum(let limit, let others): checkMaximum(limit, others, rule)
    case .minimum(let limit): checkMinimum(limit, rule)
    case .recommended(let limit): checkRecommended(limit, rule)
    case .visible(let limit): checkVisible(limit, rule)
    case .characters(let set, let exceptInBrand): checkCharacters(set, exceptInBrand, rule)
    case .kinds(let kinds): for kind in kinds { checkKind(kind, rule) }
    case .words(let words): for word in words { checkWord(word, rule) }
    case .repetition(let most, let ignored): checkRepetition(most, ignored, rule)
    case .once(let characters): checkOnce(characters, rule)
    case .capitals(let most, let ignored): checkCapitals(most, ignored, rule)
    case .titleCase(let ignored): checkTitleCase(ignored, rule)
    case .notOnly(let classes): checkNotOnly(classes, rule)
    case .required(let elements): for element in elements { checkRequired(element, rule) }
    }
  }

  /// Adds a finding of a rule.
  ///
  /// - Parameter range: of the title's bytes; nil for the title as a whole.
  mutating func add(
    _ rule: PlatformRule, at range: ByteRange?, family: Family = .platformFormat,
    _ message: Message, severity: Severity? = nil, fixes: [Fix] = []
  ) {
    let platform = checker.platform
    let name = platform?.displayName ?? Message(en: "", zh: "")
    let note = Message(
      en: rule.confidence == .low ? " (not confirmed by the platform)" : "",
      zh: rule.confidence == .low ? "（平台未公开确认）" : "")
    let said = rule.message ?? message
    findings.append(
      Finding(
        rule: "\(platform?.name ?? "title")/\(checker.field)-\(rule.id)", family: family,
        severity: severity ?? rule.severity, layer: .platformPolicy,
        place: range.map { field.place(of: $0) },
        message: Message(en: said.en + note.en, zh: said.zh + note.zh),
        citations: [
          Citation(
            title: "\(name.en): \(rule.source)", url: rule.url,
            effective: rule.from?.description)
        ], fixes: fixes, confidence: rule.confidence.probability, field: field.name))
  }

  /// Adds advice on form that holds on every platform.
  mutating func addStyle(
    _ slug: String, at range: ByteRange, _ message: Message, fixes: [Fix]
  ) {
    findings.append(
      Finding(
        rule: "title/\(slug)", family: .platformFormat, severity: .info, layer: .style,
        place: field.place(of: range), message: message, fixes: fixes, confidence: 0.9))
  }

  /// An edit of the field's source from one of the title's text.
  func edit(_ range: ByteRange, _ text: String) -> Edit {
    Edit(range: field.document.text.source(of: range), text: text)
  }

  func safeFix(_ edits: [Edit]) -> [Fix] { [Fix(applicability: .safe, edits: edits)] }

  /// Places where the brand stands.
  var brandPlaces: [ByteRange] { checker.facts?.brand.map(title.places(of:)) ?? [] }
}
