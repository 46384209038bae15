// SPDX-License-Identifier: Apache-2.0

import Text

extension YAMLNode {
  /// Writes a file's tree into an archive, with the text its errors quote.
  func write(to archive: inout ArchiveWriter) {
    archive.put(origin.file)
    archive.put(origin.text)
    writeTree(to: &archive)
  }

  /// Reads a file's tree from an archive.
  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    let origin = YAMLOrigin(file: try archive.string(), text: try archive.string())
    try self.init(from: &archive, origin: origin, depth: 0)
  }

  private func writeTree(to archive: inout ArchiveWriter) {
    archive.put(line)
    archive.put(column)
    switch value {
    case .scalar(let text, let isPlain):
      archive.put(isPlain ? 0 : 1)
      archive.put(text)
    case .sequence(let items):
      archive.put(2)
      archive.put(items) { $1.writeTree(to: &$0) }
    case .mapping(let entries):
      archive.put(3)
      archive.put(entries) { archive, entry in
        entry.key.writeTree(to: &archive)
        entry.value.writeTree(to: &archive)
      }
    }
  }

  private init(
    from archive: inout ArchiveReader, origin: YAMLOrigin, depth: Int
  ) throws(ArchiveError) {
    guard depth <= Self.depthLimit else { throw ArchiveError() }
    func node(_ archive: inout ArchiveReader) throws(ArchiveError) -> YAMLNode {
      try YAMLNode(from: &archive, origin: origin, depth: depth + 1)
    }
    self.origin = origin
    line = try archive.int()
    column = try archive.int()
    switch try archive.int() {
    case 0: value = .scalar(try archive.string(), isPlain: true)
    case 1: value = .scalar(try archive.string(), isPlain: false)
    case 2: value = .sequence(try archive.items(node))
    case 3:
      value = .mapping(
        try archive.items { (archive) throws(ArchiveError) in
          Entry(key: try node(&archive), value: try node(&archive))
        })
    default: throw ArchiveError()
    }
  }
}
