// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Text

/// The rows of a specification table say something: no empty values, none that point elsewhere, numbers
/// with units.
public struct SpecificationTable: PageAudit {
  public let name = "specification-table"

  public init() {}

  /// A row: the block that names the property and the one that states it.
  struct Row {
    var name: Int
    var value: Int
  }

  public func result(for page: PageView) -> PageAuditResult {
    let rows = Self.rows(of: page)
    guard rows.count >= 3 else { return notApplicable }
    var findings: [Finding] = []
    let elsewhere = Set(page.cues("see-elsewhere").map(\.block))
    let pointing = rows.filter { elsewhere.contains($0.value) && isShort($0.value, page) }
    if let first = pointing.first {
      findings.append(
        page.finding(
          "specification-elsewhere", .info, at: .block(first.value),
          en: "\(Wording.count(pointing.count, "value")) of the table only point elsewhere",
          zh: "参数表中有 \(pointing.count) 项只写了“见别处”",
          fix: Message(en: "State the value itself.", zh: "直接写出数值。")))
    }
    let bare = rows.filter { isBareMeasure($0, page) }
    if let first = bare.first {
      findings.append(
        page.finding(
          "specification-unit", .info, at: .block(first.value),
          en: "\(Wording.count(bare.count, "measure")) without a unit",
          zh: "参数表中有 \(bare.count) 项数值没有单位",
          fix: Message(en: "Add the unit: cm, g, ml, W.", zh: "补上单位，如 cm、g、ml、W。")))
    }
    return result(findings, score: 1 - Double(pointing.count + bare.count) / Double(rows.count))
  }

  /// Rows of two-column tables and definition lists.
  static func rows(of page: PageView) -> [Row] {
    let blocks = page.document.blocks
    var rows: [Row] = []
    var term: Int?
    for index in page.visibleBlocks {
      let block = blocks[index]
      switch block.role {
      case .term: term = index
      case .definition:
        if let name = term { rows.append(Row(name: name, value: index)) }
        term = nil
      case .cell:
        if let header = block.rowHeader, header != index, block.columnHeader == nil {
          rows.append(Row(name: header, value: index))
        }
      default: break
      }
    }
    return rows
  }

  private func isShort(_ block: Int, _ page: PageView) -> Bool {
    page.letters(of: block) <= 16
  }

  /// A name that asks for a unit, and nothing but a number beside it.
  private func isBareMeasure(_ row: Row, _ page: PageView) -> Bool {
    let document = page.document
    let digits = document.text.bytes[document.blocks[row.value].range.range].count {
      (0x30...0x39).contains($0)
    }
    // Where there is a letter the words need not be looked at.
    guard digits == page.letters(of: row.value) else { return false }
    let name = document.string(of: document.blocks[row.name]).lowercased()
    let value = document.string(of: document.blocks[row.value]).trimmingBlanks
    guard !value.isEmpty, value.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }),
      !name.contains("("), !name.contains("（"), !name.contains("/")
    else { return false }
    return Self.measures.contains(name.filter { !":： ".contains($0) })
  }

  /// Names of properties that are measured.
  private static let measures: Set<String> = [
    "weight", "height", "width", "length", "depth", "capacity", "volume", "diameter", "thickness",
    "power", "voltage", "重量", "净重", "毛重", "高度", "宽度", "长度", "深度", "容量", "体积", "直径", "厚度", "功率",
    "电压", "净含量", "高", "宽", "长",
  ]
}
