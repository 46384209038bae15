// SPDX-License-Identifier: Apache-2.0

import Findings
import Lexicons

/// How the export of one source looks: one file of `lexicons/exports/sources`.
public struct ExportProfile: Sendable {
  /// What one column of the export means.
  public struct Column: Sendable {
    public var metric: Metric
    /// Folded headers it goes by, in any language of the source; one `*` stands for any letters.
    public var headers: [String]
    public var kind: ValueKind
    public var form: ValueForm
    public var unit: String
    /// Whether bare rates are percentages; nil to decide by content.
    public var isPercent: Bool?
    /// Factor from the export's unit to ours (0.001 for a bid in thousandths).
    public var scale: Double
    /// What the number means in this source, where it is not what one would think.
    public var meaning: Message?
  }

  /// How the table is laid out.
  public enum Layout: String, Sendable, CaseIterable {
    /// One keyword a row.
    case rows
    /// One keyword a column, one date a row (Google Trends over time).
    case columns
  }

  /// What rows of the very same keyword are to one another.
  public enum Duplicates: String, Sendable, CaseIterable {
    /// The same facts repeated (per page, seed or product): keep the best.
    case repeated
    /// Parts of a whole (per campaign, per day of an ad report): add counts up.
    case parts
    /// One row a period: a series over time.
    case periods
  }

  /// File name without its ending; how the source is named in data.
  public var id: String
  public var name: Message
  public var platform: String?
  /// Sets of folded headers; any one set that is there identifies the source.
  public var signatures: [[String]]
  public var columns: [Column]
  /// Folded headers that are known and left out on purpose.
  public var ignored: [String]
  public var layout: Layout
  public var duplicates: Duplicates
  /// Days one export covers, where the source has a fixed period.
  public var days: Int?
  /// What to know about the numbers as a whole.
  public var note: Message?

  /// The column that a header fits, by its own words or without the unit in brackets.
  func column(for header: String, bare: String) -> Column? {
    columns.first { column in
      column.headers.contains { alias in
        HeaderName.matches(header, alias: alias) || HeaderName.matches(bare, alias: alias)
      }
    }
  }
}
