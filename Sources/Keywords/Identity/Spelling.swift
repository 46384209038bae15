// SPDX-License-Identifier: Apache-2.0

/// How spellings of one thing differ: joined or apart, in another order, by a slip of the keyboard.
enum Spelling {
  /// Whether one side is the other written together: counter top and countertop.
  static func isJoined(_ a: [String], _ b: [String]) -> Bool {
    !a.isEmpty && !b.isEmpty && a.joined() == b.joined()
  }

  /// Whether the words of `a` in some order, written together, are `b` written together, or the other way
  /// round: a segmenter may cut the same words differently in another order.
  static func isPermutation(_ a: [String], of b: [String]) -> Bool {
    let left = a.joined()
    let right = b.joined()
    guard left.utf8.count == right.utf8.count, max(a.count, b.count) <= 8 else { return false }
    return consists(right[...], of: a) || consists(left[...], of: b)
  }

  private static func consists(_ text: Substring, of words: [String]) -> Bool {
    if words.isEmpty { return text.isEmpty }
    for (index, word) in words.enumerated() where text.hasPrefix(word) {
      var others = words
      others.remove(at: index)
      if consists(text.dropFirst(word.count), of: others) { return true }
    }
    return false
  }

  /// The number of insertions, deletions, replacements and swaps of neighbours between two words
  /// (optimal string alignment), counted no further than 2. A swap over one character counts as one slip.
  static func slips(_ a: String, _ b: String) -> Int {
    let a = Array(a)
    let b = Array(b)
    guard abs(a.count - b.count) <= 1 else { return 2 }
    var start = 0
    while start < min(a.count, b.count), a[start] == b[start] { start += 1 }
    var endA = a.count
    var endB = b.count
    while endA > start, endB > start, a[endA - 1] == b[endB - 1] {
      endA -= 1
      endB -= 1
    }
    let middleA = Array(a[start..<endA])
    let middleB = Array(b[start..<endB])
    if middleA.isEmpty && middleB.isEmpty { return 0 }
    if middleA.count <= 1 && middleB.count <= 1 { return 1 }
    if middleA.count == middleB.count, middleA.count <= 3,
      middleA.sorted() == middleB.sorted()
    {
      return 1
    }
    return 2
  }
}
