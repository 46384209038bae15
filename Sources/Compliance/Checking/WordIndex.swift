// SPDX-License-Identifier: Apache-2.0

/// The words of a block where patterns look for them: by place and by class.
///
/// A class, for every attempt to match a pattern asks for it.
final class WordIndex {
  /// Literals and shapes, ordered by start, longer ones first.
  let words: [Reading.Word]
  /// Index of the first word that starts at or after each position, and one more.
  let starts: [Int32]
  let classes: ClassIndex

  /// - Parameter literals: the literals found; the rest is worked out.
  init(of reading: Reading) {
    var words = reading.literals
    for found in ShapeScanner.scan(reading.units, range: reading.range) {
      words.append(
        Reading.Word(
          start: Int32(found.start), end: Int32(found.end), literal: -1 - found.shape.rawValue,
          value: found.value))
    }
    words.sort {
      if $0.start != $1.start { return $0.start < $1.start }
      if $0.end != $1.end { return $0.end > $1.end }
      return $0.literal < $1.literal
    }
    var memberships = 0
    for index in words.indices {
      var sketch = ClassSketch()
      reading.forEachClass(of: words[index]) {
        sketch.insert($0)
        memberships += 1
      }
      words[index].classes = sketch
    }
    let range = reading.range
    var starts = Array(repeating: Int32(0), count: range.count + 2)
    for word in words { starts[Int(word.start) - range.lowerBound + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    classes = ClassIndex(
      wordCount: words.count, capacity: min(memberships, reading.claims.classCount)
    ) { [words] index, body in reading.forEachClass(of: words[index], body) }
    self.words = words
    self.starts = starts
  }
}
