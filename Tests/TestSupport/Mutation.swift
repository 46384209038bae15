// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Damages inputs as careless tools and ill-meaning people do, the same way for the same seed.
public enum Mutation {
  /// Bytes that parsers give a meaning to.
  private static let tokens = [
    "<", ">", "\"", "'", "&", "&#x110000;", "<!--", "-->", "]]>", "{", "}", "[", "]", ":", "- ",
    "\n",
    "\r", "\t", "\0", ",", ";", "|", "\\", "\u{FEFF}", "\u{202E}", "\u{200B}", "最", "👨‍👩‍👧", "1e999",
    "-1", "9223372036854775808", "*", "~3", "`", "```", "%",
  ].map { Array($0.utf8) }

  /// - Parameter seed: what is done, and where.
  /// - Returns: the bytes after one to eight changes: cut, doubled, replaced, inserted, dropped.
  public static func damaged(_ bytes: [UInt8], seed: Int) -> [UInt8] {
    var random = SeededGenerator(seed: seed)
    var result = bytes
    for _ in 0...random.next(below: 8) {
      let start = random.next(below: result.count + 1)
      let end = min(result.count, start + random.next(below: 40))
      switch random.next(below: 6) {
      case 0: result.removeSubrange(start..<end)
      case 1: result.insert(contentsOf: result[start..<end], at: start)
      case 2: result.insert(contentsOf: tokens[random.next(below: tokens.count)], at: start)
      case 3 where start < result.count: result[start] = UInt8(random.next(below: 256))
      case 4 where random.next(below: 4) == 0: result.removeSubrange(start...)
      default:
        let copies = random.next(below: 300)
        let token = tokens[random.next(below: tokens.count)]
        result.insert(contentsOf: repeatElement(token, count: copies).joined(), at: start)
      }
    }
    return result
  }

  /// How many rounds a fuzz test runs: a few, or as many as the variable FUZZ_ROUNDS says.
  public static func rounds(atLeast few: Int) -> Range<Int> {
    let wanted = ProcessInfo.processInfo.environment["FUZZ_ROUNDS"].flatMap(Int.init)
    return 0..<max(few, wanted ?? few)
  }
}
