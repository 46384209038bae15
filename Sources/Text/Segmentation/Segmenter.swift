// SPDX-License-Identifier: Apache-2.0

/// Cuts queries and titles into the units a shopper could swap or drop: 羽绒服|女|短款|加厚|保暖.
///
/// Chinese is read as the cheapest path through words of the lexicon, words with affixes, and stretches
/// nothing explains; letters, digits and measures are cut by rule; a change between Chinese and other
/// letters is an edge, but for units and a few fixed words (T恤, Wifi版). White space and marks always
/// separate. Work grows linearly with the text.
public struct Segmenter: Sendable {
  public let lexicon: SegmentationLexicon
  /// How characters are read alike: width, case, traditional characters.
  public let folding: FoldingTable

  /// - Parameters:
  ///   - lexicon: a finished lexicon.
  ///   - folding: how characters are read; those read as several keep to themselves.
  public init(lexicon: SegmentationLexicon, folding: FoldingTable) {
    self.lexicon = lexicon
    self.folding = folding
  }

  /// The tokens of a text in order; white space is between them.
  public func segment(_ text: String) -> [Token] { segment(Array(text.utf8)) }

  /// The tokens of a text in order.
  ///
  /// - Parameter bytes: valid UTF-8.
  public func segment(_ bytes: [UInt8]) -> [Token] {
    let read = ReadUnits(bytes, reading: folding.single)
    return pieces(read.units).map { piece in
      let range = read.bytes(of: piece.range)
      return Token(
        range: range, text: String(decoding: bytes[range.range], as: UTF8.self),
        folded: read.string(in: piece.range), kind: piece.kind, tag: piece.tag)
    }
  }

  /// A token as a range of code points.
  struct Piece {
    var range: Range<Int>
    var kind: Token.Kind
    var tag: WordTag?
  }

  func pieces(_ text: [UInt32]) -> [Piece] {
    var result: [Piece] = []
    var index = 0
    while index < text.count {
      let unit = text[index]
      if Script.isSpace(unit) {
        index += 1
      } else if Letters.isHan(unit) {
        index = appendChinese(text, from: index, to: &result)
      } else if Script.isWord(unit) {
        index = appendLatin(text, from: index, to: &result)
      } else {
        var end = index + 1
        let isLetter = Script.isOtherLetter(unit)
        while isLetter, end < text.count, Script.isOtherLetter(text[end]) { end += 1 }
        result.append(Piece(range: index..<end, kind: isLetter ? .other : .punctuation, tag: nil))
        index = end
      }
    }
    return result
  }

  /// Reads a stretch of Chinese; 第 and 全 go with a number after them.
  private func appendChinese(
    _ text: [UInt32], from start: Int, to result: inout [Piece]
  ) -> Int {
    var end = start
    while end < text.count, Letters.isHan(text[end]) { end += 1 }
    let scanner = MeasureScanner(units: lexicon.units)
    var measureEnd: Int?
    if end < text.count, Letters.isDigit(text[end]), isOrdinal(text[end - 1]),
      let match = scanner.match(text, at: end)
    {
      measureEnd = unitEnd(match, text)
      end -= 1
    }
    append(lattice: start..<end, of: text, to: &result)
    if let measureEnd {
      result.append(Piece(range: end..<measureEnd, kind: .measure, tag: nil))
      return measureEnd
    }
    return end
  }

  private func append(lattice range: Range<Int>, of text: [UInt32], to result: inout [Piece]) {
    guard !range.isEmpty else { return }
    for piece in WordLattice(lexicon: lexicon).read(text, range).pieces {
      if piece.range.count == 1, joinsBefore(text[piece.range.lowerBound]),
        let last = result.last, last.range.upperBound == piece.range.lowerBound,
        last.kind != .punctuation, last.tag != .brand, !isParticle(last, text)
      {
        // A head never stands alone: it joins the word right before it, letters and measures included.
        result[result.count - 1].range = last.range.lowerBound..<piece.range.upperBound
        result[result.count - 1].tag = nil
        continue
      }
      let kind: Token.Kind =
        switch piece.reading {
        case .unknown: .unknown
        case .measure: .measure
        default: .word
        }
      let tag = piece.reading == .entry ? WordTag.allCases[Int(piece.tag)] : nil
      result.append(Piece(range: piece.range, kind: kind, tag: tag))
    }
  }

  private func appendLatin(
    _ text: [UInt32], from start: Int, to result: inout [Piece]
  ) -> Int {
    let latinEnd = LatinScanner(lexicon: lexicon).end(text, at: start)
    if Letters.isDigit(text[start]),
      let match = MeasureScanner(units: lexicon.units).match(text, at: start)
    {
      let end = unitEnd(match, text)
      let isAnother = end < latinEnd && Letters.isDigit(text[end])
      if end >= latinEnd || isAnother {
        result.append(Piece(range: start..<end, kind: .measure, tag: nil))
        return end
      }
    }
    let isNumber = text[start..<latinEnd].allSatisfy { Letters.isDigit($0) || $0 == 0x2E }
    result.append(Piece(range: start..<latinEnd, kind: isNumber ? .number : .latin, tag: nil))
    return latinEnd
  }

  /// Where a measure ends, once it is decided whether its last character is a unit or begins a word
  /// (5|格栅, 3层|架子): whichever reading of the Chinese after the number is cheaper.
  private func unitEnd(_ match: MeasureScanner.Match, _ text: [UInt32]) -> Int {
    guard match.endsWithSingleUnit, match.end < text.count, Letters.isHan(text[match.end]) else {
      return match.end
    }
    let limit = min(text.count, match.end + 12)
    var end = match.end
    while end < limit, Letters.isHan(text[end]) { end += 1 }
    let lattice = WordLattice(lexicon: lexicon)
    let asUnit = lattice.read(text, match.end..<end).cost + SegmentationCosts.unit
    let (pieces, asWord) = lattice.read(text, (match.end - 1)..<end)
    guard let first = pieces.first, first.reading != .unknown else { return match.end }
    return asUnit <= asWord ? match.end : match.end - 1
  }

  private func joinsBefore(_ unit: UInt32) -> Bool {
    let role = lexicon.affixes.role(unit)
    return role.contains(.head) && !role.contains(.solo)
  }

  /// 的 和 与 及 在: nothing joins them.
  private func isParticle(_ piece: Piece, _ text: [UInt32]) -> Bool {
    piece.range.count == 1
      && [0x7684, 0x548C, 0x4E0E, 0x53CA, 0x5728].contains(text[piece.range.lowerBound])
  }

  /// 第 and 全.
  private func isOrdinal(_ unit: UInt32) -> Bool { unit == 0x7B2C || unit == 0x5168 }
}
