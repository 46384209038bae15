// SPDX-License-Identifier: Apache-2.0

import Lexicons
import Text

/// Units of measure: `lexicons/pages/units.yaml`.
public struct UnitTable: Sendable {
  /// A unit under one of its names.
  struct Unit: Sendable {
    /// Folded.
    var name: [UInt32]
    /// What it measures: `length`, `mass`, ….
    var kind: String
    /// What one of it is in the first unit of its kind.
    var factor: Double
  }

  /// Units by the first character of their names, longer names first.
  private var byFirst: [UInt32: [Unit]] = [:]
  /// Words that say what is measured, folded, by kind.
  private(set) var attributes: [String: [[UInt32]]] = [:]

  init() {}

  init(_ node: YAMLNode, folding: FoldingTable) throws(LexiconError) {
    for kind in try node.entries() {
      _ = try kind.value.entries(allowed: ["attributes", "units"])
      attributes[kind.name] = try kind.value.required("attributes").strings().map(folding.fold)
      for item in try kind.value.required("units").items() {
        _ = try item.entries(allowed: ["factor", "names"])
        let factor = try item.required("factor").number()
        for name in try item.required("names").strings() {
          let folded = folding.fold(name)
          guard let first = folded.first else { continue }
          byFirst[first, default: []].append(Unit(name: folded, kind: kind.name, factor: factor))
        }
      }
    }
    for first in byFirst.keys { byFirst[first]?.sort { $0.name.count > $1.name.count } }
  }

  /// The unit with the longest name at a place, where its word ends too.
  func unit(in units: [UInt32], at place: Int, end: Int) -> Unit? {
    guard place < end, let candidates = byFirst[units[place]] else { return nil }
    return candidates.first { unit in
      let next = place + unit.name.count
      guard next <= end, units[place..<next].elementsEqual(unit.name) else { return false }
      guard next < end, let last = unit.name.last, Letters.isAlphabetic(last) else { return true }
      return !Letters.isAlphabetic(units[next])
    }
  }
}

/// Kinds of characters of folded text, beside those of `Letters`.
enum Letter {
  /// Letters and digits of any script.
  static func isWord(_ unit: UInt32) -> Bool { Letters.isWord(unit) || Letters.isHan(unit) }
  /// Signs that end a clause.
  static func endsClause(_ unit: UInt32) -> Bool {
    switch unit {
    case 0x3B, 0x21, 0x3F, 0x0A, 0x3001, 0x3002, 0xFF0C, 0x2C, 0x7C: true
    default: false
    }
  }
}
