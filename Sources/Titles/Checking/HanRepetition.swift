// SPDX-License-Identifier: Apache-2.0

import Text

/// Strings of Chinese characters that stand in a title more often than wanted.
///
/// Chinese has no spaces, so words are not known here; the longest strings that come back are taken,
/// from `longest` characters down to two.
struct HanRepetition {
  private static let longest = 8
  /// Each with all its places, which do not overlap.
  private(set) var found: [(text: String, ranges: [ByteRange])] = []

  init(_ title: TitleText, moreThan most: Int, _ ignored: Set<String>) {
    var isTaken = [Bool](repeating: false, count: title.letters.count)
    let isHan = title.letters.map { entry in
      entry.letter.unicodeScalars.first.map(TitleText.isHan) ?? false
    }
    for size in stride(from: Self.longest, through: 2, by: -1) {
      var places: [String: [Int]] = [:]
      var run = 0
      for index in title.letters.indices {
        run = isHan[index] && !isTaken[index] ? run + 1 : 0
        guard run >= size else { continue }
        let start = index - size + 1
        let text = String(title.letters[start...index].map(\.letter))
        if let last = places[text]?.last, last + size > start { continue }
        places[text, default: []].append(start)
      }
      let frequent = places.filter { $0.value.count > most && !ignored.contains($0.key) }
      for (text, starts) in frequent.sorted(by: { $0.value[0] < $1.value[0] }) {
        let free = starts.filter { start in !isTaken[start..<start + size].contains(true) }
        guard free.count > most else { continue }
        for start in free {
          for index in start..<start + size { isTaken[index] = true }
        }
        found.append(
          (
            text,
            free.map { start in
              let end =
                start + size < title.letters.count
                ? title.letters[start + size].start : title.bytes.count
              return ByteRange(title.letters[start].start, end)
            }
          ))
      }
    }
  }
}
