// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import Text

/// A finding with its place as people and tools name it.
public struct LocatedFinding: Sendable {
  public var finding: Finding
  /// Where the phrase starts and ends; nil for a finding without a range.
  public var start: TextPosition?
  public var end: TextPosition?
  /// The place in the file's original bytes; nil for records and findings without a range.
  public var originalBytes: ByteRange?
  /// The cell of a feed it stands in; nil elsewhere.
  public var cell: CellPosition?
  /// The same for the same fault in the same listing, whatever else changes around it.
  public var fingerprint: String
}

extension LocatedFinding {
  /// Sorts findings by field, place and rule, and locates each.
  public static func located(_ findings: [Finding], in listing: Listing) -> [LocatedFinding] {
    let order = Dictionary(
      listing.fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    let sorted = findings.sorted { a, b in
      let fieldA = a.field.flatMap { order[$0] } ?? .max
      let fieldB = b.field.flatMap { order[$0] } ?? .max
      if fieldA != fieldB { return fieldA < fieldB }
      let rangeA = a.place?.range ?? ByteRange(at: .max)
      let rangeB = b.place?.range ?? ByteRange(at: .max)
      if rangeA != rangeB { return rangeA < rangeB }
      if a.rule != b.rule { return a.rule < b.rule }
      return (a.place?.path ?? "") < (b.place?.path ?? "")
    }
    var lines: [String: LineIndex] = [:]
    var seen: [UInt64: Int] = [:]
    return sorted.map { finding in
      var located = LocatedFinding(finding: finding, fingerprint: "")
      let field = finding.field.flatMap { listing.field($0) }
      located.cell = field?.cell
      if let field, let range = finding.place?.range {
        let source = field.document.source
        let index = lines[field.name] ?? LineIndex(source.bytes)
        lines[field.name] = index
        located.start = index.position(of: range.start)
        located.end = index.position(of: range.end)
        if listing.isFile { located.originalBytes = source.original.original(of: range) }
      }
      located.fingerprint = fingerprint(of: finding, field: field, listing: listing, seen: &seen)
      return located
    }
  }

  /// Rule, listing, field, the phrase and 16 characters around it, white space folded; equal ones are told
  /// apart by their order. No line numbers: moving a paragraph keeps its fingerprints.
  private static func fingerprint(
    of finding: Finding, field: Field?, listing: Listing, seen: inout [UInt64: Int]
  ) -> String {
    var hash = StableHash()
    hash.add(finding.rule)
    hash.add(listing.id)
    hash.add(finding.field ?? "")
    if let place = finding.place {
      hash.add(normalised(place.text.unicodeScalars.prefix(phraseLimit)))
      hash.add(place.range == nil ? place.path ?? "" : "")
      if let range = place.range, let field {
        let bytes = field.document.source.bytes
        let before = String(decoding: bytes[max(0, range.start - 64)..<range.start], as: UTF8.self)
        let after = String(
          decoding: bytes[range.end..<min(bytes.count, range.end + 64)], as: UTF8.self)
        let nearBefore = before.unicodeScalars.reversed().prefix { !isEdge($0) }.prefix(16)
        hash.add(normalised(nearBefore.reversed()))
        hash.add(normalised(after.unicodeScalars.prefix { !isEdge($0) }.prefix(16)))
      }
    }
    let ordinal = seen[hash.value, default: 0]
    seen[hash.value] = ordinal + 1
    hash.add(String(ordinal))
    return hash.hexadecimal
  }

  /// Characters of a phrase that tell it from others; a paragraph may be as long as a book.
  private static let phraseLimit = 2000

  /// Tags and line ends bound the context: what stands in the next paragraph may change.
  private static func isEdge(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "<" || scalar == ">" || scalar == "\n" || scalar == "\r"
  }

  private static func normalised(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars where !scalar.properties.isWhitespace { text.append(scalar) }
    return String(text).lowercased()
  }
}
