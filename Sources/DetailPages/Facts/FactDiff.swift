// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import Text

/// What of the statements of a text another version of it changes: numbers, units, materials, denials,
/// certificates.
///
/// Equal statements are set off against each other wherever they stand, so moving a paragraph changes
/// nothing; of the rest, those of one kind pair up by the words around them, then in order.
public struct FactDiff: Sendable {
  private let lexicon: FactLexicon
  /// Statements left over on either side beyond which pairs are made in order alone.
  private static let pairingLimit = 400

  public init(lexicon: FactLexicon) { self.lexicon = lexicon }

  /// The changes, in the order of the new text; what was removed stands last.
  public func changes(from old: Field, to new: Field) -> [FactChange] {
    let before = Side(old, lexicon: lexicon)
    let after = Side(new, lexicon: lexicon)
    let (removed, added) = Self.setOff(before, after)
    var paired: (old: Set<Int>, new: Set<Int>) = ([], [])
    var changes: [(order: Int, change: FactChange)] = []
    for (oldIndex, newIndex) in Self.pairs(removed, added, before, after) {
      let isUnit = Self.isUnitAlone(before.statements[oldIndex], after.statements[newIndex])
      changes.append(
        (
          newIndex,
          FactChange(
            change: .changed,
            about: isUnit ? "unit" : after.statements[newIndex].kind.name,
            old: before.place(of: oldIndex), new: after.place(of: newIndex))
        ))
      paired.old.insert(oldIndex)
      paired.new.insert(newIndex)
    }
    for index in added where !paired.new.contains(index) {
      changes.append(
        (
          index,
          FactChange(
            change: .added, about: after.statements[index].kind.name, old: nil,
            new: after.place(of: index))
        ))
    }
    let gone = removed.filter { !paired.old.contains($0) }.map { index in
      FactChange(
        change: .removed, about: before.statements[index].kind.name, old: before.place(of: index),
        new: nil)
    }
    return changes.sorted { $0.order < $1.order }.map(\.change) + gone
  }

  /// One of the two texts.
  private struct Side {
    let field: Field
    let text: FoldedText
    let statements: [Statement]
    let blocks: [Int]

    init(_ field: Field, lexicon: FactLexicon) {
      self.field = field
      let document = field.document
      let blocks = document.blocks.indices.filter {
        document.blocks[$0].hidden == nil && document.blocks[$0].role.isVisibleText
      }
      self.blocks = blocks
      let text = FoldedText(
        document.text.bytes, parts: blocks.map { document.blocks[$0].range },
        folding: lexicon.folding)
      self.text = text
      statements = StatementFinder(lexicon: lexicon).statements(in: text).filter {
        if case .booster = $0.kind { false } else { true }
      }
    }

    func place(of index: Int) -> Place {
      let statement = statements[index]
      return field.place(
        of: statement.range, element: field.document.blocks[blocks[statement.part]].element)
    }

    /// What makes two statements equal: kind, canonical value, and whether they are denied.
    func key(of index: Int) -> String {
      let statement = statements[index]
      let sign = statement.isNegated ? "-" : "+"
      switch statement.kind {
      case .quantity(let quantity):
        return "\(sign)q \(quantity.kind ?? "") \(quantity.bound.rawValue) "
          + "\(Self.rounded(quantity.value)) \(Self.rounded(quantity.upper)) \(quantity.unit)"
      case .material(let material): return "\(sign)m \(material)"
      case .certification(let name): return "\(sign)c \(name)"
      case .number(let number): return "\(sign)n \(number)"
      case .negation(let what): return "-d \(what)"
      case .booster: return "b"
      }
    }

    /// Six significant digits.
    private static func rounded(_ value: Double) -> String {
      guard value != 0, value.isFinite else { return "0" }
      var exponent = 0
      var scaled = abs(value)
      while scaled >= 1e6 { scaled /= 10; exponent += 1 }
      while scaled < 1e5 { scaled *= 10; exponent -= 1 }
      return "\(value < 0 ? "-" : "")\(Int(scaled.rounded()))e\(exponent)"
    }

    /// Letters and pairs of letters around a statement, for likeness.
    func surroundings(of index: Int) -> Set<UInt64> {
      let statement = statements[index]
      let range = text.parts[statement.part]
      let before =
        max(range.lowerBound, statement.units.lowerBound - 16)..<statement.units.lowerBound
      let after =
        statement.units.upperBound..<min(range.upperBound, statement.units.upperBound + 16)
      var pairs = Set<UInt64>()
      for part in [before, after] {
        for unit in part { pairs.insert(UInt64(text.units[unit])) }
        for unit in part.dropLast() {
          pairs.insert(UInt64(text.units[unit]) << 32 | UInt64(text.units[unit + 1]))
        }
      }
      return pairs
    }
  }

  /// Indices of the statements that have no equal on the other side.
  private static func setOff(_ before: Side, _ after: Side) -> (removed: [Int], added: [Int]) {
    var open: [String: [Int]] = [:]
    for index in before.statements.indices.reversed() {
      open[before.key(of: index), default: []].append(index)
    }
    var added: [Int] = []
    for index in after.statements.indices {
      if open[after.key(of: index)]?.popLast() == nil { added.append(index) }
    }
    return (open.values.flatMap { $0 }.sorted(), added)
  }

  private static func pairs(
    _ removed: [Int], _ added: [Int], _ before: Side, _ after: Side
  ) -> [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    let isSmall = removed.count <= pairingLimit && added.count <= pairingLimit
    let olds = isSmall ? removed.map { before.surroundings(of: $0) } : []
    var free = Set(removed.indices)
    for index in added {
      let around = isSmall ? after.surroundings(of: index) : []
      var best: (position: Int, likeness: Int)?
      for position in removed.indices where free.contains(position) {
        guard before.statements[removed[position]].kind.name == after.statements[index].kind.name
        else { continue }
        let likeness = isSmall ? olds[position].intersection(around).count : 1
        if likeness > best?.likeness ?? 0 { best = (position, likeness) }
        if !isSmall { break }
      }
      guard let best else { continue }
      free.remove(best.position)
      pairs.append((removed[best.position], index))
    }
    return pairs
  }

  /// Whether two quantities differ in their units only: 5 cm and 50 mm, or 5 cm and 5 mm.
  private static func isUnitAlone(_ old: Statement, _ new: Statement) -> Bool {
    guard case .quantity(let a) = old.kind, case .quantity(let b) = new.kind, a.unit != b.unit
    else { return false }
    return a.isSame(as: b) || a.number == b.number
  }
}
