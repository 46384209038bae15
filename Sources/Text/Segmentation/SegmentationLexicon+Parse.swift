// SPDX-License-Identifier: Apache-2.0

extension SegmentationLexicon {
  /// A mistake in a line of a word file.
  public struct LineError: Error, Hashable, Sendable {
    /// Counted from 1.
    public var line: Int
    public var message: String

    public init(line: Int, message: String) {
      self.line = line
      self.message = message
    }
  }

  /// Adds a word file: a line `word weight tag`, fields separated by spaces or tabs; a line that starts
  /// with `#` is a comment. Words are written as they are read: simplified, lower case.
  public mutating func add(words text: [UInt8]) throws(LineError) {
    var tags: [String: WordTag] = [:]
    for tag in WordTag.allCases { tags[tag.rawValue] = tag }
    try eachLine(of: text) { (fields, number) throws(LineError) in
      guard fields.count == 3, let weight = WordLine.number(fields[1]),
        let tag = tags[String(decoding: fields[2], as: UTF8.self)]
      else {
        let names = WordTag.allCases.map(\.rawValue).joined(separator: ", ")
        throw LineError(
          line: number, message: "expected a word, a weight and a tag (\(names))")
      }
      let word = WordLine.units(fields[0])
      guard word.count <= SegmentationLexicon.longestWord else {
        throw LineError(
          line: number, message: "a word of more than \(SegmentationLexicon.longestWord) characters"
        )
      }
      add(word: word, weight: weight, tag: tag)
    }
  }

  /// Adds affixes: a line `head|strong-head|prefix|adjective|solo|numeral character [count]`.
  public mutating func add(affixes text: [UInt8]) throws(LineError) {
    let roles: [String: Affixes.Role] = [
      "head": .head, "strong-head": .strongHead, "prefix": .prefix, "adjective": .adjective,
      "solo": .solo, "numeral": .numeral,
    ]
    try eachLine(of: text) { (fields, number) throws(LineError) in
      guard fields.count >= 2, let role = roles[String(decoding: fields[0], as: UTF8.self)] else {
        let names = roles.keys.sorted().joined(separator: ", ")
        throw LineError(line: number, message: "expected a role (\(names)) and characters")
      }
      let last = fields.count > 2 ? WordLine.number(fields[2]) : 0
      guard let count = last else {
        throw LineError(line: number, message: "the third field is a count")
      }
      for character in WordLine.units(fields[1]) { affixes.add(role, character, count: count) }
    }
  }

  /// Adds units: every word of every line is one.
  public mutating func add(units text: [UInt8]) throws(LineError) {
    try eachLine(of: text) { (fields, _) throws(LineError) in
      for field in fields { units.add(WordLine.units(field)) }
    }
  }

  /// Adds tokens of letters and Chinese characters that are one: every word of every line.
  public mutating func add(mixed text: [UInt8]) throws(LineError) {
    try eachLine(of: text) { (fields, _) throws(LineError) in
      for field in fields { add(mixed: WordLine.units(field)) }
    }
  }

  /// Adds single characters with how often text holds them: a line `characters count`.
  public mutating func add(characters text: [UInt8]) throws(LineError) {
    try eachLine(of: text) { (fields, number) throws(LineError) in
      guard fields.count == 2, let count = WordLine.number(fields[1]), count > 0 else {
        throw LineError(line: number, message: "expected characters and a count")
      }
      for character in WordLine.units(fields[0]) { add(character: character, count: count) }
    }
  }

  private func eachLine(
    of text: [UInt8], _ body: ([ArraySlice<UInt8>], Int) throws(LineError) -> Void
  ) throws(LineError) {
    var start = 0
    var number = 0
    while start < text.count {
      number += 1
      var end = start
      while end < text.count, text[end] != 0x0A { end += 1 }
      if text[start] != 0x23 {
        let fields = WordLine.fields(text[start..<end])
        if !fields.isEmpty { try body(fields, number) }
      }
      start = end + 1
    }
  }
}

/// The fields of a line of a word file.
private enum WordLine {
  /// Split at spaces, tabs and carriage returns.
  static func fields(_ line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    line.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }

  static func units(_ field: ArraySlice<UInt8>) -> [UInt32] {
    var text = ReadUnits()
    field.withUnsafeBufferPointer { text.read($0) { $0 } }
    return text.units
  }

  /// A decimal number.
  static func number(_ field: ArraySlice<UInt8>) -> Float? {
    var value: Float = 0
    var scale: Float = 0
    for byte in field {
      switch byte {
      case 0x30...0x39 where scale > 0:
        value += Float(byte - 0x30) * scale
        scale /= 10
      case 0x30...0x39: value = value * 10 + Float(byte - 0x30)
      case 0x2E where scale == 0: scale = 0.1
      default: return nil
      }
    }
    return field.isEmpty ? nil : value
  }
}
