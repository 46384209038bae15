// SPDX-License-Identifier: Apache-2.0

import Text

/// The keywords of one table of an export, with their numbers, in the order of the file.
///
/// Kept in columns: terms are ranges of the file's own bytes and numbers are arrays, so a million keywords
/// cost little more than the file.
public struct KeywordExport: Sendable {
  public internal(set) var report: ExportReport
  /// What rows of the very same keyword are to one another.
  public internal(set) var duplicates: ExportProfile.Duplicates
  /// Text of the file.
  let bytes: [UInt8]
  /// Start and length of each term in `bytes`, trimmed.
  var terms: [(start: UInt32, count: UInt32)] = []
  /// Row of each term, as a spreadsheet numbers it.
  var rows: [UInt32] = []
  /// Numbers by metric.
  public internal(set) var metrics: [Metric: MetricColumn] = [:]
  /// The same for the period before, where the export compares two.
  public internal(set) var earlier: [Metric: MetricColumn] = [:]
  /// Past values of each term, oldest first; empty where the export has none.
  public internal(set) var history: [[Float]] = []
  /// Brands that take most clicks of each term; empty where the export has none.
  public internal(set) var topBrands: [[String]] = []
  /// Date of each row, where rows have dates; nil where one cannot be read.
  public internal(set) var dates: [CalendarDate?] = []

  init(report: ExportReport, duplicates: ExportProfile.Duplicates, bytes: [UInt8]) {
    self.report = report
    self.duplicates = duplicates
    self.bytes = bytes
  }

  /// Number of keywords, repeated ones counted each time.
  public var count: Int { terms.count }

  /// A keyword as written, trimmed.
  public func term(at index: Int) -> String {
    let term = terms[index]
    return String(decoding: bytes[Int(term.start)..<Int(term.start + term.count)], as: UTF8.self)
  }

  /// Hands over the bytes of each keyword, in order.
  func forEachTerm(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { all in
      for term in terms {
        let range = Int(term.start)..<Int(term.start + term.count)
        body(UnsafeBufferPointer(rebasing: all[range]))
      }
    }
  }

  /// Row of a keyword in its sheet or file, from 1.
  public func row(of index: Int) -> Int { Int(rows[index]) }

  /// The column that says how much a keyword is searched for: the market's demand, else how often the own
  /// listing was shown for it, else how often it was clicked. Found once, for it is asked for every row.
  public private(set) var demandMetric: Metric?

  /// Finds the column of demand, once the numbers are in.
  mutating func findDemand() {
    demandMetric = [.demand, .impressions, .clicks, .buyers].first {
      metrics[$0]?.hasValues ?? false
    }
  }
}

extension KeywordExport {
  /// What turns demand that is told by own counts (impressions, clicks), which grow with the period, into
  /// that of 30 days; nil where demand is told by something else, where the period is not stated, or where
  /// rows are days or weeks of it.
  var monthlyScale: Double? {
    guard demandMetric == .impressions || demandMetric == .clicks, duplicates != .periods,
      let days = report.period?.days, days > 0
    else { return nil }
    return 30 / Double(days)
  }

  /// The two periods of an export that compares them, the earlier first; nil for any other export.
  public var periods: (then: KeywordExport, now: KeywordExport)? {
    guard !earlier.isEmpty else { return nil }
    var then = self
    var now = self
    then.metrics = earlier
    then.earlier = [:]
    now.earlier = [:]
    then.findDemand()
    return (then, now)
  }

  /// Indices of the keywords, the most wanted first; equals in the order of the file.
  public var byDemand: [UInt32] {
    guard let metric = demandMetric, let column = metrics[metric] else {
      return Array(0..<UInt32(count))
    }
    let isRank = column.kind == .rank
    // Counts and ranks are whole numbers, nearly always; what is missing comes last.
    let isSmall = column.points.allSatisfy {
      $0.isNaN || ($0 >= 0 && $0 < 4e9 && $0 == $0.rounded(.down))
    }
    if isSmall {
      return RadixSort.order(
        small: column.points.map { point in
          point.isNaN ? .max : isRank ? UInt32(point) : .max - 1 - UInt32(point)
        })
    }
    // Bit patterns of positive numbers order as the numbers do; turned round, the largest comes first, and
    // what is missing comes last.
    return RadixSort.order(
      column.points.map { point in
        if point.isNaN { return .max }
        let bits = max(0, point).bitPattern
        return isRank ? bits : ~bits &- 1
      })
  }
}
