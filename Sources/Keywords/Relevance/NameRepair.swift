// SPDX-License-Identifier: Apache-2.0

import Text

/// Finds the product's name where a query writes it joined (gardenhose), with a slip of the keyboard (curtian), or
/// in characters that sound alike (罗丝刀 for 螺丝刀).
struct NameRepair: Sendable {
  /// Terms of stretches of the names by their joined spelling.
  private var joined: [String: [CanonicalQuery.Term]] = [:]
  /// Words of English names that are long enough to be told with a slip in them.
  private var words: [CanonicalQuery.Term] = []
  /// English names of several words.
  private var phrases: [[CanonicalQuery.Term]] = []
  /// Chinese names by how they sound.
  private var sounds: [(sound: String, name: String)] = []
  private let soundalikes: [Character: Character]
  private let isWord: @Sendable (String) -> Bool

  /// - Parameters:
  ///   - names: terms of the product word and its synonyms.
  ///   - soundalikes: one character for each of those that sound alike.
  ///   - isWord: whether a word in letters is one of its own, so that it is no slip.
  init(
    names: [[CanonicalQuery.Term]], soundalikes: [Character: Character],
    isWord: @escaping @Sendable (String) -> Bool
  ) {
    self.soundalikes = soundalikes
    self.isWord = isWord
    for name in names {
      if name.contains(where: { Phrase.isHan($0.text) }) {
        let text = name.map(\.text).joined()
        if text.count >= 3 { sounds.append((sound(text), text)) }
        continue
      }
      words += name.filter { $0.kind == .word && $0.text.utf8.count >= 3 }
      if name.count > 1 { phrases.append(name) }
      for start in name.indices {
        for end in name.indices where end > start {
          let stretch = Array(name[start...end])
          joined[stretch.map(\.text).joined()] = stretch
        }
      }
    }
  }

  /// The query with the name written right; nil where nothing in it is like the name.
  ///
  /// - Parameter cut: cuts a piece of text into terms.
  func repaired(
    _ terms: [CanonicalQuery.Term], cut: (String) -> [CanonicalQuery.Term]
  ) -> [CanonicalQuery.Term]? {
    var result: [CanonicalQuery.Term] = []
    var isChanged = false
    for term in terms {
      if let stretch = joined[term.text] {
        result += stretch
        isChanged = true
      } else if let word = words.first(where: { isSlip(term, of: $0.text) }) {
        result.append(word)
        isChanged = true
      } else {
        result.append(term)
      }
    }
    return isChanged ? result : besideOthers(terms) ?? chinese(terms, cut: cut)
  }

  /// Beside the other words of a name a slip is told even where it makes another word: match powder.
  private func besideOthers(_ terms: [CanonicalQuery.Term]) -> [CanonicalQuery.Term]? {
    for name in phrases where name.count <= terms.count {
      for start in 0...(terms.count - name.count) {
        let different = name.indices.filter { terms[start + $0].text != name[$0].text }
        guard different.count == 1, let place = different.first,
          isNear(terms[start + place], name[place].text)
        else { continue }
        var result = terms
        result[start + place] = name[place]
        return result
      }
    }
    return nil
  }

  /// Short words are too like one another, so of them only a doubled letter at the end counts (matt).
  private func isSlip(_ term: CanonicalQuery.Term, of word: String) -> Bool {
    if term.kind == .word, term.text.utf8.count == word.utf8.count + 1, term.text.hasPrefix(word),
      term.text.last == word.last
    {
      return true
    }
    return isNear(term, word) && !isWord(term.text)
  }

  private func isNear(_ term: CanonicalQuery.Term, _ word: String) -> Bool {
    let (length, whole) = (term.text.utf8.count, word.utf8.count)
    return term.kind == .word && abs(length - whole) <= 1 && length >= 4 && whole >= 5
      && term.text.utf8.first == word.utf8.first && Spelling.slips(term.text, word) == 1
  }

  private func chinese(
    _ terms: [CanonicalQuery.Term], cut: (String) -> [CanonicalQuery.Term]
  ) -> [CanonicalQuery.Term]? {
    guard !sounds.isEmpty,
      terms.contains(where: { $0.text.contains { soundalikes[$0] != nil } })
    else { return nil }
    let text = terms.map(\.text).joined()
    let heard = sound(text)
    guard text.count == heard.count else { return nil }
    for (sound, name) in sounds {
      guard let range = Phrase.range(of: sound, in: heard) else { continue }
      let start = heard.distance(from: heard.startIndex, to: range.lowerBound)
      return cut(String(text.prefix(start))) + cut(name)
        + cut(String(text.dropFirst(start + name.count)))
    }
    return nil
  }

  private func sound(_ text: String) -> String { String(text.map { soundalikes[$0] ?? $0 }) }
}
