// SPDX-License-Identifier: Apache-2.0

/// How characters are read alike: width, case, traditional and variant characters, compatibility forms,
/// characters that do not show.
///
/// Built from the tables of `lexicons/folding`. Characters of the Basic Multilingual Plane are looked up in
/// an array, the others in a dictionary.
public struct FoldingTable: Sendable {
  /// Marks a character that is dropped.
  static let dropped: UInt16 = 0
  /// Marks a character whose folding stands in `expansions`.
  static let expanded: UInt16 = 1

  /// What each character of the Basic Multilingual Plane is read as.
  var plane: [UInt16]
  /// Foldings to more than one character, or of characters outside the plane.
  var expansions: [UInt32: [UInt32]]

  init(plane: [UInt16], expansions: [UInt32: [UInt32]]) {
    self.plane = plane
    self.expansions = expansions
  }

  /// Width and case alone.
  public init() {
    plane = (0...UInt16.max).map { $0 }
    expansions = [:]
    foldCaseAndWidth()
  }

  /// A mistake in a line of a folding table.
  public struct LineError: Error, Hashable, Sendable {
    /// Counted from 1.
    public var line: Int
    public var message: String
  }

  /// Adds a table: a line `from to`, characters or strings separated by white space; `#` starts a comment.
  ///
  /// Later tables read what earlier ones wrote: the target is itself folded.
  public mutating func add(pairs text: String) throws(LineError) {
    for (number, fields) in FoldingTable.fields(of: text) {
      guard fields.count == 2, let from = fields[0].unicodeScalars.first,
        fields[0].unicodeScalars.count == 1
      else {
        throw LineError(line: number, message: "expected one character and what it is read as")
      }
      set(from.value, to: fold(fields[1]))
    }
  }

  /// Adds characters that are dropped: a line `200B` or `200B-200F`, code points in hexadecimal.
  public mutating func add(ignorable text: String) throws(LineError) {
    for (number, fields) in FoldingTable.fields(of: text) {
      let ends = fields[0].split(separator: "-").map { UInt32($0, radix: 16) }
      guard fields.count == 1, let first = ends.first ?? nil, let last = ends.last ?? nil,
        first <= last, last <= 0x10FFFF
      else {
        throw LineError(line: number, message: "expected one code point or a range, in hexadecimal")
      }
      for value in first...last { set(value, to: []) }
    }
  }

  /// What a string is read as.
  public func fold(_ string: some StringProtocol) -> [UInt32] {
    var result: [UInt32] = []
    for scalar in string.unicodeScalars { append(scalar.value, to: &result) }
    return result
  }

  /// What a string is read as, as a string.
  public func folded(_ string: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    for value in fold(string) {
      if let scalar = Unicode.Scalar(value) { result.append(scalar) }
    }
    return String(result)
  }

  /// What a code point is read as where that is one code point; itself where it is none or several.
  @inline(__always)
  public func single(_ value: UInt32) -> UInt32 {
    guard value < 0x10000 else {
      guard let expansion = expansions[value], expansion.count == 1 else { return value }
      return expansion[0]
    }
    let folded = plane[Int(value)]
    return folded > FoldingTable.expanded ? UInt32(folded) : value
  }

  @inline(__always)
  func append(_ value: UInt32, to result: inout [UInt32]) {
    if value < 0x10000 {
      let folded = plane[Int(value)]
      if folded > FoldingTable.expanded {
        result.append(UInt32(folded))
        return
      }
      if folded == FoldingTable.dropped { return }
    }
    if let expansion = expansions[value] {
      result.append(contentsOf: expansion)
    } else {
      result.append(value)
    }
  }

  private mutating func set(_ value: UInt32, to target: [UInt32]) {
    if value < 0x10000 {
      if target.isEmpty {
        plane[Int(value)] = FoldingTable.dropped
      } else if target.count == 1, target[0] < 0x10000, target[0] > UInt32(FoldingTable.expanded) {
        plane[Int(value)] = UInt16(target[0])
      } else {
        plane[Int(value)] = FoldingTable.expanded
        expansions[value] = target
      }
    } else {
      expansions[value] = target
    }
  }

  private mutating func foldCaseAndWidth() {
    plane[0] = 0
    plane[1] = 0x20
    for value in 0x80...UInt16(0x52F) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let lower = scalar.properties.lowercaseMapping.unicodeScalars
      if lower.count == 1, let first = lower.first, first.value < 0x10000 {
        plane[Int(value)] = UInt16(first.value)
      }
    }
    for value in UInt16(0x41)...0x5A { plane[Int(value)] = value + 0x20 }
    for value in UInt16(0xFF01)...0xFF5E { plane[Int(value)] = plane[Int(value - 0xFEE0)] }
    for value in [0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000] + Array(0x2000...0x200A) {
      plane[value] = 0x20
    }
    for value in [0x9, 0xB, 0xC, 0xD] { plane[value] = 0x20 }
  }

  /// The fields of each line that holds any, with the line's number.
  static func fields(of text: String) -> [(number: Int, fields: [Substring])] {
    var result: [(number: Int, fields: [Substring])] = []
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let content = line.prefix { $0 != "#" }
      let fields = content.split { $0 == " " || $0 == "\t" || $0 == "\r" }
      if !fields.isEmpty { result.append((number, fields)) }
    }
    return result
  }
}
