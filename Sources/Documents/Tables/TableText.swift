// SPDX-License-Identifier: Apache-2.0

import Text

/// Text of a table file, decoded.
enum TableText {
  static func decode(_ bytes: [UInt8], name: String) throws(TableError) -> SourceText {
    var bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes.removeFirst(3)
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      let units = stride(from: 2, to: bytes.count - 1, by: 2).map {
        UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
      }
      bytes = Array(String(decoding: units, as: UTF16.self).utf8)
    }
    return SourceText(name: name, bytes: bytes)
  }
}
