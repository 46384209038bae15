// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Text

/// Weights that recognise the stages: what each feature of a block speaks for, and what may follow what.
///
/// A linear-chain conditional random field. Weights are natural logarithms, kept in thousandths in
/// `lexicons/stages/weights.tsv` so that a person can read and change them.
package struct StageModel: Sendable {
  /// Weights by label; two lanes are spare.
  package typealias Row = SIMD8<Float>

  let numbering: FeatureNumbering
  /// Rows by number of a listed feature, then rows of words.
  private(set) var rows: [Row]
  private var wordRows: KeyTable
  /// By boundary, from the label before times `StageLabel.count` plus the label.
  private var transitions: [[Double]]
  /// Their exponentials.
  private var factors = LabelFactors([])

  /// A model without weights.
  init(numbering: FeatureNumbering, capacity: Int = 0) {
    self.numbering = numbering
    rows = Array(repeating: .zero, count: numbering.count)
    rows.reserveCapacity(numbering.count + capacity)
    wordRows = KeyTable(capacity: capacity)
    transitions = Array(
      repeating: Array(repeating: 0, count: StageLabel.count * StageLabel.count),
      count: BlockBoundary.count)
  }

  /// Sets the weights of a listed feature.
  mutating func set(_ row: Row, number: Int) { rows[number] = row }

  /// Sets the weights of words.
  mutating func set(_ row: Row, words key: UInt64) {
    if let index = wordRows[key] {
      rows[Int(index)] = row
    } else {
      wordRows[key] = UInt64(rows.count)
      rows.append(row)
    }
  }

  /// Adds to what following a label means across one boundary.
  mutating func addTransition(_ weight: Double, boundary: Int, from: Int, to: Int) {
    transitions[boundary][from * StageLabel.count + to] += weight
  }

  /// Writes the model into an archive; the numbering follows from the lexicon it is read with.
  func write(to archive: inout ArchiveWriter) {
    archive.put(rows.flatMap { row in row.indices.map { row[$0].bitPattern } })
    wordRows.write(to: &archive)
    archive.put(transitions) { archive, weights in archive.put(weights.map(\.bitPattern)) }
  }

  /// Reads a model from an archive.
  init(from archive: inout ArchiveReader, lexicon: CueLexicon) throws(ArchiveError) {
    numbering = FeatureNumbering(cues: lexicon.classes.map(\.name))
    let values = try archive.numbers(UInt32.self)
    rows = stride(from: 0, to: values.count - values.count % Row.scalarCount, by: Row.scalarCount)
      .map { start in
        var row = Row.zero
        for lane in row.indices { row[lane] = Float(bitPattern: values[start + lane]) }
        return row
      }
    wordRows = try KeyTable(from: &archive)
    transitions = try archive.items { (archive) throws(ArchiveError) in
      try archive.numbers(UInt64.self).map(Double.init(bitPattern:))
    }
    let square = StageLabel.count * StageLabel.count
    guard rows.count >= numbering.count, transitions.count == BlockBoundary.count,
      transitions.allSatisfy({ $0.count == square }),
      wordRows.allValues({ $0 < UInt64(rows.count) })
    else { throw ArchiveError() }
    finish()
  }

  /// Ends the setting of transitions.
  mutating func finish() { factors = LabelFactors(transitions.map { $0.map { exp($0) } }) }

  /// The weights of a feature; nil where it has none.
  @inline(__always)
  package func row(of feature: StageFeature) -> Row? {
    switch feature {
    case .words(let key, _, _), .headerWords(let key, _, _):
      return wordRows[key].map { rows[Int($0)] }
    default:
      return numbering.number(of: feature).map { rows[$0] }
    }
  }

  /// The sum of a block's weights by label.
  func score(of position: Int, in page: PageReading) -> Row {
    var sum = Row.zero
    FeatureExtractor.forEach(at: position, in: page) { feature in
      if let row = row(of: feature) { sum += row }
    }
    return sum
  }

  /// The chain of a page's blocks.
  package func chain(of page: PageReading) -> LabelChain {
    var chain = LabelChain(factors: factors)
    chain.reserveCapacity(page.blocks.count)
    for (position, block) in page.blocks.enumerated() {
      let sum = score(of: position, in: page)
      chain.append(boundary: block.boundary.index) { Double(sum[$0]) }
      let isBare = page.isBare(position)
      guard isBare || block.isBound else { continue }
      for label in StageLabel.allCases
      where label != .none && (isBare || !block.mayCarry(label)) {
        chain.forbid(label, at: position)
      }
    }
    return chain
  }
}

extension PageReading.BlockReading {
  /// Whether some label is impossible here.
  fileprivate var isBound: Bool { part == .navigation || region != .content }

  /// Whether a label is possible here, whatever the words: a menu and the product's name carry no stage, and
  /// what buyers say is trust or nothing.
  fileprivate func mayCarry(_ label: StageLabel) -> Bool {
    if label == .none { return true }
    if part == .navigation || region == .title { return false }
    return region != .reviews || label == .trust
  }
}
