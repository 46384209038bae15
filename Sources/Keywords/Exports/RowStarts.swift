// SPDX-License-Identifier: Apache-2.0

/// Tells at a glance which cells may begin with one of a few words, so that few rows need a closer look.
///
/// Compares the first bytes without case: a cell that begins with a word is never missed.
struct RowStarts {
  /// Bytes of a word that count.
  private static let longest = 6

  /// The first bytes of each word, packed into a number.
  private var starts: [UInt64] = []
  /// A bit for the hash of each of them; most cells are told by it alone.
  private var marks = Array(repeating: false, count: 1 << 16)
  /// Whether a word counts with this many bytes.
  private var hasLength = Array(repeating: false, count: longest + 1)

  /// - Parameter words: folded.
  init(_ words: [String]) {
    for word in words {
      let start = Self.start(of: word)
      guard !start.isEmpty else { continue }
      let packed = start.reduce(0, Self.add)
      starts.append(packed)
      marks[Self.mark(packed)] = true
      hasLength[start.count] = true
    }
  }

  /// Letters and digits up to a mark: marks and spaces may be of another width in the text.
  private static func start(of word: String) -> [UInt8] {
    let bytes = word.utf8.prefix(longest)
    guard let first = bytes.first else { return [] }
    let letters = bytes.prefix {
      first < 0x80 ? ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) : $0 >= 0x80
    }
    return letters.isEmpty ? [first] : Array(letters)
  }

  /// Whether a text may begin with a word.
  func mayBegin(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    // Full-width letters fold to others than they start with.
    if first == 0xEF { return true }
    var packed: UInt64 = 0
    for length in 1...min(text.count, Self.longest) {
      packed = Self.add(packed, text[length - 1])
      if hasLength[length], marks[Self.mark(packed)], starts.contains(packed) { return true }
    }
    return false
  }

  @inline(__always)
  private static func add(_ packed: UInt64, _ byte: UInt8) -> UInt64 {
    let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    return packed << 8 | UInt64(folded)
  }

  @inline(__always)
  private static func mark(_ packed: UInt64) -> Int {
    Int(truncatingIfNeeded: (packed &* 0x9E37_79B9_7F4A_7C15) >> 48)
  }
}
