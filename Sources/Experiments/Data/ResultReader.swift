// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Text

/// Reads a table of results, a row a day, an arm or a visitor.
public struct ResultReader: Sendable {
  let columns: ResultColumns

  public init(columns: ResultColumns) { self.columns = columns }

  /// Reads every row; what is wrong with one is said in `problems`, and the rest is read all the same.
  ///
  /// - Parameter arms: names of the arms, the control first; nil takes them from the file.
  /// - Throws: an `ExperimentError` where no header or nothing to count is found.
  public func read(_ table: Table, arms: [String]? = nil) throws(ExperimentError) -> ResultTable {
    guard let header = (0..<table.rowCount).first(where: { !table.isBlank(row: $0) }) else {
      throw ExperimentError(en: "the file of results is empty", zh: "结果文件是空的")
    }
    var result = ResultTable()
    var places: [ResultField: Int] = [:]
    for (index, name) in table.strings(ofRow: header).enumerated() {
      if let field = columns.field(name), places[field] == nil {
        places[field] = index
      } else if !name.isEmpty {
        result.ignoredColumns.append(name)
      }
    }
    result.fields = Set(places.keys)
    guard ResultField.numeric.contains(where: { places[$0] != nil }) else {
      throw ExperimentError(
        en: "no column of exposures, visitors, clicks, orders or revenue in the header "
          + "(row \(header + 1)); its names stand in lexicons/experiments/columns.yaml",
        zh: "表头（第 \(header + 1) 行）里没有展现、访客、点击、订单或成交额列；"
          + "列名见 lexicons/experiments/columns.yaml")
    }
    let body = (header + 1..<table.rowCount).filter { !table.isBlank(row: $0) }
    guard !body.isEmpty else {
      throw ExperimentError(en: "the file of results has a header only", zh: "结果文件只有表头")
    }
    result.rows = body.map { $0 + 1 }
    for (slot, field) in ResultField.numeric.enumerated() {
      guard let column = places[field] else { continue }
      result.numbers[slot] = readNumbers(table, column, body, field, &result.problems)
    }
    if let column = places[.date] { readDays(table, column, body, &result) }
    if let column = places[.arm] {
      (result.arms, result.armNames) = labels(table, column, body)
      sortArms(&result, declared: arms)
    }
    if let column = places[.item] {
      (result.items, result.itemNames) = labels(table, column, body)
    } else {
      result.items = [Int](repeating: 0, count: body.count)
      result.itemNames = [""]
    }
    if let column = places[.pair] {
      (result.pairs, result.pairNames) = labels(table, column, body)
    }
    if let column = places[.visitor] {
      result.visitorNames = body.map { table.string(row: $0, column: column) }
    }
    result.isControlSeries = body.map { row in
      guard let column = places[.series] else { return false }
      return columns.controlSeries.contains(trimmed(table.string(row: row, column: column)))
    }
    result.isExcluded = body.map { row in
      guard let column = places[.excluded] else { return false }
      let text = trimmed(table.string(row: row, column: column))
      return !text.isEmpty && !columns.notExcluded.contains(text)
    }
    if let column = places[.currency] { checkCurrency(table, column, body, &result.problems) }
    ResultChecks.check(&result)
    return result
  }

