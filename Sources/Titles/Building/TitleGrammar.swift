// SPDX-License-Identifier: Apache-2.0

/// How titles of a kind are put together: one file of `templates/titles`.
public struct TitleGrammar: Sendable {
  /// Words between the parts of a title.
  public struct Joiner: Hashable, Sendable {
    /// Before the first part of the slot (`for`, 适用).
    public var before: String?
    /// Between two parts of the slot (`and`).
    public var between: String?
  }

  public var name: String
  /// Order of the parts.
  public var slots: [TitleSlot]
  public var joiners: [TitleSlot: Joiner]
  /// Which attribute of a facts file belongs to which slot, by its name in lower case.
  public var attributes: [String: TitleSlot]
  /// Words with a capital, small ones and the written ones excepted.
  public var capitalizes: Bool
  /// Words that need no capital, count for nothing in a search, and start no title.
  public var smallWords: Set<String>
  /// How a word is written, by its key (`women` → Women's).
  public var spellings: [String: String]
  /// Endings that add nothing to a word of the facts (款, 士).
  public var looseEndings: [String]
  /// Words of searches that any product may bear (新款): neither true nor false.
  public var neutralWords: Set<String>
  /// Keys of a facts file of whose values a title names one at most.
  public var single: [String]
  /// Share of the value that readable joiners may cost, 0…1.
  public var joinerWorth: Double

  /// A grammar of the order of `TitleSlot`, without joiners.
  public init(name: String) {
    self.name = name
    slots = TitleSlot.allCases
    joiners = [:]
    attributes = [:]
    capitalizes = false
    smallWords = []
    spellings = [:]
    looseEndings = []
    neutralWords = []
    single = []
    joinerWorth = 0
  }

  /// Place of a slot in the order.
  func rank(of slot: TitleSlot) -> Int { slots.firstIndex(of: slot) ?? slots.count }
}
