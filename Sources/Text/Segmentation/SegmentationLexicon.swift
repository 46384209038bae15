// SPDX-License-Identifier: Apache-2.0

/// The words a segmenter knows, each with a weight and a tag, and what it knows of affixes, units and
/// single characters.
///
/// Weights are counts: how often a word was met in shoppers' queries and titles. They become costs,
/// −ln(weight ÷ sum of weights), when the table is closed by `finish()`.
public struct SegmentationLexicon: Sendable {
  /// A word found in the table.
  struct Entry {
    /// −ln of the word's share of all weights.
    var cost: Float
    var tag: UInt8
  }

  /// Longest word, in code points; longer lines are a mistake of the file.
  static let longestWord = 16

  /// Words by hash, open addressing with linear probing; 0 marks a free slot.
  private var slots: [UInt64]
  private var weights: [Float]
  private var tags: [UInt8]
  private var count = 0
  private var total: Double = 0
  /// Longest word met, in code points, and the longest that begins with each character of the Basic
  /// Multilingual Plane.
  private var longest = 1
  private var longestFrom = Array(repeating: UInt8(0), count: 0x10000)

  var affixes = Affixes()
  var units = UnitTable()
  /// Tokens of letters and Chinese characters that are one (`t恤`, `a字裙`), as hashes.
  private(set) var mixed: Set<UInt64> = []
  private(set) var longestMixed = 0
  /// −ln of a character's share of all text; characters that are not in it are rare.
  private var characterCosts: [Float] = Array(repeating: 0, count: 0x10000)
  private var characterTotal: Double = 0

  public init() {
    let capacity = 1 << 15
    slots = Array(repeating: 0, count: capacity)
    weights = Array(repeating: 0, count: capacity)
    tags = Array(repeating: 0, count: capacity)
  }

  /// Start value of `hash(_:_:)`.
  static let hashSeed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of a word that grows by one character. Words differ in all 64 bits but for chance
  /// (fewer than 2⁻³⁰ for a hundred thousand of them), so the table keeps hashes alone.
  @inline(__always)
  static func hash(_ hash: UInt64, _ unit: UInt32) -> UInt64 {
    var mixed = (hash ^ UInt64(unit)) &* 0x9E37_79B9_7F4A_7C15
    mixed ^= mixed >> 29
    return mixed
  }

  static func hash(of units: some Sequence<UInt32>) -> UInt64 {
    units.reduce(hashSeed) { hash($0, $1) }
  }

  /// Number of words.
  public var wordCount: Int { count }

  /// Adds a word; one that is there already keeps its tag and the larger weight.
  public mutating func add(word: some Collection<UInt32>, weight: Float, tag: WordTag) {
    let key = SegmentationLexicon.hash(of: word)
    longest = max(longest, word.count)
    if let first = word.first, first < 0x10000 {
      let own = UInt8(truncatingIfNeeded: min(word.count, 255))
      longestFrom[Int(first)] = max(longestFrom[Int(first)], own)
    }
    if 2 * count >= slots.count { grow() }
    let slot = find(key)
    if slots[slot] == key {
      if weight > weights[slot] {
        total += Double(weight - weights[slot])
        weights[slot] = weight
      }
      return
    }
    slots[slot] = key
    weights[slot] = weight
    tags[slot] = tag.code
    count += 1
    total += Double(weight)
  }

  mutating func add(mixed word: [UInt32]) {
    mixed.insert(SegmentationLexicon.hash(of: word))
    longestMixed = max(longestMixed, word.count)
  }

  mutating func add(character: UInt32, count: Float) {
    guard character < 0x10000 else { return }
    characterCosts[Int(character)] = count
    characterTotal += Double(count)
  }

  /// Turns weights into costs; after this the table is only read.
  public mutating func finish() {
    let scale = Float(Logarithm.natural(max(total, 1)))
    for slot in slots.indices where slots[slot] != 0 {
      weights[slot] = scale - Float(Logarithm.natural(Double(max(weights[slot], 0.05))))
    }
    let characterScale = Float(Logarithm.natural(max(characterTotal, 1)))
    for character in characterCosts.indices {
      let count = characterCosts[character]
      let cost = count > 0 ? characterScale - Float(Logarithm.natural(Double(count))) : .infinity
      characterCosts[character] = min(cost, SegmentationCosts.rareCharacter)
    }
    affixes.finish()
  }

  /// The word of this hash.
  @inline(__always)
  func entry(_ key: UInt64) -> Entry? {
    let slot = find(key)
    return slots[slot] == key ? Entry(cost: weights[slot], tag: tags[slot]) : nil
  }

  func entry(of units: some Sequence<UInt32>) -> Entry? {
    entry(SegmentationLexicon.hash(of: units))
  }

  /// The tag of a word given as it is read (folded), or nil where it is no entry.
  public func tag(of word: String) -> WordTag? {
    entry(of: word.unicodeScalars.map(\.value)).map { WordTag.allCases[Int($0.tag)] }
  }

  /// Code points of the longest word that begins with a character.
  @inline(__always)
  func longestWord(from first: UInt32) -> Int {
    first < 0x10000 ? Int(longestFrom[Int(first)]) : longest
  }

  func characterCost(_ unit: UInt32) -> Float {
    unit < 0x10000 ? characterCosts[Int(unit)] : SegmentationCosts.rareCharacter
  }

  @inline(__always)
  private func find(_ key: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key >> 17) & mask
    while slots[slot] != 0 && slots[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = (slots, weights, tags)
    slots = Array(repeating: 0, count: old.0.count * 2)
    weights = Array(repeating: 0, count: slots.count)
    tags = Array(repeating: 0, count: slots.count)
    for index in old.0.indices where old.0[index] != 0 {
      let slot = find(old.0[index])
      slots[slot] = old.0[index]
      weights[slot] = old.1[index]
      tags[slot] = old.2[index]
    }
  }
}
