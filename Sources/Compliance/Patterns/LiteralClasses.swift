// SPDX-License-Identifier: Apache-2.0

import Text

/// The classes that each literal belongs to.
struct LiteralClasses: Sendable {
  /// Ordered lists. A class is stored negative (`-1 - number`) where it holds the literal as the beginning of
  /// longer words.
  private let lists: StoredLists<Int32>

  init(_ lists: [[Int32]]) { self.lists = StoredLists(lists.map { $0.sorted() }) }

  func write(to archive: inout ArchiveWriter) { archive.put(lists) }

  init(from archive: inout ArchiveReader) throws(ArchiveError) { lists = try archive.lists() }

  /// Number of classes of a literal.
  func count(of literal: Int32) -> Int { lists[Int(literal)].count }

  /// Calls `body` with each class of a literal, or of a longer word that starts with it.
  func forEach(of literal: Int32, isExtended: Bool, _ body: (Int32) -> Void) {
    for member in lists[Int(literal)] {
      if member < 0 { body(-1 - member) } else if !isExtended { body(member) }
    }
  }

  /// Whether a literal, or a longer word that starts with it, belongs to a class.
  func holds(_ literal: Int32, isExtended: Bool, in number: Int32) -> Bool {
    let list = lists[Int(literal)]
    if !isExtended, list.holds(ordered: number) { return true }
    return list.holds(ordered: -1 - number)
  }
}
