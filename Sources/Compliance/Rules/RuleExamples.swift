// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import Text

/// Runs the examples of rules: they are the rules' tests.
public struct RuleExamples: Sendable {
  let claims: CompiledClaims
  let now: CalendarDate

  public init(claims: CompiledClaims, now: CalendarDate) {
    self.claims = claims
    self.now = now
  }

  /// An example that did not go as its rule says.
  public struct Failure: Hashable, Sendable, CustomStringConvertible {
    public var rule: String
    public var file: String
    public var line: Int
    public var message: String

    public var description: String { "\(file):\(line): \(rule): \(message)" }
  }

  /// All examples that fail, in the order of the rules.
  public func failures() -> [Failure] {
    claims.rules.flatMap { failures(of: $0) }
  }

  /// The examples of one rule that fail.
  public func failures(of rule: ClaimRule) -> [Failure] {
    var failures: [Failure] = []
    func fail(_ example: ClaimRule.Example, _ message: String) {
      failures.append(
        Failure(rule: rule.id, file: rule.file, line: example.line, message: message))
    }
    for example in rule.examples.flagged {
      let (text, marks) = RuleExamples.unmark(example.marked)
      if marks.isEmpty { fail(example, "no ⟦…⟧ marks the phrase in '\(text)'") }
      let found = candidates(in: text, example, rule).map(\.range)
      for mark in marks where !found.contains(where: { RuleExamples.hits($0, mark) }) {
        let phrase = String(decoding: Array(text.utf8)[mark.range], as: UTF8.self)
        fail(example, "does not flag '\(phrase)' in '\(text)'")
      }
    }
    for example in rule.examples.allowed {
      let (text, _) = RuleExamples.unmark(example.marked)
      for candidate in candidates(in: text, example, rule) {
        let phrase = String(decoding: Array(text.utf8)[candidate.range.range], as: UTF8.self)
        let other = claims.rules[candidate.rule].id
        guard other == rule.id else { continue }
        fail(example, "flags '\(phrase)' in '\(text)'")
      }
    }
    return failures
  }

  /// What is found in an example. A market, platform and category the rule applies to stand in for those
  /// the example leaves open.
  func candidates(
    in text: String, _ example: ClaimRule.Example, _ rule: ClaimRule
  ) -> [ClaimChecker.Candidate] {
    var listing = Listing(id: rule.id, language: .other)
    listing.market = rule.scope.markets.first ?? .cn
    listing.platform = example.platform ?? rule.scope.platforms.first
    listing.category = example.category ?? rule.scope.categories.first ?? "general"
    let isTitle = example.isTitle || rule.scope.fields == ["title"]
    listing.fields = [Field(name: isTitle ? "title" : "text", document: Document(plain: text))]
    let day = rule.effectiveTo.map { min($0, now) } ?? now
    let checker = ClaimChecker(
      claims: claims, now: rule.effectiveFrom.map { max($0, day) } ?? day)
    return checker.candidates(in: listing)
  }

  /// A text without its marks, and the bytes they enclosed.
  static func unmark(_ marked: String) -> (text: String, marks: [ByteRange]) {
    var text = String.UnicodeScalarView()
    var marks: [ByteRange] = []
    var length = 0
    var start: Int?
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": start = length
      case "⟧":
        if let from = start { marks.append(ByteRange(from, length)) }
        start = nil
      default:
        text.append(scalar)
        length += UTF8.width(scalar)
      }
    }
    return (String(text), marks)
  }

  /// Whether a finding is about a marked phrase: they share half of either.
  static func hits(_ found: ByteRange, _ mark: ByteRange) -> Bool {
    guard let shared = found.intersection(mark) else { return false }
    return shared.count * 2 >= found.count || shared.count * 2 >= mark.count
  }
}

extension Document {
  /// Plain text, a block a line.
  init(plain text: String) {
    let bytes = Array(text.utf8)
    self.init(source: SourceText(name: "", bytes: bytes))
    self.text = PlacedText(verbatim: bytes)
    var start = 0
    for index in 0...bytes.count where index == bytes.count || bytes[index] == 0x0A {
      if index > start {
        blocks.append(Block(range: ByteRange(start, index), role: .paragraph))
      }
      start = index + 1
    }
  }
}
