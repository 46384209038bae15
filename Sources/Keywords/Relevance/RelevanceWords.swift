// SPDX-License-Identifier: Apache-2.0

/// What judging queries against facts needs to know of words; read from `lexicons/words/relevance`.
///
/// All phrases are keys of `Phrase`.
public struct RelevanceWords: Sendable {
  /// A kind of goods: what it is called, what it is called more broadly, and topics it answers.
  struct Kind: Sendable {
    var names: [String]
    var broader: [String]
    var topics: [String]
  }

  var values = ValueTaxonomy()
  var audiences: [String: Audience] = [:]
  var kinds: [Kind] = []
  /// Groups of scenes each scene belongs to.
  var scenes: [String: Set<Int>] = [:]
  /// Roles of heads and small words: `accessory`, `service`, `generic`, `filler`, `preposition`, …
  var roles: [String: Set<String>] = [:]
  /// Words of attributes that name no thing.
  var style: Set<String> = []
  /// Brands in Latin letters, each with the goods among which it is one; empty: among all.
  var brands: [String: [Set<String>]] = [:]
  /// Kinds of devices each maker or series belongs to.
  var devices: [String: Set<String>] = [:]
  /// Chinese brands that are ordinary words, with the goods among which they are; `*`: among all.
  var ordinaryWords: [String: Set<String>] = [:]
  /// The longest phrase of any list, in terms.
  let longestPhrase = 5

  public init() {}

  func has(_ role: String, _ key: String) -> Bool { roles[role]?.contains(key) ?? false }
}
