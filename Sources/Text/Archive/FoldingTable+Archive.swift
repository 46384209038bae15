// SPDX-License-Identifier: Apache-2.0

extension FoldingTable {
  /// Writes the table into an archive.
  public func write(to archive: inout ArchiveWriter) {
    archive.put(plane)
    archive.put(expansions.sorted { $0.key < $1.key }) { archive, entry in
      archive.put(Int(entry.key))
      archive.put(entry.value)
    }
  }

  /// Reads a table from an archive.
  public init(from archive: inout ArchiveReader) throws(ArchiveError) {
    self.init(plane: try archive.numbers(), expansions: [:])
    guard plane.count == 0x10000 else { throw ArchiveError() }
    for (key, value) in try archive.items({ (archive) throws(ArchiveError) in
      (UInt32(truncatingIfNeeded: try archive.int()), try archive.numbers(UInt32.self))
    }) {
      expansions[key] = value
    }
  }
}

extension PhraseMatcher {
  /// Writes the matcher into an archive.
  public func write(to archive: inout ArchiveWriter) {
    archive.put(planeSymbols)
    archive.put(otherCharacters)
    archive.put(otherSymbols)
    archive.put(roots)
    archive.put(edgeStarts)
    archive.put(edgeSymbols)
    archive.put(edgeTargets)
    archive.put(edgeMasks)
    archive.put(failures)
    archive.put(outputs)
    archive.put(nextOutputs)
    archive.put(phraseOfState)
    archive.put(lengths)
  }

  /// Reads a matcher from an archive.
  public init(from archive: inout ArchiveReader) throws(ArchiveError) {
    planeSymbols = try archive.numbers()
    otherCharacters = try archive.numbers()
    otherSymbols = try archive.numbers()
    roots = try archive.numbers()
    edgeStarts = try archive.numbers()
    edgeSymbols = try archive.numbers()
    edgeTargets = try archive.numbers()
    edgeMasks = try archive.numbers()
    failures = try archive.numbers()
    outputs = try archive.numbers()
    nextOutputs = try archive.numbers()
    phraseOfState = try archive.numbers()
    lengths = try archive.numbers()
  }
}

extension EvasionTable {
  /// Writes the table into an archive.
  public func write(to archive: inout ArchiveWriter) {
    archive.put(disguises.sorted { $0.key < $1.key }) { archive, entry in
      archive.put(Int(entry.key))
      archive.put(entry.value) { archive, disguise in
        archive.put(disguise.written)
        archive.put(disguise.read)
        archive.put(disguise.ordinary) { $0.put($1) }
        archive.put(disguise.needsPair)
      }
    }
    archive.put(syllables.sorted { $0.key.lexicographicallyPrecedes($1.key) }) { archive, entry in
      archive.put(entry.key)
      archive.put(entry.value) { $0.put($1) }
    }
    archive.put(pairs.sorted())
    for pairs in [lookalikes, leet] {
      let sorted = pairs.sorted { $0.key < $1.key }
      archive.put(sorted.map(\.key))
      archive.put(sorted.map(\.value))
    }
    archive.put(separators.sorted())
    archive.put(weakSeparators.sorted())
  }

  /// Reads a table from an archive.
  public init(from archive: inout ArchiveReader) throws(ArchiveError) {
    self.init()
    for (key, value) in try archive.items({ (archive) throws(ArchiveError) in
      (
        UInt32(truncatingIfNeeded: try archive.int()),
        try archive.items { (archive) throws(ArchiveError) in
          Disguise(
            written: try archive.numbers(), read: try archive.numbers(),
            ordinary: try archive.items { (archive) throws(ArchiveError) in
              try archive.numbers()
            }, needsPair: try archive.bool())
        }
      )
    }) {
      disguises[key] = value
    }
    for (key, value) in try archive.items({ (archive) throws(ArchiveError) in
      (
        try archive.numbers(UInt32.self),
        try archive.items { (archive) throws(ArchiveError) in try archive.numbers(UInt32.self) }
      )
    }) {
      syllables[key] = value
    }
    pairs = Set(try archive.numbers(UInt64.self))
    lookalikes = try Self.pairs(from: &archive)
    leet = try Self.pairs(from: &archive)
    separators = Set(try archive.numbers(UInt32.self))
    weakSeparators = Set(try archive.numbers(UInt32.self))
    markAll()
  }

  private static func pairs(
    from archive: inout ArchiveReader
  ) throws(ArchiveError) -> [UInt32: UInt32] {
    let keys = try archive.numbers(UInt32.self)
    let values = try archive.numbers(UInt32.self)
    guard keys.count == values.count else { throw ArchiveError() }
    return Dictionary(zip(keys, values), uniquingKeysWith: { first, _ in first })
  }
}
