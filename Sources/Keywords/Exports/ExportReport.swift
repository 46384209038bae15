// SPDX-License-Identifier: Apache-2.0

import Findings
import Text

/// What was made of one table: the words with which a reader says what it did.
public struct ExportReport: Sendable {
  /// A column that is used.
  public struct UsedColumn: Hashable, Sendable {
    /// The header as written.
    public var header: String
    public var metric: Metric
    public var kind: ValueKind
    public var unit: String
    public var meaning: Message?
  }

  /// A row that is no keyword.
  public struct DroppedRow: Hashable, Sendable {
    /// As a spreadsheet numbers it, from 1.
    public var row: Int
    public var reason: DropReason
  }

  /// The file, and the sheet where there are several.
  public var table: String
  /// Id of the profile.
  public var source: String
  public var name: Message
  public var platform: String?
  /// Whether the source was told by its own headers; otherwise common words were used.
  public var isCertain: Bool
  /// The header's row, from 1; 0 for a list without one.
  public var headerRow: Int
  /// Tells headers apart, for columns named by hand.
  public var headerFingerprint: String
  public var used: [UsedColumn]
  /// Headers of the columns left out.
  public var ignored: [String]
  /// Rows under the header, blank ones included.
  public var rowsRead: Int
  /// The first dropped rows, `droppedLimit` at most; blank ones only counted.
  public var dropped: [DroppedRow]
  public var droppedCounts: [DropReason: Int]
  public var period: ExportPeriod?
  public var note: Message?
  /// What is wrong with the file, though it was read.
  public var problems: [String]

  /// Rows listed one by one.
  static let droppedLimit = 1_000

  /// Number of dropped rows that are not blank.
  public var droppedCount: Int {
    droppedCounts.reduce(0) { $0 + ($1.key == .blank ? 0 : $1.value) }
  }
}

/// Why a row is no keyword.
public enum DropReason: String, Hashable, Sendable, CaseIterable {
  case blank, total, note
  case repeatedHeader = "repeated-header"
  case productNumber = "product-number"
  case address
  case noWord = "no-word"
  case noKeyword = "no-keyword"
  case cutOff = "cut-off"

  public var message: Message {
    switch self {
    case .blank: Message(en: "blank row", zh: "空行")
    case .total: Message(en: "totals row", zh: "合计行")
    case .note: Message(en: "note, not a keyword", zh: "说明文字，不是关键词")
    case .repeatedHeader: Message(en: "the header again", zh: "重复的表头")
    case .productNumber:
      Message(en: "a product number (ASIN), not a query", zh: "是商品编号（ASIN），不是搜索词")
    case .address: Message(en: "a web address, not a query", zh: "是网址，不是搜索词")
    case .noWord: Message(en: "no letter or digit in it", zh: "不含文字或数字")
    case .noKeyword: Message(en: "no keyword in this row", zh: "本行没有关键词")
    case .cutOff: Message(en: "the file ends inside this row", zh: "文件在本行中断")
    }
  }
}

/// The days an export covers.
public struct ExportPeriod: Hashable, Sendable {
  public var start: CalendarDate?
  public var end: CalendarDate?
  /// Length in days, both ends counted; nil where only one day is known.
  public var days: Int?

  public init(start: CalendarDate?, end: CalendarDate?, days: Int?) {
    self.start = start
    self.end = end
    self.days = days
  }
}
