// SPDX-License-Identifier: Apache-2.0

/// Groups of lists of numbers that do not change: the readings of each syllable, the words of each disguise.
struct StoredGroups<Element: FixedWidthInteger & BitwiseCopyable & Sendable>: Sendable {
  /// Where each group starts in `lists`, and the end of the last.
  private let starts: StoredNumbers<Int32>
  /// The lists of all groups.
  let lists: StoredLists<Element>

  init(_ groups: [[[Element]]] = []) {
    var starts: [Int32] = [0]
    for group in groups { starts.append(starts[starts.count - 1] + Int32(group.count)) }
    self.starts = StoredNumbers(starts)
    lists = StoredLists(groups.flatMap(\.self))
  }

  /// Number of groups.
  var count: Int { starts.count - 1 }

  /// Indices in `lists` of the lists of a group.
  func indices(of group: Int) -> Range<Int> { Int(starts[group])..<Int(starts[group + 1]) }

  func write(to archive: inout ArchiveWriter) {
    archive.put(starts)
    archive.put(lists)
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    starts = try archive.stored()
    lists = try archive.lists()
    guard starts.areStarts(endingAt: lists.count) else { throw ArchiveError() }
  }
}
