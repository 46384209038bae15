// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import Text

/// Runs the examples of rules: they are the rules' tests.
public struct RuleExamples: Sendable {
  let claims: CompiledClaims
  let now: CalendarDate
  private let scripts: Scripts

  public init(claims: CompiledClaims, now: CalendarDate) {
    self.claims = claims
    self.now = now
    scripts = Scripts(folding: claims.folding)
  }

  /// An example that did not go as its rule says.
  public struct Failure: Hashable, Sendable, CustomStringConvertible {
    public var rule: String
    public var file: String
    public var line: Int
    public var setting: HostileSetting
    public var message: String

    public var description: String {
      let place = setting == .plain ? "" : " (\(setting.rawValue))"
      return "\(file):\(line): \(rule): \(message)\(place)"
    }
  }

  /// All examples that fail, in the order of the rules.
  ///
  /// - Parameter settings: how each is run; allowed ones only where the setting leaves their words alone.
  public func failures(
    in settings: [HostileSetting] = HostileSetting.allCases
  ) -> [Failure] {
    claims.rules.flatMap { failures(of: $0, in: settings) }
  }

  /// The examples of one rule that fail.
  public func failures(of rule: ClaimRule, in settings: [HostileSetting]) -> [Failure] {
    var failures: [Failure] = []
    for setting in settings {
      func fail(_ example: ClaimRule.Example, _ message: String) {
        failures.append(
          Failure(
            rule: rule.id, file: rule.file, line: example.line, setting: setting,
            message: message))
      }
      for example in rule.examples.flagged {
        let text = MarkedText(example.marked)
        if text.marks.isEmpty { fail(example, "no ⟦…⟧ marks the phrase in '\(text.text)'") }
        guard let (marked, document) = stage(text, in: setting) else { continue }
        let found = candidates(in: document, example, rule).map {
          document.text.source(of: $0.range)
        }
        for mark in marked.marks where !found.contains(where: { RuleExamples.hits($0, mark) }) {
          let phrase = String(decoding: Array(marked.text.utf8)[mark.range], as: UTF8.self)
          fail(example, "does not flag '\(phrase)' in '\(marked.text)'")
        }
      }
      guard setting == .plain || setting == .emoji || setting == .paragraph else { continue }
      for example in rule.examples.allowed {
        guard let (marked, document) = stage(MarkedText(example.marked), in: setting) else {
          continue
        }
        for candidate in candidates(in: document, example, rule)
        where claims.rules[candidate.rule].id == rule.id {
          let phrase = document.text.string(in: candidate.range)
          fail(example, "flags '\(phrase)' in '\(marked.text)'")
        }
      }
    }
    return failures
  }

  /// The example in a setting, and the document it is read into; nil where it cannot be put so.
  private func stage(
    _ example: MarkedText, in setting: HostileSetting
  ) -> (MarkedText, Document)? {
    let marked = setting.apply(to: example, scripts: scripts)
    if setting.isMarkup {
      return (marked, HTMLReader.read(SourceText(name: "", string: marked.text)))
    }
    if setting == .gb18030 {
      guard let bytes = scripts.gb18030(marked.text) else { return nil }
      let source = TextDecoder.decode(bytes, name: "", isMarkup: false, label: "gb18030")
      return (marked, PlainTextReader.read(source))
    }
    return (marked, PlainTextReader.read(SourceText(name: "", string: marked.text)))
  }

  /// What is found in an example. A market, platform and category the rule applies to stand in for those
  /// the example leaves open.
  func candidates(
    in document: Document, _ example: ClaimRule.Example, _ rule: ClaimRule
  ) -> [ClaimChecker.Candidate] {
    let market = rule.scope.markets.first ?? .cn
    var listing = Listing(id: rule.id, language: market == .cn ? .simplified : .english)
    listing.market = market
    listing.platform = example.platform ?? rule.scope.platforms.first
    listing.category = example.category ?? rule.scope.categories.first ?? "general"
    let isTitle = example.isTitle || rule.scope.fields == ["title"]
    listing.fields = [Field(name: isTitle ? "title" : "text", document: document)]
    let day = rule.effectiveTo.map { min($0, now) } ?? now
    let checker = ClaimChecker(
      claims: claims, now: rule.effectiveFrom.map { max($0, day) } ?? day)
    return checker.candidates(in: listing)
  }

  /// Whether a finding is about a marked phrase: they share half of either.
  static func hits(_ found: ByteRange, _ mark: ByteRange) -> Bool {
    guard let shared = found.intersection(mark) else { return false }
    return shared.count * 2 >= found.count || shared.count * 2 >= mark.count
  }
}
