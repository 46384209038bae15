// SPDX-License-Identifier: Apache-2.0

import Documents
import Text

extension KeywordExport {
  /// The keywords of several files, `-` being standard input, in the order given.
  /// - Throws: the first file's error.
  public static func read(
    _ paths: [String], catalogue: ExportCatalogue, mapping: ColumnMapping = ColumnMapping(),
    remembered: RememberedColumns = RememberedColumns(), limits: TableLimits = TableLimits(),
    progress: ProgressListener = .none
  ) throws(TableError) -> [KeywordExport] {
    var exports: [KeywordExport] = []
    for path in paths {
      let bytes = try TableReader.bytes(ofFile: path, limits: limits)
      exports += try read(
        bytes, name: path, catalogue: catalogue, mapping: mapping, remembered: remembered,
        limits: limits, progress: progress)
    }
    return exports
  }

  /// The keywords of every table of a file that has any.
  /// - Parameters:
  ///   - bytes: the file as it is.
  ///   - name: how it is named in reports.
  /// - Throws: a `TableError`, also where no table has a column of keywords.
  public static func read(
    _ bytes: [UInt8], name: String, catalogue: ExportCatalogue,
    mapping: ColumnMapping = ColumnMapping(), remembered: RememberedColumns = RememberedColumns(),
    limits: TableLimits = TableLimits(), progress: ProgressListener = .none
  ) throws(TableError) -> [KeywordExport] {
    let tables = try TableReader.tables(from: bytes, name: name, limits: limits)
    let recogniser = ExportRecogniser(catalogue: catalogue, remembered: remembered)
    var exports: [KeywordExport] = []
    for table in tables {
      guard let recognition = recogniser.recognise(table, mapping: mapping) else { continue }
      // Beside a table with a header, a column of loose text is a note, not a list of keywords.
      if recognition.headerRow == nil, tables.count > 1 { continue }
      exports.append(
        ExportReader(
          table: table, recognition: recognition, catalogue: catalogue, progress: progress
        ).export())
    }
    guard !exports.isEmpty else { throw unrecognised(tables, name: name) }
    return exports
  }

  private static func unrecognised(_ tables: [Table], name: String) -> TableError {
    let widest = tables.flatMap { table in
      (0..<min(table.rowCount, ExportRecogniser.headerRows)).map { (table, $0) }
    }.max { $0.0.columnCount(ofRow: $0.1) < $1.0.columnCount(ofRow: $1.1) }
    let headers = widest.map { $0.0.strings(ofRow: $0.1).prefix(12).joined(separator: " | ") } ?? ""
    return TableError(
      .unsupported, name: name, row: widest.map { $0.1 + 1 },
      "no column of keywords found; the widest row reads: \(headers)",
      nextStep: "name the columns by hand: --columns keyword=1,demand=2")
  }
}

/// A column of numbers, and how they are written.
private struct NumericColumn {
  let index: Int
  let column: ExportProfile.Column
  let grammar: ValueGrammar

  init(index: Int, column: ExportProfile.Column, style: NumberStyle, words: ValueWords) {
    self.index = index
    self.column = column
    grammar = ValueGrammar(
      form: column.form, kind: column.kind == .bucket ? .exact : column.kind, style: style,
      words: words)
  }

  func read(_ rows: ArraySlice<UInt32>, of table: Table, into values: inout MetricColumn) {
    // A number cell of a workbook is written with a point, whatever the text cells beside it do.
    var plain = grammar
    plain.style.decimal = UInt8(ascii: ".")
    table.forEachCell(ofColumn: index, rows: rows) { _, bytes, kind in
      if kind == .text, column.scale == 1, let number = grammar.plainNumber(bytes) {
        values.append(plain: number)
        return
      }
      var value =
        kind == .text
        ? grammar.value(of: bytes) : plain.value(of: bytes, isFraction: kind == .percent)
      if column.scale != 1 { value = value.scaled(by: column.scale) }
      values.append(value)
    }
  }
}

