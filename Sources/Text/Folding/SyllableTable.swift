// SPDX-License-Identifier: Apache-2.0

/// Readings of syllables written in Latin letters: characters, the most usual first, or one word.
struct SyllableTable: Sendable {
  /// Most letters of a syllable (zhuang).
  static let longestSyllable = 6

  /// The syllables, ordered.
  private let keys: StoredLists<UInt32>
  /// The readings of each.
  private let readings: StoredGroups<UInt32>

  init(_ table: [[UInt32]: [[UInt32]]] = [:]) {
    let sorted = table.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    keys = StoredLists(sorted.map(\.key))
    readings = StoredGroups(sorted.map(\.value))
  }

  /// The readings of some letters; none where they are no syllable.
  subscript(letters: ArraySlice<UInt32>) -> [[UInt32]] {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle].lexicographicallyPrecedes(letters) { low = middle + 1 } else { high = middle }
    }
    guard low < keys.count, keys[low].elementsEqual(letters) else { return [] }
    return list(low)
  }

  private func list(_ index: Int) -> [[UInt32]] {
    readings.indices(of: index).map { Array(readings.lists[$0]) }
  }

  /// All syllables, to add others to them.
  var all: [[UInt32]: [[UInt32]]] {
    var table: [[UInt32]: [[UInt32]]] = [:]
    for index in 0..<keys.count { table[Array(keys[index])] = list(index) }
    return table
  }

  func write(to archive: inout ArchiveWriter) {
    archive.put(keys)
    readings.write(to: &archive)
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    keys = try archive.lists()
    readings = try StoredGroups(from: &archive)
    guard readings.count == keys.count else { throw ArchiveError() }
  }
}
