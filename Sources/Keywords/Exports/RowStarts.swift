// SPDX-License-Identifier: Apache-2.0

/// Tells at a glance which cells may begin with one of a few words, so that few rows need a closer look.
///
/// Compares the first bytes without case; a cell that begins with a word is never missed, one in
/// thousands is taken for one that does.
struct RowStarts {
  /// Bytes of a word that count.
  private static let longest = 6
  private static let slots = 1 << 12

  private var isStart = Array(repeating: false, count: slots)
  /// Whether a word counts with this many bytes.
  private var hasLength = Array(repeating: false, count: longest + 1)

  /// - Parameter words: folded.
  init(_ words: [String]) {
    for word in words {
      let start = Array(word.utf8.prefix(Self.longest))
      guard !start.isEmpty else { continue }
      hasLength[start.count] = true
      isStart[Self.slot(start.reduce(Self.seed, Self.add))] = true
    }
  }

  /// Whether a text may begin with a word.
  func mayBegin(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    // Full-width letters fold to others than they start with.
    if first == 0xEF { return true }
    var hash = Self.seed
    for length in 1...min(text.count, Self.longest) {
      hash = Self.add(hash, text[length - 1])
      if hasLength[length], isStart[Self.slot(hash)] { return true }
    }
    return false
  }

  private static let seed: UInt32 = 0x811C_9DC5

  @inline(__always)
  private static func add(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    return (hash ^ UInt32(folded)) &* 0x0100_0193
  }

  @inline(__always)
  private static func slot(_ hash: UInt32) -> Int { Int((hash &* 0x9E37_79B1) >> 20) }
}
