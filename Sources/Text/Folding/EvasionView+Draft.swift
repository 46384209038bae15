// SPDX-License-Identifier: Apache-2.0

extension EvasionView {
  /// A view in the making.
  struct Draft {
    /// Most signs between two characters of one word.
    static let longestSeparator = 4

    var units: [UInt32] = []
    var origins: [Range<Int32>] = []
    var changes: [Change] = []

    init(text: FoldedText, range: Range<Int>) {
      units = Array(text.units[range])
      origins = range.map { Int32($0)..<Int32($0 + 1) }
      changes = Array(repeating: [], count: units.count)
    }

    /// Turns round what a right-to-left override shows backwards.
    mutating func reverse(_ reversals: [Range<Int>], from range: Range<Int>) {
      for reversal in reversals {
        let part = reversal.clamped(to: range)
        guard part.count > 1 else { continue }
        let low = part.lowerBound - range.lowerBound
        let high = part.upperBound - range.lowerBound
        units[low..<high].reverse()
        origins[low..<high].reverse()
        for index in low..<high { changes[index].insert(.replaced) }
      }
    }

    private init(like other: Draft) {
      units.reserveCapacity(other.units.count)
      origins.reserveCapacity(other.units.count)
      changes.reserveCapacity(other.units.count)
    }

    private mutating func copy(_ index: Int, of other: Draft, adding change: Change = []) {
      units.append(other.units[index])
      origins.append(other.origins[index])
      changes.append(other.changes[index].union(change))
    }

    /// Puts `read` in the place of the units of `range`.
    private mutating func put(_ read: [UInt32], for range: Range<Int>, of other: Draft) {
      guard let first = other.origins[range].first, let last = other.origins[range].last else {
        return
      }
      for unit in read {
        units.append(unit)
        origins.append(first.lowerBound..<last.upperBound)
        changes.append(.replaced)
      }
    }

    /// Homophones, split characters, pictures for words.
    func readingDisguises(_ table: EvasionTable) -> Draft {
      var result = Draft(like: self)
      var index = 0
      scan: while index < units.count {
        if table.traits(of: units[index]).contains(.startsDisguise) {
          let disguises = table.disguises
          for option in disguises.options(startingWith: units[index])
          where holds(disguises.written[option], at: index) {
            let end = index + disguises.written[option].count
            let isOrdinary = disguises.ordinary(option).contains {
              stands(disguises.words[$0], over: index..<end)
            }
            if isOrdinary { continue }
            let read = Array(disguises.read(option))
            if disguises.needsPair(option), !isPaired(read, at: index..<end, table) { continue }
            result.put(read, for: index..<end, of: self)
            index = end
            continue scan
          }
        }
        result.copy(index, of: self)
        index += 1
      }
      return result
    }

    /// Whether a reading makes a known pair with a neighbour. A picture between two characters that make one
    /// themselves is there to part them.
    private func isPaired(
      _ read: [UInt32], at range: Range<Int>, _ table: EvasionTable
    ) -> Bool {
      let before = range.lowerBound > 0 ? units[range.lowerBound - 1] : 0
      let after = range.upperBound < units.count ? units[range.upperBound] : 0
      if Letters.isPictograph(units[range.lowerBound]),
        table.isKnown(before, after)
      {
        return false
      }
      return table.isPaired(read, before: before, after: after)
    }

    private func stands(_ word: StoredNumbers<UInt32>, over range: Range<Int>) -> Bool {
      ((range.lowerBound - word.count + 1)..<range.upperBound).contains { holds(word, at: $0) }
    }

    private func holds(_ word: StoredNumbers<UInt32>, at index: Int) -> Bool {
      guard index >= 0, index + word.count <= units.count else { return false }
      for offset in word.indices where units[index + offset] != word[offset] { return false }
      return true
    }

    /// Look-alike letters, digits for letters, spelt-out words, syllables between characters.
    func readingWords(_ table: EvasionTable) -> Draft {
      var result = Draft(like: self)
      var index = 0
      while index < units.count {
        if let end = spelledEnd(from: index) {
          for (offset, position) in stride(from: index, to: end, by: 2).enumerated() {
            result.copy(position, of: self, adding: offset > 0 ? .joined : [])
          }
          index = end
          continue
        }
        let end = wordEnd(from: index, table)
        guard end > index else {
          result.copy(index, of: self)
          index += 1
          continue
        }
        result.append(word: index..<end, of: self, table)
        index = end
      }
      return result
    }

