// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Text

/// Data files in the form they are used in, kept from one start to the next: reading them from YAML takes longer
/// than judging a page.
///
/// An entry is used only while every file it was made of has the same path, size and time of change. The cache is
/// never needed: where it cannot be read or written, the files are read.
public struct LexiconCache: Sendable {
  /// Folder of the entries.
  private let folder: String

  public init(folder: String) { self.folder = folder }

  /// The cache of this user: `LISTWRIGHT_CACHE`, else `listwright` in the folder for caches. An empty
  /// `LISTWRIGHT_CACHE` turns it off.
  public init?(environment: [String: String]) {
    if let folder = environment["LISTWRIGHT_CACHE"] {
      if folder.isEmpty { return nil }
      self.folder = folder
    } else if let folder = environment["XDG_CACHE_HOME"], !folder.isEmpty {
      self.folder = folder + "/listwright"
    } else if let home = environment["HOME"], !home.isEmpty {
      folder = home + "/.cache/listwright"
    } else {
      return nil
    }
  }

  /// What is kept under a name for these files, made anew where it is not.
  ///
  /// - Parameters:
  ///   - name: of the kind of value; its form changes with `version`.
  ///   - files: all files the value is made of.
  public func value<Value>(
    _ name: String, version: Int, of files: [String],
    read: (inout ArchiveReader) throws(ArchiveError) -> Value,
    write: (Value, inout ArchiveWriter) -> Void, make: () throws(LexiconError) -> Value
  ) throws(LexiconError) -> Value {
    guard let key = Self.key(of: files, version: version) else { return try make() }
    let path = "\(folder)/\(name)-\(key)"
    if let value = stored(at: path, read) { return value }
    let value = try make()
    var archive = ArchiveWriter()
    write(value, &archive)
    store(archive.bytes, at: path, name: name)
    return value
  }

  private func stored<Value>(
    at path: String, _ read: (inout ArchiveReader) throws(ArchiveError) -> Value
  ) -> Value? {
    guard let storage = ArchiveStorage(mapping: path), storage.count >= 8,
      storage.withBytes({ bytes in
        let content = UnsafeRawBufferPointer(rebasing: bytes[8...])
        return bytes.loadUnaligned(as: UInt64.self) == Self.sum(of: content)
      })
    else { return nil }
    var archive = ArchiveReader(storage, offset: 8)
    return try? read(&archive)
  }

  /// Puts an entry in place of older ones of its name, whole or not at all.
  private func store(_ bytes: [UInt8], at path: String, name: String) {
    let manager = FileManager.default
    // Each of these may fail for want of space or permission; the next start then reads the files again.
    try? manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var file = bytes.withUnsafeBytes { bytes in
      withUnsafeBytes(of: Self.sum(of: bytes)) { Data($0) }
    }
    file.append(contentsOf: bytes)
    guard (try? file.write(to: URL(fileURLWithPath: path), options: .atomic)) != nil else { return }
    // Several checkouts may take turns; the entries made last are kept.
    let others = ((try? manager.contentsOfDirectory(atPath: folder)) ?? []).filter {
      $0.hasPrefix(name + "-") && "\(folder)/\($0)" != path
    }
    let byAge = others.sorted { left, right in
      let (leftTime, rightTime) = (age(of: left), age(of: right))
      return leftTime != rightTime ? leftTime < rightTime : left < right
    }
    for entry in byAge.dropLast(Self.keptEntries - 1) {
      try? manager.removeItem(atPath: "\(folder)/\(entry)")
    }
  }

  /// Most entries of one name.
  private static let keptEntries = 6

  /// When an entry was made; the distant past where that cannot be asked.
  private func age(of entry: String) -> Date {
    let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(entry)")
    return attributes?[.modificationDate] as? Date ?? .distantPast
  }

  /// A name for the files as they are now; nil where one cannot be asked about.
  private static func key(of files: [String], version: Int) -> String? {
    var hash = StableHash()
    hash.add("\(version)")
    for file in files {
      var status = stat()
      guard stat(file, &status) == 0 else { return nil }
      #if canImport(Darwin)
        let changed = status.st_mtimespec
      #else
        let changed = status.st_mtim
      #endif
      hash.add(file)
      hash.add("\(status.st_size) \(changed.tv_sec) \(changed.tv_nsec)")
    }
    return hash.hexadecimal
  }

  /// A sum over 32 bytes at a time, against entries cut off or damaged.
  private static func sum(of bytes: UnsafeRawBufferPointer) -> UInt64 {
    let prime: UInt64 = 0x0000_0100_0000_01B3
    var sums = SIMD4<UInt64>(repeating: 0xCBF2_9CE4_8422_2325)
    let wide = bytes.count / 32 * 32
    for position in stride(from: 0, to: wide, by: 32) {
      sums ^= bytes.loadUnaligned(fromByteOffset: position, as: SIMD4<UInt64>.self)
      sums &*= prime
    }
    var sum = sums[0]
    for lane in 1..<4 { sum = (sum ^ sums[lane]) &* prime }
    for index in wide..<bytes.count { sum = (sum ^ UInt64(bytes[index])) &* prime }
    return sum
  }
}