  private func trimmed(_ text: String) -> String {
    String(
      text.lowercased().drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace)
        .reversed())
  }

  private func readNumbers(
    _ table: Table, _ column: Int, _ body: [Int], _ field: ResultField,
    _ problems: inout [DataProblem]
  ) -> [Double] {
    var numbers: [Double] = []
    numbers.reserveCapacity(body.count)
    var found: [DataProblem] = []
    var currency: UInt8?
    var isMixed = false
    table.forEachCell(ofColumn: column, rows: body.map(UInt32.init)) { row, bytes, _ in
      func problem(_ code: DataProblem.Code, _ en: String, _ zh: String) {
        found.append(
          DataProblem(
            code: code, row: row + 1, isError: true, message: Message(en: en, zh: zh)))
      }
      let name = field.rawValue
      switch CellText.number(bytes) {
      case .value(let value, let sign):
        if value < 0 {
          problem(
            .negative, "row \(row + 1): \(name) is negative (\(NumberText.short(value)))",
            "第 \(row + 1) 行：\(name) 为负数（\(NumberText.short(value))）")
        }
        if let sign {
          if let currency, currency != sign, !isMixed {
            isMixed = true
            problem(
              .mixedCurrencies, "row \(row + 1): another currency than in the rows before",
              "第 \(row + 1) 行：货币与前面各行不同")
          }
          currency = currency ?? sign
        }
        numbers.append(value)
      case .empty:
        problem(
          .empty, "row \(row + 1): \(name) is empty; write 0 if there were none",
          "第 \(row + 1) 行：\(name) 为空；确实没有时请填 0")
        numbers.append(0)
      case .unreadable:
        let text = String(String(decoding: bytes, as: UTF8.self).prefix(40))
        problem(
          .notANumber, "row \(row + 1): \(name) is no number: '\(text)'",
          "第 \(row + 1) 行：\(name) 不是数字：“\(text)”")
        numbers.append(0)
      }
    }
    problems += found
    return numbers
  }

  private func readDays(_ table: Table, _ column: Int, _ body: [Int], _ result: inout ResultTable) {
    var known: [String: CellText.Day] = [:]
    var zone: String?
    var isMixed = false
    result.days.reserveCapacity(body.count)
    for row in body {
      let text = table.string(row: row, column: column)
      guard let day = known[text] ?? CellText.day(text) else {
        result.problems.append(
          DataProblem(
            code: .notADate, row: row + 1, isError: true,
            message: Message(
              en: "row \(row + 1): '\(text.prefix(40))' is no date; write YYYY-MM-DD",
              zh: "第 \(row + 1) 行：“\(text.prefix(40))”不是日期；请写 YYYY-MM-DD")))
        result.days.append(0)
        continue
      }
      known[text] = day
      result.days.append(day.number)
      let written = day.zone ?? "none"
      if let zone, zone != written, !isMixed {
        isMixed = true
        result.problems.append(
          DataProblem(
            code: .mixedTimeZones, row: row + 1, isError: true,
            message: Message(
              en: "row \(row + 1): time zone '\(written)' after '\(zone)'; a day must mean one day",
              zh: "第 \(row + 1) 行：时区“\(written)”与前面的“\(zone)”不同；一天必须是同一个一天")))
      }
      zone = zone ?? written
    }
  }

  private func checkCurrency(
    _ table: Table, _ column: Int, _ body: [Int], _ problems: inout [DataProblem]
  ) {
    var first: String?
    for row in body {
      let text = trimmed(table.string(row: row, column: column))
      guard !text.isEmpty else { continue }
      if let first, first != text {
        problems.append(
          DataProblem(
            code: .mixedCurrencies, row: row + 1, isError: true,
            message: Message(
              en: "row \(row + 1): currency '\(text)' after '\(first)'; convert before comparing",
              zh: "第 \(row + 1) 行：货币“\(text)”与前面的“\(first)”不同；请先换算再比较")))
        return
      }
      first = first ?? text
    }
  }

  /// The distinct texts of a column in the order they appear, and each row's index among them.
  private func labels(_ table: Table, _ column: Int, _ body: [Int]) -> ([Int], [String]) {
    var names: [String] = []
    var indices: [String: Int] = [:]
    let places = body.map { row in
      let text = table.string(row: row, column: column)
      if let index = indices[text] { return index }
      names.append(text)
      indices[text] = names.count - 1
      return names.count - 1
    }
    return (places, names)
  }

  /// Puts the control first: the declared order, else a name that means control, else by name.
  private func sortArms(_ result: inout ResultTable, declared: [String]?) {
    let names = result.armNames
    var order = names.indices.sorted { (names[$0], $0) < (names[$1], $1) }
    var armNames = order.map { names[$0] }
    if let declared {
      armNames = declared
    } else if let control = order.firstIndex(where: {
      columns.controlNames.contains(names[$0].lowercased())
    }) {
      order.insert(order.remove(at: control), at: 0)
      armNames = order.map { names[$0] }
    }
    let places = Dictionary(
      armNames.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for (index, arm) in result.arms.enumerated() {
      if let place = places[names[arm]] {
        result.arms[index] = place
      } else {
        result.arms[index] = 0
        let row = result.rows[index]
        result.problems.append(
          DataProblem(
            code: .unknownArm, row: row, isError: true,
            message: Message(
              en: "row \(row): arm '\(names[arm])' is none of \(armNames.joined(separator: ", "))",
              zh: "第 \(row) 行：“\(names[arm])”不是任何一组（\(armNames.joined(separator: "、"))）")))
      }
    }
    result.armNames = armNames
  }
}
