// SPDX-License-Identifier: Apache-2.0

/// Single characters that make words of words: heads, prefixes, adjectives, and those that stand alone.
struct Affixes: Sendable {
  /// What a character can be.
  struct Role: OptionSet, Hashable, Sendable {
    var rawValue: UInt8
    /// Joins the word before it and never stands alone: 壳, 机, 盒, 款, 领.
    static let head = Role(rawValue: 1)
    /// A head so common that no word begins with it unseen.
    static let strongHead = Role(rawValue: 2)
    /// Joins what follows: 防, 无, 超.
    static let prefix = Role(rawValue: 4)
    /// Joins a head that follows (长裤): 长, 大, 圆.
    static let adjective = Role(rawValue: 8)
    /// A token of its own wherever it is not part of a word: 男, 猫, 夏, 的.
    static let solo = Role(rawValue: 16)
    /// Chinese numerals and 第.
    static let numeral = Role(rawValue: 32)
  }

  /// By code point of the Basic Multilingual Plane, which holds every affix.
  private var roles: [Role] = Array(repeating: [], count: 0x10000)
  /// Counts while reading, costs afterwards.
  private var headCosts: [UInt32: Float] = [:]

  mutating func add(_ role: Role, _ character: UInt32, count: Float) {
    guard character < 0x10000 else { return }
    roles[Int(character)].formUnion(role)
    if role == .head { headCosts[character] = count }
  }

  mutating func finish() {
    let total = headCosts.values.reduce(Float(0)) { $0 + $1 + 1 }
    let scale = Logarithm.natural(Double(max(total, 1)))
    headCosts = headCosts.mapValues { Float(scale - Logarithm.natural(Double($0 + 1))) }
  }

  @inline(__always)
  func role(_ character: UInt32) -> Role {
    character < 0x10000 ? roles[Int(character)] : []
  }

  func isHead(_ character: UInt32) -> Bool { role(character).contains(.head) }

  /// −ln of the character's share of all heads.
  func headCost(_ character: UInt32) -> Float { headCosts[character] ?? 12 }
}
