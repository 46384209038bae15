// SPDX-License-Identifier: Apache-2.0

/// Cuts texts one after another in the same memory: what `Segmenter` does, without strings.
///
/// For a list of a million queries, where most tokens were met before and need no string of their own.
public struct SegmentationPass: Sendable {
  /// A token as a range of code points.
  public struct Piece: Hashable, Sendable {
    /// Into `units`.
    public var range: Range<Int>
    public var kind: Token.Kind
    /// What the lexicon says the word is; nil for what is not an entry of it.
    public var tag: WordTag?
  }

  /// The text's code points as they are read: width, case and traditional characters folded.
  public var units: [UInt32] { text.units }
  /// The tokens of the text in order; white space is between them.
  public private(set) var pieces: [Piece] = []

  private(set) var text = ReadUnits()
  private let folding: FoldingTable
  private let affixes: Affixes
  private let measures: MeasureScanner
  private let latin: LatinScanner
  private var lattice: WordLattice

  public init(_ segmenter: Segmenter) {
    folding = segmenter.folding
    affixes = segmenter.lexicon.affixes
    measures = MeasureScanner(units: segmenter.lexicon.units)
    latin = LatinScanner(lexicon: segmenter.lexicon)
    lattice = WordLattice(lexicon: segmenter.lexicon)
  }

  /// Cuts a text; `units` and `pieces` are its own from then on.
  ///
  /// - Parameter bytes: valid UTF-8.
  public mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    let folding = folding
    text.read(bytes) { folding.single($0) }
    pieces.removeAll(keepingCapacity: true)
    var index = 0
    while index < units.count {
      let unit = units[index]
      if Script.isSpace(unit) {
        index += 1
      } else if Letters.isHan(unit) {
        index = appendChinese(from: index)
      } else if Script.isWord(unit) {
        index = appendLatin(from: index)
      } else {
        var end = index + 1
        let isLetter = Script.isOtherLetter(unit)
        while isLetter, end < units.count, Script.isOtherLetter(units[end]) { end += 1 }
        append(index..<end, isLetter ? .other : .punctuation)
        index = end
      }
    }
  }

  private mutating func append(_ range: Range<Int>, _ kind: Token.Kind) {
    pieces.append(Piece(range: range, kind: kind, tag: nil))
  }

  /// Reads a stretch of Chinese; 第 and 全 go with a number after them.
  private mutating func appendChinese(from start: Int) -> Int {
    var end = start
    while end < units.count, Letters.isHan(units[end]) { end += 1 }
    var measureEnd: Int?
    if end < units.count, Letters.isDigit(units[end]), isOrdinal(units[end - 1]),
      let match = measures.match(units, at: end)
    {
      measureEnd = unitEnd(match)
      end -= 1
    }
    appendWords(of: start..<end)
    guard let measureEnd else { return end }
    append(end..<measureEnd, .measure)
    return measureEnd
  }

  private mutating func appendWords(of range: Range<Int>) {
    guard !range.isEmpty else { return }
    lattice.read(units, range)
    for piece in lattice.pieces {
      if piece.range.count == 1, joinsBefore(units[piece.range.lowerBound]),
        let last = pieces.last, last.range.upperBound == piece.range.lowerBound,
        last.kind != .punctuation, last.tag != .brand, !isParticle(last)
      {
        // A head never stands alone: it joins the word right before it, letters and measures included.
        pieces[pieces.count - 1].range = last.range.lowerBound..<piece.range.upperBound
        pieces[pieces.count - 1].tag = nil
        continue
      }
      let kind: Token.Kind =
        switch piece.reading {
        case .unknown: .unknown
        case .measure: .measure
        default: .word
        }
      let tag = piece.reading == .entry ? WordTag.allCases[Int(piece.tag)] : nil
      pieces.append(Piece(range: piece.range, kind: kind, tag: tag))
    }
  }

  private mutating func appendLatin(from start: Int) -> Int {
    let latinEnd = latin.end(units, at: start)
    if Letters.isDigit(units[start]), let match = measures.match(units, at: start) {
      let end = unitEnd(match)
      let isAnother = end < latinEnd && Letters.isDigit(units[end])
      if end >= latinEnd || isAnother {
        append(start..<end, .measure)
        return end
      }
    }
    let isNumber = units[start..<latinEnd].allSatisfy { Letters.isDigit($0) || $0 == 0x2E }
    append(start..<latinEnd, isNumber ? .number : .latin)
    return latinEnd
  }

  /// Where a measure ends, once it is decided whether its last character is a unit or begins a word
  /// (5|格栅, 3层|架子): whichever reading of the Chinese after the number is cheaper.
  private mutating func unitEnd(_ match: MeasureScanner.Match) -> Int {
    guard match.endsWithSingleUnit, match.end < units.count, Letters.isHan(units[match.end]) else {
      return match.end
    }
    let limit = min(units.count, match.end + 12)
    var end = match.end
    while end < limit, Letters.isHan(units[end]) { end += 1 }
    let asUnit = lattice.read(units, match.end..<end) + SegmentationCosts.unit
    let asWord = lattice.read(units, (match.end - 1)..<end)
    guard let first = lattice.pieces.first, first.reading != .unknown else { return match.end }
    return asUnit <= asWord ? match.end : match.end - 1
  }

  private func joinsBefore(_ unit: UInt32) -> Bool {
    let role = affixes.role(unit)
    return role.contains(.head) && !role.contains(.solo)
  }

  /// 的 和 与 及 在: nothing joins them.
  private func isParticle(_ piece: Piece) -> Bool {
    guard piece.range.count == 1 else { return false }
    switch units[piece.range.lowerBound] {
    case 0x7684, 0x548C, 0x4E0E, 0x53CA, 0x5728: return true
    default: return false
    }
  }

  /// 第 and 全.
  private func isOrdinal(_ unit: UInt32) -> Bool { unit == 0x7B2C || unit == 0x5168 }
}
