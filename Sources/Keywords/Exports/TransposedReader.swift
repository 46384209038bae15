// SPDX-License-Identifier: Apache-2.0

import Documents
import Text

/// Reads tables with one keyword a column and one date a row (Google Trends over time).
struct TransposedReader {
  private let reader: ExportReader

  init(_ reader: ExportReader) { self.reader = reader }

  /// A term's demand is the mean of its last twelve values, or of as many as there are; all of them are
  /// its history.
  func export() -> KeywordExport {
    let table = reader.table
    let headerRow = reader.recognition.headerRow ?? 0
    var report = reader.report()
    var bytes: [UInt8] = []
    var terms: [(start: UInt32, count: UInt32)] = []
    var demand = MetricColumn(kind: .relative, unit: "0–100")
    var history: [[Float]] = []
    let rows = (headerRow + 1..<max(headerRow + 1, table.rowCount)).map { UInt32($0) }
    for (index, column) in reader.recognition.columns where column.metric == .keyword {
      let grammar = ValueGrammar(
        form: .count, kind: .relative, style: NumberStyle(), words: reader.catalogue.words)
      var values: [Float] = []
      table.forEachCell(ofColumn: index, rows: rows) { _, cell, _ in
        let value = grammar.value(of: cell)
        if !value.isMissing { values.append(Float(value.point)) }
      }
      let header = table.string(row: headerRow, column: index)
      let term = header.split(separator: ":").first.map(String.init) ?? header
      terms.append((UInt32(bytes.count), UInt32(term.utf8.count)))
      bytes += Array(term.utf8)
      let recent = values.suffix(12)
      demand.append(
        recent.isEmpty
          ? .missing
          : MeasuredValue(Double(recent.reduce(0, +)) / Double(recent.count), kind: .relative))
      history.append(values)
    }
    if let date = reader.recognition.columns.first(where: { $0.column.metric == .date }) {
      let dates = rows.compactMap {
        DateScanner.dates(in: table.string(row: Int($0), column: date.index) + "-01").first
      }
      if let start = dates.min(), let end = dates.max() {
        report.period = ExportPeriod(
          start: start, end: end, days: end.daysSinceEpoch - start.daysSinceEpoch + 1)
      }
    }
    var export = KeywordExport(
      report: report, duplicates: reader.recognition.profile.duplicates, bytes: bytes)
    export.terms = terms
    export.rows = Array(repeating: UInt32(headerRow + 1), count: terms.count)
    export.metrics[.demand] = demand
    export.findDemand()
    export.history = history
    return export
  }
}
