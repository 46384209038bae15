// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing
import Text

/// What was written into an archive is read back, and what was not written is an error.
@Suite struct ArchiveTests {
  @Test func `numbers lie where they can be looked at, whatever stands before them`() throws {
    for text in ["", "a", "价格", "seven b"] {
      var writer = ArchiveWriter()
      writer.put(text)
      writer.put([UInt64.max, 7])
      writer.put(StoredNumbers<Int32>([-1, 2, 3]))
      var reader = ArchiveReader(writer.bytes)
      #expect(try reader.string() == text)
      #expect(try Array(reader.stored(UInt64.self)) == [UInt64.max, 7])
      #expect(try reader.numbers(Int32.self) == [-1, 2, 3])
    }
  }

  @Test func `lists come back one by one`() throws {
    let lists: [[Int32]] = [[], [4, 5], [], [6]]
    var writer = ArchiveWriter()
    writer.put(StoredLists(lists))
    var reader = ArchiveReader(writer.bytes)
    let read = try reader.lists(Int32.self)
    #expect((0..<read.count).map { Array(read[$0]) } == lists)
  }

  @Test func `lists whose starts do not fit their members are refused`() {
    for starts in [[], [1, 2], [0, 3], [0, 2, 1, 2]] as [[Int32]] {
      var writer = ArchiveWriter()
      writer.put(starts)
      writer.put([Int32(1), 2])
      var reader = ArchiveReader(writer.bytes)
      #expect(throws: ArchiveError.self) { try reader.lists(Int32.self) }
    }
  }

  @Test func `a count beyond the end is refused`() {
    var writer = ArchiveWriter()
    writer.put(1 << 40)
    var reader = ArchiveReader(writer.bytes)
    #expect(throws: ArchiveError.self) { try reader.stored(UInt16.self) }
  }

  @Test func `a mapped file is read like its bytes and outlives the file`() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "listwright-archive-\(UUID().uuidString)"
    ).path
    var writer = ArchiveWriter()
    writer.put(["甲", "乙"])
    writer.put((0..<5000).map { UInt32($0) })
    try Data(writer.bytes).write(to: URL(fileURLWithPath: path))
    let storage = try #require(ArchiveStorage(mapping: path))
    try FileManager.default.removeItem(atPath: path)
    var reader = ArchiveReader(storage)
    #expect(try reader.strings() == ["甲", "乙"])
    let numbers = try reader.stored(UInt32.self)
    #expect(numbers.count == 5000)
    #expect(numbers[4999] == 4999)
    #expect(numbers.holds(ordered: 123))
    #expect(!numbers.holds(ordered: 5000))
  }

  @Test func `there is no mapping of a file that is not there, or empty`() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "listwright-archive-\(UUID().uuidString)"
    ).path
    #expect(ArchiveStorage(mapping: path) == nil)
    try Data().write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(ArchiveStorage(mapping: path) == nil)
  }
}
