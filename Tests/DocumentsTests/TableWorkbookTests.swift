// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Documents
import TestSupport
import Testing
import Text

@Suite struct TableWorkbookTests {
  private func tables(
    _ file: String, limits: TableLimits = TableLimits()
  ) throws -> [Table] {
    let path = Repository.root + "/Tests/Fixtures/tables/" + file
    let data = try #require(FileManager.default.contents(atPath: path))
    return try TableReader.tables(from: Array(data), name: file, limits: limits)
  }

  private func message(of file: String, limits: TableLimits = TableLimits()) throws -> String {
    do {
      _ = try tables(file, limits: limits)
      return "no error"
    } catch {
      return String(describing: error)
    }
  }

  @Test func `numbers, percentages and dates of a workbook keep what they are`() throws {
    let sheet = try tables("two-sheets.xlsx")[0]
    #expect(sheet.name == "two-sheets.xlsx: 关键词")
    #expect(sheet.strings(ofRow: 0) == ["统计日期", "2026-09-01~2026-09-30"])
    #expect(sheet.isBlank(row: 1))
    #expect(sheet.strings(ofRow: 3) == ["保温杯 大容量", "56962", "0.1471", "2022-07-23", "12,345"])
    #expect(sheet.kind(row: 3, column: 1) == .number)
    #expect(sheet.kind(row: 3, column: 2) == .percent)
    #expect(sheet.kind(row: 3, column: 3) == .date)
    #expect(sheet.string(row: 4, column: 3) == "2022-07-23T09:43:00")
    #expect(sheet.strings(ofRow: 5) == ["", "", "", "", "尾"])
  }

  @Test func `every sheet is read, and a lone cell keeps its place`() throws {
    let note = try tables("two-sheets.xlsx")[1]
    #expect(note.rowCount == 7)
    #expect(note.string(row: 6, column: 2) == "说明：仅供参考")
  }

  @Test func `inline and rich strings are read, phonetic runs are not`() throws {
    let sheet = try tables("inline-strings.xlsx")[0]
    #expect(sheet.strings(ofRow: 0) == ["Keyword", "Volume"])
    #expect(sheet.strings(ofRow: 1) == ["tea pot", "12"])
  }

  @Test func `workbooks of Excel 97 are read`() throws {
    let sheets = try tables("two-sheets.xls")
    #expect(sheets[0].name == "two-sheets.xls: 热搜词")
    #expect(sheets[0].strings(ofRow: 3) == ["连衣裙 女", "18,399", "0.5559", "2021-08-01"])
    #expect(sheets[0].strings(ofRow: 4) == ["T恤", "1234", "1.5", "2021-08-02"])
    #expect(sheets[0].kind(row: 4, column: 2) == .percent)
  }

  @Test func `strings that run over several records of an old workbook stay whole`() throws {
    let sheet = try tables("two-sheets.xls")[1]
    #expect(sheet.rowCount == 1200)
    for row in 0..<1200 {
      let number = String(10_000 + row).dropFirst()
      let expected =
        row % 2 == 1
        ? "词语\(number)" + String(repeating: "长", count: row % 50)
        : "plain \(number) " + String(repeating: "x", count: row % 37)
      #expect(sheet.string(row: row, column: 0) == expected)
    }
  }

  @Test func `an archive gives every table in it and nothing else`() throws {
    let tables = try tables("two-tables.zip")
    #expect(tables.map(\.name) == ["two-tables.zip: Queries.csv", "two-tables.zip: Filters.csv"])
    #expect(tables[0].strings(ofRow: 1) == ["blue cup", "3"])
  }

  @Test func `a cut-off workbook says where it ends`() throws {
    let text = try message(of: "cut-off.xlsx")
    #expect(text.contains("cut-off.xlsx: byte"))
    #expect(text.contains("it was cut off; download or copy it again"))
  }

  @Test func `a zip bomb is stopped at its part`() throws {
    let text = try message(of: "bomb.zip")
    #expect(text.hasPrefix("bomb.zip: Queries.csv: byte"))
    #expect(text.contains("zip bomb"))
  }

  @Test func `a document type in a workbook is refused`() throws {
    #expect(try message(of: "entities.xlsx").contains("a document type stands here"))
  }

  @Test func `cells in the last column of many rows reach the limit of cells, with the row`() throws
  {
    var limits = TableLimits()
    limits.cells = 1_000_000
    let text = try message(of: "far-cells.xlsx", limits: limits)
    #expect(text.contains("row 62: more than 1000000 cells"))
  }

  @Test(arguments: 0..<300)
  func `damage gives a table or an error, never a crash`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let files = ["two-sheets.xlsx", "two-sheets.xls", "inline-strings.xlsx", "two-tables.zip"]
    let file = files[seed % files.count]
    let path = Repository.root + "/Tests/Fixtures/tables/" + file
    var bytes = Array(try #require(FileManager.default.contents(atPath: path)))
    for _ in 0..<Int.random(in: 1...30, using: &random) {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
    }
    if seed % 3 == 0 { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random)) }
    do {
      let tables = try TableReader.tables(from: bytes, name: file)
      for table in tables {
        for row in 0..<table.rowCount { _ = table.strings(ofRow: row) }
      }
    } catch {
      #expect(!error.message.isEmpty)
    }
  }
}
