// SPDX-License-Identifier: Apache-2.0

import Text

extension Condition {
  func write(to archive: inout ArchiveWriter) {
    switch self {
    case .found(let patterns, let place):
      archive.put(0)
      archive.put(patterns)
      place.write(to: &archive)
    case .predicate(let predicate):
      archive.put(1)
      archive.put(predicate.rawValue)
    case .category(let names):
      archive.put(2)
      archive.put(names)
    case .platform(let names):
      archive.put(3)
      archive.put(names)
    case .all(let parts):
      archive.put(4)
      archive.put(parts) { $1.write(to: &$0) }
    case .any(let parts):
      archive.put(5)
      archive.put(parts) { $1.write(to: &$0) }
    case .not(let part):
      archive.put(6)
      part.write(to: &archive)
    }
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    switch try archive.int() {
    case 0: self = .found(patterns: try archive.numbers(), place: try Place(from: &archive))
    case 1: self = .predicate(try archive.choice())
    case 2: self = .category(try archive.strings())
    case 3: self = .platform(try archive.strings())
    case 4: self = .all(try Self.list(from: &archive))
    case 5: self = .any(try Self.list(from: &archive))
    case 6: self = .not(try Condition(from: &archive))
    default: throw ArchiveError()
    }
  }

  static func list(from archive: inout ArchiveReader) throws(ArchiveError) -> [Condition] {
    try archive.items { (archive) throws(ArchiveError) in try Condition(from: &archive) }
  }
}

extension Condition.Place {
  func write(to archive: inout ArchiveWriter) {
    switch self {
    case .cover: archive.put(0)
    case .clause: archive.put(1)
    case .sentence: archive.put(2)
    case .block: archive.put(3)
    case .listing: archive.put(4)
    case .title: archive.put(5)
    case .before(let distance, let reach):
      archive.put(6)
      archive.put(Int(distance))
      archive.put(reach.rawValue)
    case .after(let distance, let reach):
      archive.put(7)
      archive.put(Int(distance))
      archive.put(reach.rawValue)
    }
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    switch try archive.int() {
    case 0: self = .cover
    case 1: self = .clause
    case 2: self = .sentence
    case 3: self = .block
    case 4: self = .listing
    case 5: self = .title
    case 6:
      self = .before(
        distance: Int32(truncatingIfNeeded: try archive.int()), reach: try archive.choice())
    case 7:
      self = .after(
        distance: Int32(truncatingIfNeeded: try archive.int()), reach: try archive.choice())
    default: throw ArchiveError()
    }
  }
}
