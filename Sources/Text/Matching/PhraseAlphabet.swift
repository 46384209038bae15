// SPDX-License-Identifier: Apache-2.0

/// Numbers the characters phrases are made of, from 1, in the order of their code points; 0 is any other character.
struct PhraseAlphabet: Sendable {
  /// The piece of `symbols` that holds the characters of each 256 of the Basic Multilingual Plane; piece 0 holds
  /// zeros. Phrases use few of the pieces, and a matcher of ten words must not take 128 kilobytes.
  let pieces: StoredNumbers<UInt16>
  let symbols: StoredNumbers<UInt16>
  /// The characters outside the plane, ordered, and their symbols.
  let otherCharacters: StoredNumbers<UInt32>
  let otherSymbols: StoredNumbers<UInt16>
  /// Number of characters.
  let count: Int

  init(_ phrases: [[UInt32]]) {
    var characters = Set<UInt32>()
    for phrase in phrases { characters.formUnion(phrase) }
    precondition(
      characters.count <= Int(UInt16.max), "phrases hold more than 65,535 different characters")
    var pieces = [UInt16](repeating: 0, count: 256)
    var symbols = [UInt16](repeating: 0, count: 256)
    var others: (characters: [UInt32], symbols: [UInt16]) = ([], [])
    for (index, character) in characters.sorted().enumerated() {
      let symbol = UInt16(index + 1)
      guard character < 0x10000 else {
        others.characters.append(character)
        others.symbols.append(symbol)
        continue
      }
      let high = Int(character >> 8)
      if pieces[high] == 0 {
        pieces[high] = UInt16(symbols.count / 256)
        symbols += [UInt16](repeating: 0, count: 256)
      }
      symbols[Int(pieces[high]) << 8 | Int(character & 0xFF)] = symbol
    }
    self.pieces = StoredNumbers(pieces)
    self.symbols = StoredNumbers(symbols)
    otherCharacters = StoredNumbers(others.characters)
    otherSymbols = StoredNumbers(others.symbols)
    count = characters.count
  }

  /// The symbol of a character, or 0.
  @inline(__always)
  func symbol(of unit: UInt32) -> UInt16 {
    if unit < 0x10000 {
      return symbols[Int(pieces[Int(unit >> 8)]) << 8 | Int(unit & 0xFF)]
    }
    let index = otherCharacters.lowerBound(of: unit)
    return index < otherCharacters.count && otherCharacters[index] == unit ? otherSymbols[index] : 0
  }
}
