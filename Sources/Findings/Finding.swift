// SPDX-License-Identifier: Apache-2.0

import Text

/// Something a listing's author should know: what, where, why and how to mend it.
public struct Finding: Sendable {
  /// `pack/slug`, for example `cn-adlaw/superlative`.
  public var rule: String
  public var family: Family
  public var severity: Severity
  public var layer: Layer
  /// Where it stands; nil for a finding about something absent or about the whole listing.
  public var place: Place?
  public var message: Message
  public var citations: [Citation]
  /// Names of the exemptions that were tried and did not apply.
  public var exemptionsTried: [String]
  public var fixes: [Fix]
  /// Probability that a reviewer would agree, 0…1.
  public var confidence: Double
  /// The field it is about, where it has no place (`title`, `html`); nil for the whole listing.
  public var field: String?

  public init(
    rule: String, family: Family, severity: Severity, layer: Layer, place: Place?,
    message: Message, citations: [Citation] = [], exemptionsTried: [String] = [],
    fixes: [Fix] = [], confidence: Double = 1, field: String? = nil
  ) {
    self.rule = rule
    self.family = family
    self.severity = severity
    self.layer = layer
    self.place = place
    self.message = message
    self.citations = citations
    self.exemptionsTried = exemptionsTried
    self.fixes = fixes
    self.confidence = confidence
    self.field = field ?? place?.field
  }
}

/// A phrase in one field of a listing.
public struct Place: Hashable, Sendable {
  /// `title`, `subtitle`, `bullets[0]`, `text`, `html`, …
  public var field: String
  /// UTF-8 bytes of the field's text (for a file: of the decoded file). Always decodes to `text`.
  /// Nil for a finding about an element rather than about words.
  public var range: ByteRange?
  /// The phrase as it is read: tags and character references resolved. Empty when `range` is nil.
  public var text: String
  /// CSS-like path of the enclosing element, in HTML.
  public var path: String?

  public init(field: String, range: ByteRange?, text: String, path: String? = nil) {
    self.field = field
    self.range = range
    self.text = text
    self.path = path
  }
}

/// How bad it is.
public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
  /// Advice.
  case info
  /// Stop unless evidenced or qualified.
  case warning
  /// Would be stopped.
  case error

  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// Whose rule it is.
public enum Layer: String, Hashable, Sendable, CaseIterable {
  case statute, guidance, style
  case platformPolicy = "platform-policy"
  case platformFilter = "platform-filter"
}

/// What kind of claim or fault it is; the list of the contract.
public enum Family: String, Hashable, Sendable, CaseIterable {
  case superlative, medical, guarantee, price, authority, certification, statistic, disparagement
  case contact, environmental, origin, pesticide, minor, structure
  case cosmeticEfficacy = "cosmetic-efficacy"
  case foodClaim = "food-claim"
  case reviewManipulation = "review-manipulation"
  case superstitionVulgar = "superstition-vulgar"
  case financeEducation = "finance-education"
  case restrictedGoods = "restricted-goods"
  case titlePromo = "title-promo"
  case keywordStuffing = "keyword-stuffing"
  case timeLimited = "time-limited"
  case platformFormat = "platform-format"
  case pageAudit = "page-audit"
}

/// A sentence in both languages the tool speaks.
public struct Message: Hashable, Sendable {
  public var en: String
  public var zh: String

  public init(en: String, zh: String) {
    self.en = en
    self.zh = zh
  }
}

/// The article of a law, guideline or platform rule a finding rests on.
public struct Citation: Hashable, Sendable {
  public var title: String
  public var article: String?
  public var url: String?
  /// ISO date from which it applies.
  public var effective: String?

  public init(title: String, article: String? = nil, url: String? = nil, effective: String? = nil) {
    self.title = title
    self.article = article
    self.url = url
    self.effective = effective
  }
}

/// A way to mend a finding.
public struct Fix: Hashable, Sendable {
  public enum Applicability: String, Hashable, Sendable {
    /// Applied by `fix` without asking: spaces, width, repeated words.
    case safe
    /// Applied on demand.
    case unsafe
    /// For a person to choose; never applied.
    case suggestion
  }
  public var applicability: Applicability
  public var edits: [Edit]
  /// What it does, in words, where the edit does not say it.
  public var message: Message?

  public init(applicability: Applicability, edits: [Edit], message: Message? = nil) {
    self.applicability = applicability
    self.edits = edits
    self.message = message
  }
}

/// Replacement of one range of a field by other text.
public struct Edit: Hashable, Sendable {
  public var range: ByteRange
  public var text: String

  public init(range: ByteRange, text: String) {
    self.range = range
    self.text = text
  }
}

/// Something that was not looked at, and why.
public struct NotChecked: Hashable, Sendable {
  public var what: Message
  public var why: Message

  public init(what: Message, why: Message) {
    self.what = what
    self.why = why
  }
}
