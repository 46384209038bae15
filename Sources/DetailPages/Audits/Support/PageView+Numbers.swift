// SPDX-License-Identifier: Apache-2.0

import Documents
import Text

extension PageView {
  /// Whether a number stands in the visible text, as digits that are not part of a longer number; written
  /// with thousands separators, with a decimal comma, or with its decimals raised (`19⁹⁹`) too.
  func showsNumber(_ number: String) -> Bool {
    let wanted = Self.significant(number)
    guard !wanted.isEmpty else { return false }
    return visibleNumbers.contains(wanted)
  }

  /// Whether the visible text names a price: a sign of currency beside digits.
  var showsPrices: Bool {
    let document = document
    return visibleBlocks.contains { index in
      let text = document.string(of: document.blocks[index]).unicodeScalars
      return zip(text, text.dropFirst()).contains { first, second in
        (Self.signs.contains(first) && ("0"..."9").contains(second))
          || (("0"..."9").contains(first) && (second == "元" || second == "€"))
      }
    }
  }

  private static let signs: [Unicode.Scalar] = ["$", "¥", "￥", "€", "£", "₹", "₩"]

  /// The digits that tell a number from others: separators and zeros at the ends of the decimals left out
  /// (`1,299.00`, `1299` and `1.299,00` are one).
  static func significant(_ number: String) -> String {
    var digits: [UInt8] = []
    var decimals: Int?
    for byte in number.utf8 {
      switch byte {
      case 0x30...0x39:
        digits.append(byte)
        if let count = decimals { decimals = count + 1 }
      case 0x2E, 0x2C: decimals = 0
      default: break
      }
    }
    if let count = decimals, count <= 2 {
      var rest = count
      while rest > 0, digits.last == 0x30 {
        digits.removeLast()
        rest -= 1
      }
    }
    while digits.count > 1, digits.first == 0x30 { digits.removeFirst() }
    return String(decoding: digits, as: UTF8.self)
  }

  /// The numbers of the visible text, by their significant digits.
  static func numbers(of document: Document, blocks: [Int]) -> Set<String> {
    var found = Set<String>()
    for index in blocks {
      let bytes = document.text.bytes[document.blocks[index].range.range]
      var start = bytes.startIndex
      while let first = bytes[start...].firstIndex(where: { (0x30...0x39).contains($0) }) {
        var end = first
        while end < bytes.endIndex {
          let byte = bytes[end]
          if (0x30...0x39).contains(byte) {
            end += 1
          } else if byte == 0x2C || byte == 0x2E, end + 1 < bytes.endIndex,
            (0x30...0x39).contains(bytes[end + 1])
          {
            end += 1
          } else {
            break
          }
        }
        let text = String(decoding: bytes[first..<end], as: UTF8.self)
        let digits = significant(text)
        found.insert(digits)
        // Decimals set as raised digits join the whole ones: 19⁹⁹ is read 1999.
        if digits.count > 2, !text.contains(".") {
          found.insert(significant("\(text.dropLast(2)).\(text.suffix(2))"))
        }
        start = end
      }
    }
    return found
  }
}
