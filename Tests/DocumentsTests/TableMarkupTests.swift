// SPDX-License-Identifier: Apache-2.0

import Documents
import Testing

@Suite struct TableMarkupTests {
  private func tables(_ text: String, name: String = "report.xls") throws -> [Table] {
    try TableReader.tables(from: Array(text.utf8), name: name)
  }

  @Test func `a page saved as .xls gives the rows of its table`() throws {
    let page = """
      <html><head><meta charset="utf-8"><style>td{color:red}</style></head><body>
      <table><tr><th colspan=2>九月</th></tr>
      <tr><td>搜索词<td>搜索人气</tr>
      <tr><td>保温杯 &amp; 水杯</td><td>1,234</td></tr></table></body></html>
      """
    let table = try tables(page)[0]
    #expect(
      (0..<table.rowCount).map(table.strings(ofRow:)) == [
        ["九月", ""], ["搜索词", "搜索人气"], ["保温杯 & 水杯", "1,234"],
      ])
  }

  @Test func `an XML workbook saved as .xls gives its sheets`() throws {
    let text = """
      <?xml version="1.0"?>
      <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
        xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
      <Worksheet ss:Name="词"><Table>
      <Row><Cell><Data ss:Type="String">关键词</Data></Cell><Cell><Data ss:Type="String">热度</Data></Cell></Row>
      <Row ss:Index="3"><Cell ss:Index="2"><Data ss:Type="Number">12.5</Data></Cell></Row>
      </Table></Worksheet></Workbook>
      """
    let table = try tables(text)[0]
    #expect(table.name == "report.xls: 词")
    #expect(
      (0..<table.rowCount).map(table.strings(ofRow:)) == [["关键词", "热度"], [], ["", "12.5"]])
    #expect(table.kind(row: 2, column: 1) == .number)
  }

  @Test func `tab-separated text saved as .xls is read as text`() throws {
    #expect(try tables("词\t人气\n杯\t3\n")[0].strings(ofRow: 1) == ["杯", "3"])
  }

  @Test func `a page without a table says what may have happened`() {
    #expect {
      try tables("<html><body>Please log in</body></html>")
    } throws: { String(describing: $0).contains("login page") }
  }

  @Test(arguments: [
    ("%PDF-1.7", "a PDF"), ("", "the file is empty"), ("Rar!\u{1A}", "RAR"),
  ])
  func `what holds no table is refused with the next step`(text: String, part: String) {
    #expect {
      try tables(text)
    } throws: { String(describing: $0).contains(part) && String(describing: $0).contains(";") }
  }
}
