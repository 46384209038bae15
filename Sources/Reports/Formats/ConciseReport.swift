// SPDX-License-Identifier: Apache-2.0

import Audit
import Findings
import Listings
import Text

/// `file:line:column: severity rule: message`, one finding a line, for editors and `grep`.
public struct ConciseReport: ReportWriter {
  let options: ReportOptions

  public init(_ options: ReportOptions) { self.options = options }

  public mutating func add(_ outcome: Outcome) -> [UInt8] {
    switch outcome {
    case .failure(let failure): Array((line(for: failure) + "\n").utf8)
    case .result(let result):
      result.findings.flatMap { Array((line(for: $0, in: result) + "\n").utf8) }
    }
  }

  /// Columns of a phrase that are shown.
  private static let phraseColumns = 160

  private func line(for failure: InputFailure) -> String {
    let message = options.language(for: failure).text(failure.message)
    return "\(failure.name): error: \(Printable.oneLine(message))"
  }

  private func line(for located: LocatedFinding, in result: ListingResult) -> String {
    let finding = located.finding
    let message = options.language(for: result).text(finding.message)
    var line = "\(located.name(in: result)): \(finding.severity.rawValue) \(finding.rule): "
    if let text = finding.place?.text, !text.isEmpty,
      text.utf8.count > message.utf8.count || !message.contains(text)
    {
      line += "“\(Printable.oneLine(text, columns: Self.phraseColumns))” "
    }
    return line + Printable.oneLine(message)
  }
}

extension InputFailure {
  /// Path and line, or the record's id, as people look for it.
  var name: String {
    let source = source ?? "-"
    if let line { return "\(source):\(line)" }
    return source
  }
}

extension LocatedFinding {
  /// `path:line:column`, for a record `path[id].field:line:column`.
  func name(in result: ListingResult) -> String {
    var name = result.name
    if !result.listing.isFile, let field = finding.field { name += ".\(field)" }
    if let start { name += ":\(start.line):\(start.column)" }
    return name
  }
}

extension ListingResult {
  /// How a listing is called in reports for people: its path, or path and id for a record.
  var name: String {
    listing.isFile ? listing.id : "\(listing.source ?? "-")[\(listing.id)]"
  }
}
