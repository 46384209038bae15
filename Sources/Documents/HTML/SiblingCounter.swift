// SPDX-License-Identifier: Apache-2.0

/// Counts the children of each open element by name, for the position of an element among its siblings.
///
/// One stack serves all open elements: a child's counts stand above its parent's and are dropped when
/// the child ends.
struct SiblingCounter {
  /// A name as a number: the id of its kind, or below zero for one the table of kinds does not know.
  typealias Name = Int32

  /// Where an element's counts start.
  typealias Mark = Int

  private struct Crowd: Hashable {
    var element: Int32
    var name: Name
  }

  private var counts: [(name: Name, count: Int)] = []
  /// Counts of elements with more names of children than are worth walking.
  private var crowds: [Crowd: Int] = [:]
  private static let walked = 48
  /// Names that the table of kinds does not know.
  private var others: [String: Name] = [:]

  /// The mark of an element that opens now.
  var mark: Mark { counts.count }

  /// The number of a name that the table of kinds does not know.
  mutating func number(of name: String) -> Name {
    if let known = others[name] { return known }
    let number = -1 - Name(others.count)
    others[name] = number
    return number
  }

  /// Counts a child and gives its position, from 1.
  ///
  /// - Parameter mark: nil where the element's counts do not stand on top.
  mutating func count(_ name: Name, under mark: Mark?, of element: Int32) -> Int {
    if let mark {
      var i = mark
      while i < counts.count {
        if counts[i].name == name {
          counts[i].count += 1
          return counts[i].count
        }
        i += 1
      }
      guard counts.count - mark >= Self.walked else {
        counts.append((name, 1))
        return 1
      }
    }
    let key = Crowd(element: element, name: name)
    crowds[key, default: 0] += 1
    return crowds[key, default: 1]
  }

  /// Drops the counts of an element that ended.
  mutating func reset(to mark: Mark) {
    if counts.count > mark { counts.removeLast(counts.count - mark) }
  }
}
