// SPDX-License-Identifier: Apache-2.0

import Text

/// Where in a block the words of each class stand.
struct ClassIndex {
  /// Class by place of the table, or -1 where the place is free; a number of places that is a power of two.
  private var classes: [Int32]
  /// Where the words of the class of each place start in `members`, and the end of the last.
  private var starts: [Int32]
  /// Indices of words, class by class, in their order.
  private var members: [Int32]

  /// - Parameters:
  ///   - wordCount: number of words of the block.
  ///   - capacity: number of memberships of all words, or of all classes where that is less.
  ///   - forEachClass: calls its second argument with each class of a word.
  init(wordCount: Int, capacity: Int, forEachClass: (Int, (Int32) -> Void) -> Void) {
    var size = 4
    while size < 2 * capacity { size *= 2 }
    var classes = Array(repeating: Int32(-1), count: size)
    var starts = Array(repeating: Int32(0), count: size + 1)
    var total = 0
    for word in 0..<wordCount {
      forEachClass(word) { number in
        let place = ClassIndex.place(of: number, in: classes)
        classes[place] = number
        starts[place + 1] += 1
        total += 1
      }
    }
    for place in 0..<size { starts[place + 1] += starts[place] }
    var members = Array(repeating: Int32(0), count: total)
    var next = starts
    for word in 0..<wordCount {
      forEachClass(word) { number in
        let place = ClassIndex.place(of: number, in: classes)
        members[Int(next[place])] = Int32(word)
        next[place] += 1
      }
    }
    self.classes = classes
    self.starts = starts
    self.members = members
  }

  /// Indices of the words of a class, in their order.
  func words(of number: Int32) -> ArraySlice<Int32> {
    let place = ClassIndex.place(of: number, in: classes)
    guard classes[place] == number else { return [] }
    return members[Int(starts[place])..<Int(starts[place + 1])]
  }

  /// Indices of the words of any of these classes, in their order, each once.
  func words(ofAny numbers: StoredNumbers<Int32>) -> ArraySlice<Int32> {
    guard numbers.count > 1 else { return numbers.first.map(words(of:)) ?? [] }
    var all: [Int32] = []
    for number in numbers { all += words(of: number) }
    all.sort()
    var last: Int32 = -1
    all.removeAll { word in
      defer { last = word }
      return word == last
    }
    return all[...]
  }

  func holds(_ number: Int32) -> Bool {
    classes[ClassIndex.place(of: number, in: classes)] == number
  }

  /// The place of a class, or the free one where it belongs.
  private static func place(of number: Int32, in classes: [Int32]) -> Int {
    let mask = UInt32(classes.count - 1)
    // Fibonacci hashing: the classes of one rule have numbers that follow one another.
    var place = (UInt32(bitPattern: number) &* 0x9E37_79B9) >> 7 & mask
    while classes[Int(place)] != number, classes[Int(place)] >= 0 { place = (place + 1) & mask }
    return Int(place)
  }
}