/// Reads one recognised table.
struct ExportReader {
  let table: Table
  let recognition: Recognition
  let catalogue: ExportCatalogue
  let progress: ProgressListener

  func export() -> KeywordExport {
    if recognition.profile.layout == .columns { return TransposedReader(self).export() }
    let keyword = recognition.columns.first { $0.column.metric == .keyword }?.index ?? 0
    var export = KeywordExport(
      report: report(), duplicates: recognition.profile.duplicates, bytes: table.bytes)
    let kept = readTerms(&export, keyword: keyword)
    readNumbers(&export, kept: kept)
    readTexts(&export, kept: kept)
    export.findDemand()
    export.report.period = period(of: export)
    return export
  }

  /// What can be said before the rows are read.
  func report() -> ExportReport {
    let profile = recognition.profile
    let headers = recognition.headerRow.map(table.strings(ofRow:)) ?? []
    let used = recognition.columns.map { index, column in
      ExportReport.UsedColumn(
        header: headers.indices.contains(index) ? headers[index] : "column \(index + 1)",
        metric: column.metric, kind: column.metric == .keyword ? .exact : column.kind,
        unit: column.unit, meaning: column.meaning)
    }
    let indices = Set(recognition.columns.map(\.index))
    let first = (recognition.headerRow ?? -1) + 1
    return ExportReport(
      table: table.name, source: profile.id, name: profile.name, platform: profile.platform,
      isCertain: recognition.isCertain, headerRow: first,
      headerFingerprint: RememberedColumns.fingerprint(headers), used: used,
      ignored: headers.indices.filter { !indices.contains($0) && !headers[$0].isEmpty }
        .map { headers[$0] },
      rowsRead: table.rowCount - first, dropped: [], droppedCounts: [:], period: nil,
      note: profile.note,
      problems: table.problems.map { problem in
        (problem.row > 0 ? "row \(problem.row): " : "") + problem.detail
      })
  }

  /// Rows that hold keywords; the others are noted in the report.
  private func readTerms(_ export: inout KeywordExport, keyword: Int) -> [UInt32] {
    let filter = RowFilter(
      table: table, words: catalogue.rows, recognition: recognition, keyword: keyword)
    let first = (recognition.headerRow ?? -1) + 1
    let cutOff = Set(table.problems.filter { $0.kind == .cutOff }.map(\.row))
    var kept: [UInt32] = []
    kept.reserveLarge(max(0, table.rowCount - first))
    export.terms.reserveLarge(max(0, table.rowCount - first))
    table.bytes.withUnsafeBufferPointer { bytes in
      for row in first..<max(first, table.rowCount) {
        progress.note(.reading, row, of: table.rowCount * max(recognition.columns.count, 1))
        var (range, reason) = filter.term(ofRow: row, in: bytes)
        if cutOff.contains(row + 1) { (range, reason) = (nil, .cutOff) }
        if let range {
          export.terms.append((UInt32(range.lowerBound), UInt32(range.count)))
          kept.append(UInt32(row))
        } else {
          export.report.droppedCounts[reason, default: 0] += 1
          if reason != .blank, export.report.dropped.count < ExportReport.droppedLimit {
            export.report.dropped.append(.init(row: row + 1, reason: reason))
          }
        }
      }
    }
    export.rows = kept.map { $0 + 1 }
    return kept
  }

