// SPDX-License-Identifier: Apache-2.0

import Documents
import TestSupport
import Testing
import Text

@Suite struct TableDelimitedTests {
  private func rows(_ text: String) throws -> [[String]] {
    let table = try DelimitedReader.table(from: SourceText(name: "t.csv", string: text))
    return (0..<table.rowCount).map(table.strings(ofRow:))
  }

  @Test func `quoted cells may hold delimiters, line breaks and doubled quotes`() throws {
    #expect(
      try rows("a,b\n\"x, y\",\"1\n2\"\n\"say \"\"hi\"\"\",3\n")
        == [["a", "b"], ["x, y", "1\n2"], ["say \"hi\"", "3"]])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `any line end ends a row, and the last row needs none`(lineEnd: String) throws {
    #expect(
      try rows(["a\tb", "1\t2", "", "3\t"].joined(separator: lineEnd))
        == [["a", "b"], ["1", "2"], [""], ["3", ""]])
  }

  @Test(arguments: [",", "\t", ";", "|"])
  func `the delimiter is found by content`(delimiter: String) throws {
    let lines = [["keyword", "volume"], ["a", "1"], ["b", "2"]]
    #expect(
      try rows(lines.map { $0.joined(separator: delimiter) }.joined(separator: "\n")) == lines)
  }

  @Test func `commas inside sentences do not beat tabs between cells`() throws {
    let table = try rows("报表,2026,九月\n词\t人气\n红,蓝,绿\t1\n白,黑\t2\n")
    #expect(table[2] == ["红,蓝,绿", "1"])
  }

  @Test func `a first line sep=; decides`() throws {
    #expect(try rows("sep=;\na;b,c\n1;2,5\n") == [["a", "b,c"], ["1", "2,5"]])
  }

  @Test func `quotes in the middle of a cell are letters`() throws {
    #expect(
      try rows("Brand=[\"x\"],Range=[\"Week\"]\n5\" pipe,1\n")
        == [["Brand=[\"x\"]", "Range=[\"Week\"]"], ["5\" pipe", "1"]])
  }

  @Test func `a quote that nothing closes is a letter, and is reported with its row`() throws {
    let table = try DelimitedReader.table(
      from: SourceText(name: "t.csv", string: "a,b\n\"5 inch pipe,1\nnext,2\n"))
    #expect(table.strings(ofRow: 1) == ["\"5 inch pipe", "1"])
    #expect(table.strings(ofRow: 2) == ["next", "2"])
    #expect(table.problems.map(\.kind) == [.unclosedQuote])
    #expect(table.problems.map(\.row) == [2])
  }

  @Test func `a file that ends inside a quoted cell was cut off`() throws {
    let table = try DelimitedReader.table(
      from: SourceText(name: "t.csv", string: "a,b\nx,1\n\"blue cu"))
    #expect(table.problems.map(\.kind) == [.cutOff])
    #expect(table.problems.map(\.row) == [3])
  }

  @Test(.timeLimit(.minutes(5))) func `many stray quotes are read as text`() throws {
    let text = "a,b\n" + String(repeating: "\"x,1\n", count: 200_000)
    let table = try DelimitedReader.table(from: SourceText(name: "t.csv", string: text))
    #expect(table.rowCount == 200_001)
  }

  @Test func `more columns than a spreadsheet has are refused with the row`() {
    let text = "a,b\n" + String(repeating: ",", count: 16_384) + "\n"
    #expect {
      try DelimitedReader.table(from: SourceText(name: "wide.csv", string: text))
    } throws: { error in
      String(describing: error).hasPrefix("wide.csv: row 2: 16385 columns")
    }
  }

  @Test(arguments: 0..<50)
  func `what a writer quotes the reader gives back`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let alphabet = ["a", "词", " ", ",", "\"", "\n", "\t", "😀", "-"]
    let lines = (0..<8).map { _ in
      (0..<3).map { _ in
        (0..<Int.random(in: 1...6, using: &random)).map { _ in
          alphabet.randomElement(using: &random) ?? ""
        }.joined()
      }
    }
    let text = lines.map { line in
      line.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
    }.joined(separator: "\r\n")
    let table = try DelimitedReader.table(
      from: SourceText(name: "t.csv", string: text), delimiter: UInt8(ascii: ","))
    #expect((0..<table.rowCount).map(table.strings(ofRow:)) == lines)
  }
}
