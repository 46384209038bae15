// SPDX-License-Identifier: Apache-2.0

/// A part of a title that moves as one: a word, or the words of a name or fact in their order.
public struct TitlePiece: Hashable, Sendable {
  /// Its words under which search engines know them.
  public var keys: [String]
  /// As it is written.
  public var text: String
  public var slot: TitleSlot
  /// What the searches that need it are worth; orders parts of one slot.
  var weight: Double

  init(keys: [String], text: String, slot: TitleSlot, weight: Double = 0) {
    self.keys = keys
    self.text = text
    self.slot = slot
    self.weight = weight
  }
}

/// Writes parts as one text.
struct TitleWriter {
  let grammar: TitleGrammar
  let separator: String

  /// How many joiners are written.
  enum Joining: Int, CaseIterable {
    case none, leading, full
  }

  /// A stretch of the text: a part, or a joiner.
  struct Stretch: Hashable {
    var text: String
    /// Index of the part; nil for a joiner.
    var piece: Int?
  }

  /// The stretches of a text, each with what separates it from the one before.
  func stretches(of pieces: [TitlePiece], joining: Joining) -> [Stretch] {
    var result: [Stretch] = []
    func add(_ text: String, _ piece: Int?) {
      if let last = result.last?.text { result[result.count - 1].text = last + gap(last, text) }
      result.append(Stretch(text: text, piece: piece))
    }
    for (index, piece) in pieces.enumerated() {
      let joiner = grammar.joiners[piece.slot]
      let isFirst = index == 0 || pieces[index - 1].slot != piece.slot
      let isLast = index + 1 == pieces.count || pieces[index + 1].slot != piece.slot
      if isFirst, joining != .none, let before = joiner?.before { add(before, nil) }
      if !isFirst, isLast, joining == .full, let between = joiner?.between { add(between, nil) }
      add(piece.text, index)
    }
    return result
  }

  func text(of pieces: [TitlePiece], joining: Joining) -> String {
    stretches(of: pieces, joining: joining).map(\.text).joined()
  }

  /// What stands between two stretches: the separator, or a space where two Latin words or numbers would
  /// run together.
  private func gap(_ left: String, _ right: String) -> String {
    if !separator.isEmpty { return separator }
    let isWord = { (letter: Character?) in letter.map { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
    return isWord(left.last) == true && isWord(right.first) == true ? " " : ""
  }

  /// A word as it is written: as the facts write it, as the grammar spells it, or with a capital.
  func written(_ word: String, as given: String?) -> String {
    if let given {
      return grammar.capitalizes && given == given.lowercased() ? capitalized(given) : given
    }
    if let spelling = grammar.spellings[WordForm.key(word)] { return spelling }
    return grammar.capitalizes ? capitalized(word) : word
  }

  private func capitalized(_ word: String) -> String {
    guard let first = word.first, first.isLetter, !grammar.smallWords.contains(word) else {
      return word
    }
    return first.uppercased() + word.dropFirst()
  }
}
