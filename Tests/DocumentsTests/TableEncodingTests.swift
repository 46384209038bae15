// SPDX-License-Identifier: Apache-2.0

import Documents
import Testing

@Suite struct TableEncodingTests {
  private let rows = [["关键词", "搜索人气"], ["保温杯大容量", "1,234"], ["儿童水杯夏天", "56"]]

  private func strings(_ bytes: [UInt8]) throws -> [[String]] {
    let table = try TableReader.tables(from: bytes, name: "t.csv")[0]
    return (0..<table.rowCount).map(table.strings(ofRow:))
  }

  private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit -> [UInt8] in
      let pair = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
      return bigEndian ? pair.reversed() : pair
    }
  }

  @Test func `marks and forms of Unicode are told by content`() throws {
    let text = rows.map { $0.joined(separator: "\t") }.joined(separator: "\r\n")
    #expect(try strings(Array(text.utf8)) == rows)
    #expect(try strings([0xEF, 0xBB, 0xBF] + text.utf8) == rows)
    #expect(try strings([0xFF, 0xFE] + utf16(text, bigEndian: false)) == rows)
    #expect(try strings([0xFE, 0xFF] + utf16(text, bigEndian: true)) == rows)
  }

  @Test func `GBK is read without being asked for`() throws {
    // 关键词,搜索人气 / 保温杯,1234 / 水杯,56
    let bytes: [UInt8] = [
      0xB9, 0xD8, 0xBC, 0xFC, 0xB4, 0xCA, 0x2C, 0xCB, 0xD1, 0xCB, 0xF7, 0xC8, 0xCB, 0xC6, 0xF8,
      0x0A,
      0xB1, 0xA3, 0xCE, 0xC2, 0xB1, 0xAD, 0x2C, 0x31, 0x32, 0x33, 0x34, 0x0A,
      0xCB, 0xAE, 0xB1, 0xAD, 0x2C, 0x35, 0x36, 0x0A,
    ]
    #expect(try strings(bytes) == [["关键词", "搜索人气"], ["保温杯", "1234"], ["水杯", "56"]])
  }

  @Test func `a quoted header after a byte order mark keeps its quotes off`() throws {
    #expect(try strings([0xEF, 0xBB, 0xBF] + "\"a,b\",c\n".utf8) == [["a,b", "c"]])
  }

  @Test func `a binary file is refused with the place`() {
    #expect {
      try strings(Array("keyword,volume\n".utf8) + [0x61, 0x00, 0x07, 0x62] + Array("x,1\n".utf8))
    } throws: { String(describing: $0).contains("t.csv: byte 16") }
  }
}
