// SPDX-License-Identifier: Apache-2.0

import Findings
import Listings
import Text

/// A rule about claims, as its file states it and ready to run.
public struct ClaimRule: Sendable {
  /// `pack/slug`.
  public var id: String
  public var family: Family
  public var severity: Severity
  public var layer: Layer
  public var citations: [Citation]
  /// First and last day it applies.
  public var effectiveFrom: CalendarDate?
  public var effectiveTo: CalendarDate?
  public var scope: Scope
  public var message: Message
  public var rewrites: [Rewrite]
  public var provenance: Provenance
  /// Why it is as it is, for whoever maintains it.
  public var note: String
  /// Identifiers of the facts it stands on, for the coverage report.
  public var facts: [String]
  public var examples: Examples
  /// Where it is written.
  public var file: String
  public var line: Int
  /// Kinds of evidence that answer it.
  public var evidence: [Evidence.Kind]
  /// Probability that a reviewer agrees where nothing speaks against it.
  public var confidence: Double

  /// Patterns that trigger it, and longer innocent ones that win over them: indices into the program.
  var triggers: [Int32]
  var allowed: [Int32]
  /// Conditions that must all hold, and exemptions none of which may.
  var requires: [Condition]
  var exemptions: [Exemption]
  /// A check that words cannot express, by name.
  var check: StructureCheck?

  /// A named exemption of a rule.
  struct Exemption: Hashable, Sendable {
    var name: String
    var condition: Condition
  }

  /// Names of the exemptions it tries.
  public var exemptionNames: [String] { exemptions.map(\.name) }

  /// How sure we are of its legal basis.
  public enum Provenance: String, Hashable, Sendable, CaseIterable {
    /// The text of the law or policy was read.
    case verified
    /// Found in a secondary source.
    case secondary
    /// General knowledge: speaks as a warning at most, and says so.
    case unverified
  }

  /// Where a rule applies. Empty lists admit everything.
  public struct Scope: Hashable, Sendable {
    public var markets: [Market] = []
    public var platforms: [String] = []
    public var withoutPlatforms: [String] = []
    public var categories: [String] = []
    public var withoutCategories: [String] = []
    /// Empty for every field; `title`, or `body` for all others.
    public var fields: [String] = []

    public init() {}
  }

  /// Ways to say it lawfully; none adds a fact.
  public struct Rewrite: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      /// Take the phrase out.
      case delete
      /// Say what is known instead: an attribute, a condition, a comparison with one's own goods.
      case specify
      /// Keep it and show the proof.
      case evidence
    }
    public var kind: Kind
    public var message: Message
    /// The text to put in place of the phrase, where that can be said once for all.
    public var replacement: String?
  }

  /// What the rule flags and what it must not; also its documentation.
  public struct Examples: Hashable, Sendable {
    public var flagged: [Example] = []
    public var allowed: [Example] = []
  }

  /// One example: a text, where it stands, and the phrases between `⟦` and `⟧`.
  public struct Example: Hashable, Sendable {
    /// With the marks.
    public var marked: String
    public var category: String?
    public var platform: String?
    public var isTitle = false
    public var line = 0
  }
}
