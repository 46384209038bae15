// SPDX-License-Identifier: Apache-2.0

/// Which character separates the cells of a text file: decided by what stands in it, never by its name.
enum Delimiter {
  private static let candidates: [UInt8] = [
    UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"),
  ]
  /// Lines and bytes looked at.
  private static let lines = 40
  private static let window = 1 << 16

  /// The candidate that gives most of the first lines the same width, of at least two cells; a comma
  /// where none does. A first line `sep=;` decides alone.
  static func sniff(_ bytes: UnsafeBufferPointer<UInt8>) -> (delimiter: UInt8, skip: Int) {
    if let stated = stated(bytes) { return stated }
    var best: (delimiter: UInt8, score: Int) = (UInt8(ascii: ","), 0)
    for candidate in candidates {
      let widths = widths(bytes, candidate)
      var counts: [Int: Int] = [:]
      for width in widths where width > 1 { counts[width, default: 0] += 1 }
      // Wider lines count for more only between equals: a comma inside sentences makes ragged widths.
      let score =
        counts.map { $0.value * 1000 + min($0.key, 999) }.max() ?? 0
      if score > best.score { best = (candidate, score) }
    }
    return (best.delimiter, 0)
  }

  /// The delimiter named by a first line `sep=;`, with the length of that line.
  private static func stated(_ bytes: UnsafeBufferPointer<UInt8>) -> (UInt8, Int)? {
    let prefix = Array("sep=".utf8)
    guard bytes.count > prefix.count, bytes.prefix(prefix.count).elementsEqual(prefix) else {
      return nil
    }
    let delimiter = bytes[prefix.count]
    var end = prefix.count + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
      guard bytes[end] == UInt8(ascii: "\r") else { return nil }
      end += 1
    }
    return (delimiter, min(end + 1, bytes.count))
  }

  /// Number of cells in each of the first lines, quoted cells taken as one.
  private static func widths(_ bytes: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8) -> [Int] {
    var widths: [Int] = []
    var width = 1
    var quoted = false
    var atStart = true
    var isBlank = true
    for index in 0..<min(bytes.count, window) {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        if quoted { quoted = false } else if atStart { quoted = true }
        atStart = false
        isBlank = false
      } else if quoted {
        continue
      } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        if !isBlank { widths.append(width) }
        if widths.count == lines { return widths }
        width = 1
        atStart = true
        isBlank = true
      } else if byte == delimiter {
        width += 1
        atStart = true
      } else if byte != UInt8(ascii: " ") {
        atStart = false
        isBlank = false
      }
    }
    if !isBlank { widths.append(width) }
    return widths
  }
}
