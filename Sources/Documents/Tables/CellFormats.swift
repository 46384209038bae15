// SPDX-License-Identifier: Apache-2.0

/// Which number formats of a workbook show a number as a date or a percentage.
struct CellFormats {
  /// Kind of number by index of cell format (`s` of a cell, `xf` of a record).
  private var kinds: [Table.Kind] = []

  mutating func append(formatID: Int, code: String?) {
    kinds.append(Self.kind(formatID: formatID, code: code))
  }

  subscript(index: Int) -> Table.Kind {
    kinds.indices.contains(index) ? kinds[index] : .number
  }

  /// Built-in formats by number (ECMA-376 part 1, 18.8.30), custom ones by their code.
  static func kind(formatID: Int, code: String?) -> Table.Kind {
    if let code { return kind(code: code) }
    switch formatID {
    case 9, 10: return .percent
    case 14...22, 27...36, 45...47, 50...58: return .date
    default: return .number
    }
  }

  /// Reads a format code, with quoted text, escapes, colours and conditions left out.
  private static func kind(code: String) -> Table.Kind {
    var quoted = false
    var bracketed = false
    var escaped = false
    for character in code.lowercased() {
      if escaped {
        escaped = false
        continue
      }
      switch character {
      case "\\", "_", "*": escaped = !quoted
      case "\"": quoted.toggle()
      case "[" where !quoted: bracketed = true
      case "]" where !quoted: bracketed = false
      case "%" where !quoted: return .percent
      case "y", "d", "h", "s", "年", "月", "日":
        if !quoted, !bracketed { return .date }
      case ";" where !quoted: return .number
      default: break
      }
    }
    return .number
  }
}
