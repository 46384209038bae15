// SPDX-License-Identifier: Apache-2.0

import Text

extension StageFeature {
  /// The feature as the weights write it.
  package func name(in page: PageReading, lexicon: CueLexicon) -> String {
    switch self {
    case .trait(let trait): "trait \(trait.name)"
    case .valueTrait(let trait): "value-trait \(trait.name)"
    case .part(let part): "part \(part.name)"
    case .nextPart(let part): "next-part \(part.name)"
    case .previousPart(let part): "previous-part \(part.name)"
    case .place(let place): "place \(place.name)"
    case .cue(let index): "cue \(lexicon.classes[index].name)"
    case .cueTwice(let index): "cue-twice \(lexicon.classes[index].name)"
    case .cueThrice(let index): "cue-thrice \(lexicon.classes[index].name)"
    case .valueCue(let index): "value-cue \(lexicon.classes[index].name)"
    case .headerCue(let index): "header-cue \(lexicon.classes[index].name)"
    case .words(_, let tokens, let edge):
      "words \(StageFeature.join(tokens, edge, in: page))"
    case .headerWords(_, let tokens, let edge):
      "header-words \(StageFeature.join(tokens, edge, in: page))"
    }
  }

  private static func join(_ tokens: Range<Int>, _ edge: Edge, in page: PageReading) -> String {
    var words = tokens.map { page.name(of: page.tokens[$0]) }
    if edge == .start { words.insert("^", at: 0) }
    if edge == .end { words.append("$end") }
    return words.joined(separator: "_")
  }
}

extension PageReading {
  /// What a token is called in weights.
  func name(of token: PageToken) -> String {
    switch token.kind {
    case .number: return PageToken.number
    case .year: return PageToken.year
    case .code: return PageToken.code
    case .pictograph: return PageToken.pictograph
    case .character, .gap: break
    case .sign:
      if token.key == PageToken.moneyKey { return "$" }
      if token.key == TokenHash.key(of: "\"") { return "\"" }
      if token.key == TokenHash.key(of: "x") { return "x" }
      if token.key == TokenHash.key(of: "♯") { return "♯" }
    case .word:
      // An apostrophe inside a word is no letter of it.
      let letters = folded.units[Int(token.units.lowerBound)..<Int(token.units.upperBound)]
        .filter { $0 != 0x27 && $0 != 0x2019 }
      let stem = letters.prefix(WordEnding.stemLength(of: letters[...]))
      return String(String.UnicodeScalarView(stem.compactMap(Unicode.Scalar.init)))
    }
    return folded.string(in: Int(token.units.lowerBound)..<Int(token.units.upperBound))
  }
}
