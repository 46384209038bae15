// SPDX-License-Identifier: Apache-2.0

import Audit
import Findings
import Listings

/// One output format. Takes the outcomes of a run one by one, in the order of the inputs, and returns the
/// bytes each adds to the output; what must come last waits for `finish`.
public protocol ReportWriter: Sendable {
  mutating func begin() -> [UInt8]
  mutating func add(_ outcome: Outcome) -> [UInt8]
  mutating func finish(_ summary: RunSummary) -> [UInt8]
}

extension ReportWriter {
  public mutating func begin() -> [UInt8] { [] }
  public mutating func finish(_ summary: RunSummary) -> [UInt8] { [] }
}

/// What a run comes to.
public struct RunSummary: Hashable, Sendable {
  public var listings = 0
  public var failures = 0
  public var errors = 0
  public var warnings = 0
  public var infos = 0
  /// Things not checked, over all listings.
  public var notChecked = 0

  public init() {}

  public mutating func count(_ outcome: Outcome) {
    switch outcome {
    case .failure: failures += 1
    case .result(let result):
      listings += 1
      errors += result.count(of: .error)
      warnings += result.count(of: .warning)
      infos += result.count(of: .info)
      notChecked += result.notChecked.count
    }
  }
}

/// The output formats by name.
public enum ReportFormat: String, Hashable, Sendable, CaseIterable {
  case text, concise, json, jsonl, sarif, junit, github, gitlab, markdown, html
}

/// What a writer is told of the run.
public struct ReportOptions: Sendable {
  /// Language of messages; nil for that of each listing.
  public var messages: MessageLanguage?
  /// Whether the output may use terminal colours.
  public var colour: Bool
  /// Version of the tool, for formats that state it.
  public var version: String

  public init(messages: MessageLanguage? = nil, colour: Bool = false, version: String) {
    self.messages = messages
    self.colour = colour
    self.version = version
  }

  func language(for result: ListingResult) -> MessageLanguage {
    messages ?? .natural(for: result.listing.language)
  }

  func language(for failure: InputFailure) -> MessageLanguage { messages ?? .en }
}
