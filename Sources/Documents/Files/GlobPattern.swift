// SPDX-License-Identifier: Apache-2.0

/// A pattern for paths, as in `.gitignore`: `*` and `?` within a name, `**` for any folders, `[a-z]` for
/// one of several characters, a leading `/` (or one inside) to tie it to its folder, a trailing `/` for
/// folders only, a leading `!` to take back.
public struct GlobPattern: Hashable, Sendable {
  /// Matching paths are let in again.
  let isNegated: Bool
  let matchesFoldersOnly: Bool
  private let segments: [[Character]]

  /// Nil for a comment or an empty line.
  public init?(_ line: some StringProtocol) {
    var text = Substring(line).drop { $0 == " " || $0 == "\t" }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    guard !text.isEmpty, text.first != "#" else { return nil }
    isNegated = text.first == "!"
    if isNegated || text.hasPrefix("\\") { text.removeFirst() }
    matchesFoldersOnly = text.hasSuffix("/")
    if matchesFoldersOnly { text.removeLast() }
    let isTied = text.contains("/")
    if text.hasPrefix("/") { text.removeFirst() }
    guard !text.isEmpty else { return nil }
    let parts = text.split(separator: "/").map(Array.init)
    segments = isTied ? parts : [["*", "*"]] + parts
  }

  /// Whether the pattern matches a path relative to the pattern's folder.
  public func matches(_ path: Substring, isFolder: Bool) -> Bool {
    guard isFolder || !matchesFoldersOnly else { return false }
    let names = path.split(separator: "/").map(Array.init)
    // reachable[i]: the segments so far match the first i names.
    var reachable = [Bool](repeating: false, count: names.count + 1)
    reachable[0] = true
    for segment in segments {
      var next = [Bool](repeating: false, count: names.count + 1)
      if segment == ["*", "*"] {
        var isReached = false
        for i in 0...names.count {
          isReached = isReached || reachable[i]
          next[i] = isReached
        }
      } else {
        for i in names.indices where reachable[i] {
          next[i + 1] = Self.matches(names[i], segment)
        }
      }
      reachable = next
    }
    return reachable[names.count]
  }

  /// Whether one name matches one segment.
  private static func matches(_ name: [Character], _ pattern: [Character]) -> Bool {
    var i = 0
    var p = 0
    var star: (pattern: Int, name: Int)?
    while i < name.count {
      if p < pattern.count, pattern[p] == "*" {
        star = (p, i)
        p += 1
      } else if p < pattern.count, let next = step(name[i], pattern, p) {
        i += 1
        p = next
      } else if let last = star {
        star = (last.pattern, last.name + 1)
        i = last.name + 1
        p = last.pattern + 1
      } else {
        return false
      }
    }
    while p < pattern.count, pattern[p] == "*" { p += 1 }
    return p == pattern.count
  }

  /// Where the pattern goes on after it took one character; nil where it does not take it.
  private static func step(_ character: Character, _ pattern: [Character], _ start: Int) -> Int? {
    switch pattern[start] {
    case "?": return start + 1
    case "\\" where start + 1 < pattern.count:
      return pattern[start + 1] == character ? start + 2 : nil
    case "[":
      guard let end = pattern[(start + 1)...].dropFirst().firstIndex(of: "]") else { break }
      var set = pattern[(start + 1)..<end]
      let isNegated = set.first == "!" || set.first == "^"
      if isNegated { set.removeFirst() }
      return contains(set, character) != isNegated ? end + 1 : nil
    default: break
    }
    return pattern[start] == character ? start + 1 : nil
  }

  private static func contains(_ set: ArraySlice<Character>, _ character: Character) -> Bool {
    var i = set.startIndex
    while i < set.endIndex {
      if i + 2 < set.endIndex, set[i + 1] == "-" {
        if set[i] <= character, character <= set[i + 2] { return true }
        i += 3
      } else {
        if set[i] == character { return true }
        i += 1
      }
    }
    return false
  }
}
