// SPDX-License-Identifier: Apache-2.0

/// One word of a block as the stages are recognised by: a Chinese character, an English word without its
/// ending, or a number, code or sign reduced to its kind.
package struct PageToken: Sendable {
  /// What it is.
  package enum Kind: UInt8, Sendable {
    case character, word, number, year, code, sign, pictograph
    /// Punctuation that n-grams do not cross.
    case gap
  }

  package var kind: Kind
  /// Hash of `name`; equal names hash equally on every platform.
  package var key: UInt64
  /// Its units in the folded text.
  package var units: Range<Int32>

  package init(kind: Kind, key: UInt64, units: Range<Int32>) {
    self.kind = kind
    self.key = key
    self.units = units
  }

  /// What stands for a number, a year, a code (report, certificate, lot) and a pictograph in weights.
  static let number = "#"
  static let year = "#year"
  static let code = "#code"
  static let pictograph = "#picture"
  static let numberKey = TokenHash.key(of: number)
  static let yearKey = TokenHash.key(of: year)
  static let codeKey = TokenHash.key(of: code)
  static let pictographKey = TokenHash.key(of: pictograph)
  static let percentKey = TokenHash.key(of: "%")
  static let moneyKey = TokenHash.key(of: "$")

  /// Whether it states a quantity or a number of a document.
  package var isNumeric: Bool { kind == .number || kind == .year || kind == .code }
}

/// Hashes of tokens and of sequences of tokens (FNV-1a over code points; sequences mix their tokens).
package enum TokenHash {
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  /// Edges of a block, as tokens of their own.
  static let start = key(of: "^")
  static let end = key(of: "$end")

  @inline(__always)
  static func add(_ unit: UInt32, to hash: UInt64) -> UInt64 {
    (hash ^ UInt64(unit)) &* 0x0000_0100_0000_01B3
  }

  package static func key(of name: some StringProtocol) -> UInt64 {
    var hash = seed
    for scalar in name.unicodeScalars { hash = add(scalar.value, to: hash) }
    return hash
  }

  static func key(of units: some Sequence<UInt32>) -> UInt64 {
    units.reduce(seed) { add($1, to: $0) }
  }

  /// The key of a sequence longer by one token; start from the first token's own key.
  @inline(__always)
  package static func extend(_ sequence: UInt64, by token: UInt64) -> UInt64 {
    var hash = (sequence ^ (token &* 0x9E37_79B9_7F4A_7C15)) &* 0xBF58_476D_1CE4_E5B9
    hash ^= hash >> 29
    return hash
  }

  /// The key of a sequence in the header of a row rather than in the block itself.
  @inline(__always)
  package static func inRowHeader(_ sequence: UInt64) -> UInt64 {
    (sequence ^ 0xA5A5_5A5A_C3C3_3C3C) &* 0x94D0_49BB_1331_11EB
  }
}
