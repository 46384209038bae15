// SPDX-License-Identifier: Apache-2.0

/// Something a block has that may speak for or against a stage.
package enum StageFeature: Hashable, Sendable {
  /// A trait of the block itself, or of the value its row names.
  case trait(BlockTrait), valueTrait(BlockTrait)
  /// Its part of the page, and its neighbours'.
  case part(BlockPart), nextPart(BlockPart), previousPart(BlockPart)
  case place(BlockPlace)
  /// A class of cues that occurs in it once, twice or three times and more; in the value its row names; in
  /// the header of its row.
  case cue(Int), cueTwice(Int), cueThrice(Int), valueCue(Int), headerCue(Int)
  /// One or two words in a row, and the same in the header of its row.
  case words(key: UInt64, tokens: Range<Int>, edge: Edge)
  case headerWords(key: UInt64, tokens: Range<Int>, edge: Edge)

  /// Whether words are those a block starts or ends with.
  package enum Edge: Sendable { case none, start, end }
}

/// Numbers for the features that can be listed, and names for all.
struct FeatureNumbering: Sendable {
  private static let traits = BlockTrait.allCases.count
  private static let parts = BlockPart.allCases.count
  private static let places = BlockPlace.allCases.count
  private static let fixed = 2 * traits + 3 * parts + places

  /// Names of the classes of cues.
  let cues: [String]
  private let cueCount: Int

  init(cues: [String]) {
    self.cues = cues
    cueCount = cues.count
  }

  /// Number of features that can be listed.
  var count: Int { FeatureNumbering.fixed + 5 * cues.count }

  /// Number of a feature that can be listed; nil for words.
  @inline(__always)
  func number(of feature: StageFeature) -> Int? {
    let parts = FeatureNumbering.parts
    let afterTraits = 2 * FeatureNumbering.traits
    switch feature {
    case .trait(let trait): return trait.rawValue
    case .valueTrait(let trait): return FeatureNumbering.traits + trait.rawValue
    case .part(let part): return afterTraits + part.rawValue
    case .nextPart(let part): return afterTraits + parts + part.rawValue
    case .previousPart(let part): return afterTraits + 2 * parts + part.rawValue
    case .place(let place): return afterTraits + 3 * parts + place.rawValue
    case .cue(let index): return FeatureNumbering.fixed + index
    case .cueTwice(let index): return FeatureNumbering.fixed + cueCount + index
    case .cueThrice(let index): return FeatureNumbering.fixed + 2 * cueCount + index
    case .valueCue(let index): return FeatureNumbering.fixed + 3 * cueCount + index
    case .headerCue(let index): return FeatureNumbering.fixed + 4 * cueCount + index
    case .words, .headerWords: return nil
    }
  }

  /// Names by number, as the weights write them.
  var names: [String] {
    var names = BlockTrait.allCases.map { "trait \($0.name)" }
    names += BlockTrait.allCases.map { "value-trait \($0.name)" }
    names += BlockPart.allCases.map { "part \($0.name)" }
    names += BlockPart.allCases.map { "next-part \($0.name)" }
    names += BlockPart.allCases.map { "previous-part \($0.name)" }
    names += BlockPlace.allCases.map { "place \($0.name)" }
    for kind in ["cue", "cue-twice", "cue-thrice", "value-cue", "header-cue"] {
      names += cues.map { "\(kind) \($0)" }
    }
    return names
  }
}
