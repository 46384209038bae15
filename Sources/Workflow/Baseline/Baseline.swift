// SPDX-License-Identifier: Apache-2.0

import Audit
import Documents
import Findings
import Listings

/// The findings of a day, so that a run tells only what is new: one JSON object a line, sorted, so that two
/// branches merge.
public struct Baseline: Sendable {
  /// One known finding.
  public struct Entry: Hashable, Sendable {
    public var fingerprint: String
    public var rule: String
    /// The listing it was found in, for people.
    public var listing: String
  }

  public var entries: [Entry]

  public init(entries: [Entry]) { self.entries = entries }

  /// The findings of these results, of severity warning or error.
  public init(results: some Sequence<ListingResult>) {
    var entries: Set<Entry> = []
    for result in results {
      for located in result.findings where located.finding.severity > .info {
        entries.insert(
          Entry(
            fingerprint: located.fingerprint, rule: located.finding.rule,
            listing: result.listing.id))
      }
    }
    self.entries = Array(entries)
  }

  /// Reads the lines of a file.
  ///
  /// - Throws: a sentence with the line that is wrong.
  public init(_ bytes: [UInt8]) throws(JSONError) {
    entries = []
    for (index, line) in bytes.split(separator: 0x0A).enumerated() {
      let value: JSONValue
      do {
        value = try JSONValue.parse(line)
      } catch {
        throw JSONError("line \(index + 1): \(error.description)")
      }
      guard let fingerprint = value["fingerprint"]?.string, let rule = value["rule"]?.string else {
        throw JSONError("line \(index + 1): 'fingerprint' or 'rule' is missing")
      }
      entries.append(
        Entry(
          fingerprint: fingerprint, rule: rule, listing: value["listing"]?.string ?? ""))
    }
  }

  /// The file's bytes.
  public var bytes: [UInt8] {
    let sorted = entries.sorted {
      ($0.listing, $0.rule, $0.fingerprint) < ($1.listing, $1.rule, $1.fingerprint)
    }
    return sorted.flatMap { entry in
      JSONValue.object([
        "fingerprint": .string(entry.fingerprint), "rule": .string(entry.rule),
        "listing": .string(entry.listing),
      ]).bytes() + [0x0A]
    }
  }
}

/// Takes known findings out of results, and keeps track of those that are gone.
public struct BaselineFilter: Sendable {
  private let known: Set<String>
  private var met: Set<String> = []

  public init(_ baseline: Baseline) { known = Set(baseline.entries.map(\.fingerprint)) }

  /// The result without known findings.
  public mutating func applied(to result: ListingResult) -> ListingResult {
    guard !known.isEmpty else { return result }
    var changed = result
    changed.findings = result.findings.filter { located in
      guard known.contains(located.fingerprint) else { return true }
      met.insert(located.fingerprint)
      return false
    }
    return changed
  }

  /// How many known findings were met, and how many are gone.
  public var counts: (met: Int, gone: Int) { (met.count, known.count - met.count) }
}
