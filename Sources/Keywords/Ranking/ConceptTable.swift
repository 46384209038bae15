// SPDX-License-Identifier: Apache-2.0

/// The keywords of all exports, grouped into concepts: rows that ask for the same.
struct ConceptTable {
  let exports: [KeywordExport]
  /// Where the rows of each export start in the numbering over all exports.
  private let bases: [Int]
  /// Row numbers over all exports, concept after concept.
  private(set) var rows: [UInt32]
  /// Index into `rows` where each concept starts, and the total at the end.
  private(set) var starts: [UInt32]

  /// Groups rows whose keys are equal.
  ///
  /// Concepts come in the order of their keys, so the order of rows in a file changes nothing.
  ///
  /// - Parameter keys: of the terms of all exports, export after export.
  init(_ exports: [KeywordExport], keys: [UInt64]) {
    self.exports = exports
    var bases: [Int] = []
    var total = 0
    for export in exports {
      bases.append(total)
      total += export.count
    }
    self.bases = bases
    rows = RadixSort.order(keys)
    starts = []
    for (index, row) in rows.enumerated()
    where index == 0 || keys[Int(row)] != keys[Int(rows[index - 1])] {
      starts.append(UInt32(index))
    }
    starts.append(UInt32(rows.count))
  }

  /// Number of concepts.
  var count: Int { starts.count - 1 }

  /// The rows of a concept, as export and index in it.
  func members(of concept: Int) -> [Member] {
    rows[Int(starts[concept])..<Int(starts[concept + 1])].map { member(Int($0)) }
  }

  /// All concepts in the order of their first rows. To visit them so reads columns from front to back, which
  /// for a long list is many times faster than by chance.
  var inOrderOfRows: [UInt32] {
    var concepts = Array(repeating: UInt32.max, count: rows.count)
    for concept in 0..<count { concepts[Int(rows[Int(starts[concept])])] = UInt32(concept) }
    return concepts.filter { $0 != .max }
  }

  struct Member: Hashable {
    var export: Int
    var index: Int
  }

  private func member(_ row: Int) -> Member {
    var export = bases.count - 1
    while bases[export] > row { export -= 1 }
    return Member(export: export, index: row - bases[export])
  }

  /// Number of a member's row over all exports.
  func row(of member: Member) -> UInt32 { UInt32(bases[member.export] + member.index) }

  /// Whether the term of one row comes before another's, by bytes.
  func precedes(_ a: UInt32, _ b: UInt32) -> Bool { text(a).lexicographicallyPrecedes(text(b)) }

  private func text(_ row: UInt32) -> ArraySlice<UInt8> {
    let member = member(Int(row))
    let export = exports[member.export]
    let term = export.terms[member.index]
    return export.bytes[Int(term.start)..<Int(term.start + term.count)]
  }

  /// Whether all members are the very same words.
  func areSameTerm(_ members: [Member]) -> Bool {
    let first = text(row(of: members[0]))
    return members.dropFirst().allSatisfy { text(row(of: $0)) == first }
  }

  func term(_ member: Member) -> String { exports[member.export].term(at: member.index) }
}