  /// The numbers, column by column.
  private func readNumbers(_ export: inout KeywordExport, kept: [UInt32]) {
    let numeric = recognition.columns.filter {
      ![.text, .date, .series].contains($0.column.form)
    }
    let styles = numeric.map { votes(column: $0.index, kept: kept) }
    let lean = styles.reduce(0) { $0 + $1.lean.signum() }
    let columns = zip(numeric, styles).map { column, votes in
      NumericColumn(
        index: column.index, column: column.column,
        style: votes.style(
          form: column.column.form, tableLean: lean, statedPercent: column.column.isPercent),
        words: catalogue.words)
    }
    var months: [MetricColumn] = []
    for (column, values) in zip(columns, read(columns, kept: kept)) {
      var values = values
      if column.column.kind == .bucket { values.readBuckets() }
      if column.column.metric == .month {
        months.append(values)
      } else if export.metrics[column.column.metric] == nil {
        export.metrics[column.column.metric] = values
      } else if export.earlier[column.column.metric] == nil {
        export.earlier[column.column.metric] = values
      }
    }
    if !months.isEmpty {
      export.history = kept.indices.map { row in
        months.map { Float($0.points[row]) }.filter { !$0.isNaN }
      }
    }
  }

  private func votes(column: Int, kept: [UInt32]) -> NumberStyleVotes {
    var votes = NumberStyleVotes()
    // A spread of rows says as much as all of them.
    let step = max(1, kept.count / 4_096)
    let sample = stride(from: 0, to: kept.count, by: step).map { kept[$0] }
    table.forEachCell(ofColumn: column, rows: sample) { _, bytes, kind in
      votes.add(bytes, kind: kind == .number || kind == .percent)
    }
    return votes
  }

  /// The values of all columns. Rows are read a stretch at a time, so that the text of a stretch is still at
  /// hand for its other columns.
  private func read(_ columns: [NumericColumn], kept: [UInt32]) -> [MetricColumn] {
    var values = columns.map {
      MetricColumn(kind: $0.grammar.kind, unit: $0.column.unit, capacity: kept.count)
    }
    let stretch = 4_096
    for start in stride(from: 0, to: kept.count, by: stretch) {
      progress.note(.reading, share: Double(start) / Double(kept.count))
      let rows = kept[start..<min(start + stretch, kept.count)]
      for place in columns.indices { columns[place].read(rows, of: table, into: &values[place]) }
    }
    return values
  }

  /// Series, brands and dates.
  private func readTexts(_ export: inout KeywordExport, kept: [UInt32]) {
    for (index, column) in recognition.columns {
      switch column.metric {
      case .history:
        export.history = kept.map { Self.series(table.string(row: Int($0), column: index)) }
      case .topBrand:
        if export.topBrands.isEmpty { export.topBrands = Array(repeating: [], count: kept.count) }
        for (term, row) in kept.enumerated() {
          let brand = table.string(row: Int(row), column: index)
          if !brand.isEmpty { export.topBrands[term].append(brand) }
        }
      case .date:
        let dates = kept.map {
          DateScanner.dates(in: table.string(row: Int($0), column: index)).first
        }
        if export.dates.isEmpty { export.dates = dates }
      default: break
      }
    }
  }

  /// The numbers of a cell such as `[23,36]`, `0.5,0.7` or `12 14 20`.
  private static func series(_ text: String) -> [Float] {
    text.split { !$0.isNumber && $0 != "." && $0 != "-" }.compactMap { Float($0) }
  }

  /// The days the export covers: from its preamble, its dates or its file name, else the source's own.
  private func period(of export: KeywordExport) -> ExportPeriod? {
    var found: [CalendarDate] = []
    for row in 0..<min(recognition.headerRow ?? 0, 8) {
      found += DateScanner.dates(in: table.strings(ofRow: row).joined(separator: " "))
    }
    if found.count < 2, let first = export.dates.compactMap({ $0 }).min(),
      let last = export.dates.compactMap({ $0 }).max()
    {
      found = first == last ? [first] : [first, last]
    }
    if found.isEmpty { found = DateScanner.dates(in: table.name) }
    guard let start = found.min(), let end = found.max() else {
      return recognition.profile.days.map { ExportPeriod(start: nil, end: nil, days: $0) }
    }
    if found.count >= 2 {
      return ExportPeriod(
        start: start, end: end, days: end.daysSinceEpoch - start.daysSinceEpoch + 1)
    }
    return ExportPeriod(start: nil, end: end, days: recognition.profile.days)
  }
}
