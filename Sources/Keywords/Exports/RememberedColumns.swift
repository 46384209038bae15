// SPDX-License-Identifier: Apache-2.0

import Text

/// Columns named by hand, kept by the header they were named for, so that next week's file of the same
/// form needs no naming.
///
/// Written as lines of fingerprint, tab, mapping (`3f…9a	keyword=begriff,demand=3`), sorted.
public struct RememberedColumns: Hashable, Sendable {
  /// Mapping as text by fingerprint.
  private var mappings: [String: String] = [:]

  public init() {}

  /// Reads what `text` wrote; lines that are none are left out.
  public init(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: "\t", maxSplits: 1)
      if parts.count == 2, (try? ColumnMapping(String(parts[1]))) != nil {
        mappings[String(parts[0])] = String(parts[1])
      }
    }
  }

  public var text: String {
    mappings.sorted { $0.key < $1.key }.map { "\($0.key)\t\($0.value)\n" }.joined()
  }

  /// Keeps a mapping for tables with this header.
  public mutating func remember(_ mapping: String, for fingerprint: String) {
    mappings[fingerprint] = mapping
  }

  /// The mapping for a row, if the row is a header that columns were named for.
  func mapping(for fingerprint: String) -> ColumnMapping? {
    mappings[fingerprint].flatMap { try? ColumnMapping($0) }
  }

  /// The same for headers that differ in case, width or spaces only.
  static func fingerprint(_ headers: [String]) -> String {
    var hash = StableHash()
    for header in headers { hash.add(HeaderName.folded(header)) }
    return hash.hexadecimal
  }
}
