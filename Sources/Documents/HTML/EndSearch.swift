// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Looks ahead for what ends a comment, an element without markup, or template code.
///
/// Remembers which searches found nothing, so that a thousand openings without an end do not read the
/// rest of the text a thousand times.
struct EndSearch {
  /// What ends a piece of template code.
  enum Terminator: Int, CaseIterable {
    case braces, percentBrace, hashBrace, percentAngle, questionMark

    var text: StaticString {
      switch self {
      case .braces: "}}"
      case .percentBrace: "%}"
      case .hashBrace: "#}"
      case .percentAngle: "%>"
      case .questionMark: "?>"
      }
    }
  }

  /// What is known of where a terminator stands.
  private struct Seen {
    /// The last one found; -1 for none.
    var next = -1
    /// No other starts before this offset.
    var searched = 0
  }

  private let bytes: UnsafePointer<UInt8>
  let end: Int
  /// Names of elements (by kind id) that are not ended any more.
  private var endless: Set<Int32> = []
  private var seen = [Seen](repeating: Seen(), count: Terminator.allCases.count)
  private var isCommentEndless = false

  init(bytes: UnsafePointer<UInt8>, end: Int) {
    self.bytes = bytes
    self.end = end
  }

  /// Byte at `offset`, or 0 after the end.
  @inline(__always)
  subscript(_ offset: Int) -> UInt8 { offset < end ? bytes[offset] : 0 }

  /// Whether `text` stands at `offset`.
  func starts(_ text: StaticString, at offset: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    return offset + count <= end && memcmp(bytes + offset, text.utf8Start, count) == 0
  }

  /// The first such byte at or after `start`.
  func byte(_ byte: UInt8, from start: Int) -> Int? {
    guard start < end, let found = memchr(bytes + start, Int32(byte), end - start) else {
      return nil
    }
    return UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
  }

  /// Just after the first `terminator` that starts at or after `start`, `distance` bytes on at most.
  mutating func text(_ terminator: Terminator, from start: Int, within distance: Int) -> Int? {
    let text = terminator.text
    let count = text.utf8CodeUnitCount
    let limit = distance < end - start ? start + distance : end
    var known = seen[terminator.rawValue]
    if known.next < start {
      known.searched = max(known.searched, start)
      guard known.searched < limit else { return nil }
      if let found = find(text, from: known.searched, to: limit) {
        known.next = found
        known.searched = found
      } else {
        known.searched = max(known.searched, limit - count + 1)
      }
      seen[terminator.rawValue] = known
    }
    return known.next >= start && known.next + count <= limit ? known.next + count : nil
  }

  private func find(_ text: StaticString, from start: Int, to limit: Int) -> Int? {
    var i = start
    while i < limit, let found = memchr(bytes + i, Int32(text.utf8Start[0]), limit - i) {
      let offset = UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
      if starts(text, at: offset), offset + text.utf8CodeUnitCount <= limit { return offset }
      i = offset + 1
    }
    return nil
  }

  /// Just after the `-->` or `--!>` that ends a comment whose text starts at `start`.
  mutating func endOfComment(from start: Int) -> Int? {
    guard !isCommentEndless else { return nil }
    var i = start
    while let dash = byte(UInt8(ascii: "-"), from: i) {
      if starts("-->", at: dash) { return dash + 3 }
      if starts("--!>", at: dash) { return dash + 4 }
      i = dash + 1
    }
    isCommentEndless = true
    return nil
  }

  /// Where the content of a conditional comment ends.
  func endOfConditional(from start: Int, to limit: Int) -> Int {
    var i = start
    while let mark = byte(UInt8(ascii: "<"), from: i), mark < limit {
      if starts("<![endif", at: mark) { return mark }
      i = mark + 1
    }
    return max(start, limit - 3)
  }

  /// Where the end tag of the element stands whose content starts at `start`.
  mutating func endTag(
    of name: UnsafeBufferPointer<UInt8>, kind: ElementKind, from start: Int
  ) -> Int? {
    guard !endless.contains(kind.id) else { return nil }
    var i = start
    while let mark = byte(UInt8(ascii: "<"), from: i) {
      i = mark + 1
      guard self[mark + 1] == UInt8(ascii: "/"), mark + 2 + name.count <= end else { continue }
      var isSame = true
      for k in 0..<name.count where bytes[mark + 2 + k] | 0x20 != name[k] | 0x20 {
        isSame = false
        break
      }
      let after = self[mark + 2 + name.count]
      if isSame,
        after == UInt8(ascii: ">") || after == UInt8(ascii: "/") || TagScanner.isSpace(after)
      {
        return mark
      }
    }
    endless.insert(kind.id)
    return nil
  }
}
