// SPDX-License-Identifier: Apache-2.0

/// Puts parts into an order that reads well and keeps the best searches unbroken.
///
/// Starts from the order of the grammar and moves stretches of up to three parts while that improves the
/// balance of two things: searches that stand as they are typed, worth a share of their demand, and parts
/// out of the grammar's order, which cost.
struct Arrangement {
  /// Share of its demand that a search is worth more when it stands unbroken: exact phrases are believed
  /// to help and cost nothing.
  private static let phraseShare = 0.15
  /// Share of all demand that a part costs for each place of the grammar it is out of order.
  private static let disorderShare = 0.003
  /// Searches looked at, the best first.
  private static let phraseLimit = 60

  private let pieces: [TitlePiece]
  private let ranks: [Int]
  /// Searches by the numbers of their words, with their values.
  private let phrases: [(words: [Int], value: Double)]
  /// Numbers of the words of each part.
  private let words: [[Int]]
  private let wordCount: Int
  private let total: Double
  /// Parts that keep their place at the front.
  private let pinned: Int
  /// Whether an order is allowed beside all this.
  private let isAllowed: ([TitlePiece]) -> Bool

  init(
    _ pieces: [TitlePiece], grammar: TitleGrammar, phrases: [(keys: [String], value: Double)],
    isAllowed: @escaping ([TitlePiece]) -> Bool
  ) {
    let sorted = pieces.enumerated().sorted { a, b in
      let left = grammar.rank(of: a.element.slot)
      let right = grammar.rank(of: b.element.slot)
      if left != right { return left < right }
      if a.element.weight != b.element.weight { return a.element.weight > b.element.weight }
      return a.offset < b.offset
    }.map(\.element)
    var numbers: [String: Int] = [:]
    words = sorted.map { piece in
      piece.keys.map { key in
        let number = numbers[key] ?? numbers.count
        numbers[key] = number
        return number
      }
    }
    wordCount = numbers.count
    self.pieces = sorted
    ranks = sorted.map { grammar.rank(of: $0.slot) }
    self.phrases = phrases.compactMap { phrase in
      let known = phrase.keys.compactMap { numbers[$0] }
      return known.count == phrase.keys.count && known.count > 1 ? (known, phrase.value) : nil
    }.sorted { $0.value > $1.value }.prefix(Self.phraseLimit).map { $0 }
    total = phrases.reduce(0) { $0 + $1.value }
    pinned = sorted.prefix { $0.slot == .brand }.count
    self.isAllowed = isAllowed
  }

  /// The best order found.
  func best() -> [TitlePiece] {
    var order = Array(pieces.indices)
    if !isAllowed(order.map { pieces[$0] }) { order = headFirst(order) }
    var score = score(order)
    for _ in 0..<200 {
      guard let (next, better) = improved(order, score) else { break }
      order = next
      score = better
    }
    return order.map { pieces[$0] }
  }

  /// The product's name right after the brand, for where a phone would cut it off.
  private func headFirst(_ order: [Int]) -> [Int] {
    let heads = order.filter { pieces[$0].slot == .head }
    var rest = order.filter { pieces[$0].slot != .head }
    rest.insert(contentsOf: heads, at: min(pinned, rest.count))
    return rest
  }

  private func improved(_ order: [Int], _ score: Double) -> ([Int], Double)? {
    var found: ([Int], Double)?
    var best = score + 1e-9 * max(1, total)
    for size in 1...3 {
      guard order.count >= pinned + size else { break }
      for start in pinned...(order.count - size) {
        var rest = order
        let block = Array(order[start..<start + size])
        rest.removeSubrange(start..<start + size)
        for target in pinned...rest.count where target != start {
          var next = rest
          next.insert(contentsOf: block, at: target)
          let value = self.score(next)
          if value > best, isAllowed(next.map { pieces[$0] }) {
            best = value
            found = (next, value)
          }
        }
      }
    }
    return found
  }

  private func score(_ order: [Int]) -> Double {
    var place = [Int](repeating: -1, count: wordCount)
    var next = 0
    for piece in order {
      for word in words[piece] {
        place[word] = next
        next += 1
      }
    }
    var sum = 0.0
    for phrase in phrases {
      var isUnbroken = true
      for index in 1..<phrase.words.count
      where place[phrase.words[index]] != place[phrase.words[index - 1]] + 1 {
        isUnbroken = false
        break
      }
      if isUnbroken { sum += phrase.value * Self.phraseShare }
    }
    var disorder = 0
    for left in order.indices {
      for right in order.indices.dropFirst(left + 1) {
        disorder += max(0, ranks[order[left]] - ranks[order[right]])
      }
    }
    return sum - Double(disorder) * Self.disorderShare * max(1, total)
  }
}
