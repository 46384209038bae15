// SPDX-License-Identifier: Apache-2.0

import Text

/// A mistake in a pattern, at a character of it.
struct PatternError: Error, Hashable, Sendable {
  /// Offset in the pattern, in code points.
  var offset: Int
  var message: String
}

/// Reads the pattern language of lexicons/claims/README.md.
struct PatternParser {
  /// Deepest nesting of groups.
  static let depthLimit = 16

  private let characters: [Unicode.Scalar]
  private let folding: FoldingTable
  private var position = 0
  private var depth = 0

  static func parse(
    _ pattern: String, folding: FoldingTable
  ) throws(PatternError) -> PatternSyntax {
    var parser = PatternParser(pattern, folding: folding)
    let syntax = try parser.choice()
    guard parser.position == parser.characters.count else {
      throw PatternError(offset: parser.position, message: "nothing opens this")
    }
    if syntax == .sequence([]) { throw PatternError(offset: 0, message: "the pattern is empty") }
    return syntax
  }

  private init(_ pattern: String, folding: FoldingTable) {
    characters = Array(pattern.unicodeScalars)
    self.folding = folding
  }

  private var current: Unicode.Scalar? {
    position < characters.count ? characters[position] : nil
  }

  private mutating func choice() throws(PatternError) -> PatternSyntax {
    var alternatives = [try sequence()]
    while current == "|" {
      position += 1
      alternatives.append(try sequence())
    }
    return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
  }

  private mutating func sequence() throws(PatternError) -> PatternSyntax {
    var items: [PatternSyntax] = []
    while let character = current, character != "|", character != ")", character != "]" {
      switch character {
      case "(": items.append(try optional(group(closing: ")")))
      case "[": items.append(.span(try group(closing: "]")))
      case "{": items.append(try optional(reference()))
      case "~": items.append(try gap())
      case "^": items.append(edge(isStart: true))
      case "$": items.append(edge(isStart: false))
      case " ": position += 1
      case "?": throw PatternError(offset: position, message: "'?' follows a group or a class")
      case "}": throw PatternError(offset: position, message: "nothing opens this '}'")
      default: items.append(literal())
      }
    }
    return items.count == 1 ? items[0] : .sequence(items)
  }

  private mutating func optional(_ item: PatternSyntax) -> PatternSyntax {
    guard current == "?" else { return item }
    position += 1
    return .optional(item)
  }

  private mutating func group(closing: Unicode.Scalar) throws(PatternError) -> PatternSyntax {
    let start = position
    depth += 1
    guard depth <= Self.depthLimit else {
      throw PatternError(offset: start, message: "groups nest deeper than \(Self.depthLimit)")
    }
    position += 1
    let inner = try choice()
    guard current == closing else {
      throw PatternError(offset: start, message: "this is never closed by '\(closing)'")
    }
    position += 1
    depth -= 1
    return inner
  }

  private mutating func reference() throws(PatternError) -> PatternSyntax {
    let start = position
    position += 1
    var content = String.UnicodeScalarView()
    while let character = current, character != "}" {
      content.append(character)
      position += 1
    }
    guard current == "}" else {
      throw PatternError(offset: start, message: "this is never closed by '}'")
    }
    position += 1
    let text = String(content)
    let name = text.prefix { $0 != ">" && $0 != "<" && $0 != "=" }
    guard !name.isEmpty else { throw PatternError(offset: start, message: "a class has a name") }
    let condition = text.dropFirst(name.count)
    if condition.isEmpty { return .reference(String(name), bound: nil) }
    for comparison in [NumberBound.Comparison.atLeast, .atMost, .above, .below, .equal]
    where condition.hasPrefix(comparison.rawValue) {
      guard let value = Double(condition.dropFirst(comparison.rawValue.count)), value.isFinite
      else { break }
      return .reference(String(name), bound: NumberBound(comparison: comparison, value: value))
    }
    throw PatternError(offset: start, message: "'\(condition)' is no comparison with a number")
  }

  private mutating func gap() throws(PatternError) -> PatternSyntax {
    let start = position
    position += 1
    var reach = PatternSyntax.Reach.clause
    if current == "~" {
      reach = .sentence
      position += 1
    }
    var digits = ""
    while let character = current, ("0"..."9").contains(character) {
      digits.unicodeScalars.append(character)
      position += 1
    }
    guard let limit = Int(digits), (1...40).contains(limit) else {
      throw PatternError(offset: start, message: "'~' needs a number from 1 to 40 after it")
    }
    return .gap(limit: limit, reach: reach)
  }

  private mutating func edge(isStart: Bool) -> PatternSyntax {
    position += 1
    return .edge(isStart: isStart)
  }

  private mutating func literal() -> PatternSyntax {
    var text = String.UnicodeScalarView()
    var isPrefix = false
    loop: while let character = current {
      switch character {
      case "(", ")", "[", "]", "{", "}", "|", "~", "^", "$", "?": break loop
      case "\\":
        position += 1
        guard let escaped = current else { break loop }
        text.append(escaped)
        position += 1
      case "*" where text.last.map({ Letters.isAlphabetic($0.value) }) ?? false:
        isPrefix = true
        position += 1
        break loop
      default:
        text.append(character)
        position += 1
      }
    }
    return .literal(LiteralText.fold(String(text), folding: folding), isPrefix: isPrefix)
  }
}

/// How the literals of patterns are brought into the form text is matched in.
enum LiteralText {
  /// Folded; white space collapsed and trimmed; the hyphen between letters read as a space, as the text's
  /// is.
  static func fold(_ text: String, folding: FoldingTable) -> [UInt32] {
    var units = FoldedText(text, folding: folding).units
    ClaimText.joinHyphens(&units, range: 0..<units.count)
    while units.first == 0x20 { units.removeFirst() }
    while units.last == 0x20 { units.removeLast() }
    return units
  }
}
