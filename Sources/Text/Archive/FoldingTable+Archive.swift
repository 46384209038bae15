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
    phraseStarts.write(to: &archive)
    alphabet.write(to: &archive)
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
    phraseStarts = try PhraseStarts(from: &archive)
    alphabet = try PhraseAlphabet(from: &archive)
    roots = try archive.stored()
    edgeStarts = try archive.stored()
    edgeSymbols = try archive.stored()
    edgeTargets = try archive.stored()
    edgeMasks = try archive.stored()
    failures = try archive.stored()
    outputs = try archive.stored()
    nextOutputs = try archive.stored()
    phraseOfState = try archive.stored()
    lengths = try archive.stored()
  }
}

extension PhraseAlphabet {
  func write(to archive: inout ArchiveWriter) {
    archive.put(pieces)
    archive.put(symbols)
    archive.put(otherCharacters)
    archive.put(otherSymbols)
    archive.put(count)
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    pieces = try archive.stored()
    symbols = try archive.stored()
    otherCharacters = try archive.stored()
    otherSymbols = try archive.stored()
    count = try archive.int()
  }
}

extension EvasionTable {
  /// Writes the table into an archive.
  public func write(to archive: inout ArchiveWriter) {
    disguises.write(to: &archive)
    archive.put(traits.map(\.rawValue))
    syllables.write(to: &archive)
    archive.put(pairs)
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
    disguises = try DisguiseTable(from: &archive)
    traits = try archive.numbers(UInt8.self).map(Traits.init(rawValue:))
    guard traits.count == 0x10000 else { throw ArchiveError() }
    syllables = try SyllableTable(from: &archive)
    pairs = try archive.stored()
    lookalikes = try Self.pairs(from: &archive)
    leet = try Self.pairs(from: &archive)
    separators = Set(try archive.numbers(UInt32.self))
    weakSeparators = Set(try archive.numbers(UInt32.self))
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
