// SPDX-License-Identifier: Apache-2.0

/// What a text of these parts covers, what it does not, and where each part comes from.
struct CoverageAccount {
  let request: TitleRequest
  let pieces: [TitlePiece]
  private(set) var covered: [BuiltTitle.Covered] = []
  private(set) var dropped: [BuiltTitle.Dropped] = []
  private(set) var value = 0.0
  private var total = 0.0

  init(request: TitleRequest, pieces: [TitlePiece]) {
    self.request = request
    self.pieces = pieces
    let order = pieces.flatMap(\.keys)
    let inside = Set(order)
    for item in request.accepted {
      let candidate = item.candidate
      total += candidate.value
      if item.keys.allSatisfy({ inside.contains($0) || request.isFree($0) }) {
        value += candidate.value
        covered.append(
          .init(
            term: candidate.term, value: candidate.value,
            isContiguous: Self.stands(item.keys, in: order)))
      } else {
        dropped.append(.init(term: candidate.term, value: candidate.value, why: .noRoom))
      }
    }
    covered.sort { $0.value != $1.value ? $0.value > $1.value : $0.term < $1.term }
    dropped.sort { $0.value != $1.value ? $0.value > $1.value : $0.term < $1.term }
  }

  var share: Double { total > 0 ? value / total : 0 }

  private static func stands(_ keys: [String], in order: [String]) -> Bool {
    guard !keys.isEmpty, keys.count <= order.count else { return false }
    return (0...(order.count - keys.count)).contains { start in
      order[start..<start + keys.count].elementsEqual(keys)
    }
  }

  /// The stretches of the text with the facts and searches they come from; at most `most` searches each.
  func tokens(_ stretches: [TitleWriter.Stretch], most: Int = 3) -> [BuiltTitle.Token] {
    stretches.map { stretch in
      let text = String(stretch.text.trimmingSuffix(while: \.isWhitespace))
      guard let number = stretch.piece else {
        return .init(text: text, slot: .modifier, from: [.grammar])
      }
      let piece = pieces[number]
      var from: [BuiltTitle.Origin] = []
      if piece.text == request.builder.options.seed { from.append(.seed(piece.text)) }
      for key in piece.keys {
        for source in request.index.support(for: key) {
          let origin = BuiltTitle.Origin.fact(name: source.name, value: source.value)
          if !from.contains(origin) { from.append(origin) }
        }
      }
      let wishes = request.builder.options.required.filter { wish in
        request.builder.words(wish).map(WordForm.key) == piece.keys
      }
      from += wishes.map(BuiltTitle.Origin.wish)
      let searches = covered.filter { search in
        request.accepted.contains { item in
          item.candidate.term == search.term && item.keys.contains(where: piece.keys.contains)
        }
      }
      from += searches.prefix(most).map { .query($0.term) }
      return .init(text: text, slot: piece.slot, from: from)
    }
  }
}

extension StringProtocol {
  /// The text without the letters at its end that satisfy a condition.
  func trimmingSuffix(while condition: (Character) -> Bool) -> SubSequence {
    var end = endIndex
    while end > startIndex, condition(self[index(before: end)]) { end = index(before: end) }
    return self[..<end]
  }
}