    private mutating func append(word: Range<Int>, of other: Draft, _ table: EvasionTable) {
      let letters = other.units[word]
      let touchesHan =
        (word.lowerBound > 0 && Letters.isHan(other.units[word.lowerBound - 1]))
        || (word.upperBound < other.units.count && Letters.isHan(other.units[word.upperBound]))
      if touchesHan, let read = table.spelled(Array(letters)) {
        put(read, for: word, of: other)
        return
      }
      if touchesHan, word.count <= SyllableTable.longestSyllable {
        let readings = table.syllables[letters]
        if let read = readings.first(where: { other.isPaired($0, at: word, table) })
          ?? readings.first
        {
          put(read, for: word, of: other)
          return
        }
      }
      let plain = letters.count { (0x61...0x7A).contains($0) }
      let alike = letters.count { table.traits(of: $0).contains(.lookalike) }
      let isMixed = alike > 0 && (plain > 0 || alike == letters.count { Letters.isAlphabetic($0) })
      let isLeet =
        plain + alike >= 2
        && letters.count { table.traits(of: $0).contains(.leet) } <= plain + alike
      var isJoined = false
      for index in word {
        let unit = other.units[index]
        if index + 1 < word.upperBound, Letters.joins(unit) {
          isJoined = true
          continue
        }
        defer { isJoined = false }
        if isMixed, let letter = table.lookalikes[unit] {
          put([letter], for: index..<(index + 1), of: other)
        } else if isLeet, let letter = table.leet[unit], index > word.lowerBound,
          index + 1 < word.upperBound || !isMixed
        {
          put([letter], for: index..<(index + 1), of: other)
        } else {
          copy(index, of: other, adding: isJoined ? .joined : [])
        }
      }
    }

    /// Where a word of letters, digits and signs that stand for letters ends.
    private func wordEnd(from index: Int, _ table: EvasionTable) -> Int {
      guard Letters.isWord(units[index]) else { return index }
      var end = index
      while end < units.count {
        let unit = units[end]
        let isInside =
          (table.traits(of: unit).contains(.leet) && !isPriceSign(at: end))
          || (Letters.joins(unit) && end > index && Letters.isAlphabetic(units[end - 1])
            && end + 1 < units.count && Letters.isAlphabetic(units[end + 1]))
        guard
          Letters.isWord(unit)
            || (isInside && end + 1 < units.count && Letters.isWord(units[end + 1]))
            || isDollarForS(at: end, after: index)
        else { break }
        end += 1
      }
      return end
    }

    /// A dollar sign before a number.
    private func isPriceSign(at position: Int) -> Bool {
      units[position] == 0x24 && position + 1 < units.count && Letters.isDigit(units[position + 1])
    }

    /// Whether a dollar sign stands at the end of a word, alone or twice: `wrinkle$`, `lo$$`. Before a number it is
    /// the sign of a price.
    private func isDollarForS(at position: Int, after start: Int) -> Bool {
      let dollar: UInt32 = 0x24
      return units[position] == dollar && position > start && !isPriceSign(at: position)
        && (Letters.isAlphabetic(units[position - 1]) || units[position - 1] == dollar)
    }

    /// The end of a word spelled out letter by letter (`f r e e`, `N.O.1`): three or more, one sign between.
    private func spelledEnd(from index: Int) -> Int? {
      guard Letters.isAlphabetic(units[index]), index == 0 || !Letters.isWord(units[index - 1])
      else { return nil }
      var end = index + 1
      var count = 1
      // A sign other than a space between the letters leaves the space to part words.
      let isSpaced = end < units.count && units[end] == 0x20
      while end + 1 < units.count, isSpellingSign(units[end]),
        (units[end] == 0x20) == isSpaced, Letters.isWord(units[end + 1]),
        end + 2 >= units.count || !Letters.isWord(units[end + 2])
      {
        end += 2
        count += 1
      }
      return count >= 3 ? end : nil
    }

    private func isSpellingSign(_ unit: UInt32) -> Bool {
      unit == 0x20 || unit == 0x2E || unit == 0x2D || unit == 0x2A || unit == 0x5F || unit == 0xB7
    }

    /// Signs between Chinese characters.
    func joiningCharacters(_ table: EvasionTable) -> Draft {
      var result = Draft(like: self)
      var index = 0
      var joined = false
      while index < units.count {
        result.copy(index, of: self, adding: joined ? .joined : [])
        joined = false
        var next = index + 1
        if Letters.isHan(units[index]) {
          while next < units.count, next - index <= Draft.longestSeparator,
            table.separates(units[next])
          { next += 1 }
          if next > index + 1, next < units.count, Letters.isHan(units[next]),
            mayJoin(index, next, table)
          {
            joined = true
          } else {
            next = index + 1
          }
        }
        index = next
      }
      return result
    }

    private func mayJoin(_ left: Int, _ right: Int, _ table: EvasionTable) -> Bool {
      let isWeak = units[(left + 1)..<right].contains {
        table.traits(of: $0).contains(.weakSeparator)
      }
      guard isWeak else { return true }
      let before = left > 0 ? units[left - 1] : 0
      let after = right + 1 < units.count ? units[right + 1] : 0
      if !Letters.isHan(before) || !Letters.isHan(after) { return true }
      // Inside longer text the sign parts a word only where its halves belong together and to nothing else.
      return table.isKnown(units[left], units[right]) && !table.isKnown(before, units[left])
        && !table.isKnown(units[right], after)
    }
  }
}
