// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import Text

extension TableReader {
  /// The bytes of a file, or of standard input for `-`.
  /// - Throws: `unreadable`, or `tooLarge` before the file has filled the memory.
  public static func bytes(
    ofFile path: String, limits: TableLimits = TableLimits()
  ) throws(TableError) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY)
    guard descriptor >= 0 else { throw unreadable(path) }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      throw TableError(
        .unreadable, name: path, "a folder, not a file", nextStep: "name the files in it")
    }
    let size = Int(status.st_size)
    guard size <= limits.fileBytes else { throw tooLarge(path, size, limits) }
    // A byte beyond the size shows the end of the file without growing the array.
    var result = Result<Int, TableError>.success(0)
    var bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { memory, count in
      let memory = UnsafeMutableRawBufferPointer(memory)
      LargePages.prefer(memory)
      result = fill(memory, from: descriptor, path)
      if case .success(let filled) = result { count = filled }
    }
    guard try result.get() > size else { return bytes }
    // Standard input, and a file that grows, do not say how long they are.
    var room = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try room.withUnsafeMutableBytes { fill($0, from: descriptor, path) }.get()
      bytes += room[..<count]
      guard bytes.count <= limits.fileBytes else { throw tooLarge(path, bytes.count, limits) }
      if count < room.count { return bytes }
    }
  }

  /// Reads until the memory is full or the input ends; gives how many bytes were read.
  private static func fill(
    _ memory: UnsafeMutableRawBufferPointer, from descriptor: Int32, _ path: String
  ) -> Result<Int, TableError> {
    var filled = 0
    while filled < memory.count {
      let count = read(
        descriptor, memory.baseAddress.map { $0 + filled }, memory.count - filled)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return .failure(unreadable(path)) }
      if count == 0 { break }
      filled += count
    }
    return .success(filled)
  }

  private static func unreadable(_ path: String) -> TableError {
    TableError(.unreadable, name: path, String(cString: strerror(errno)))
  }

  private static func tooLarge(_ path: String, _ size: Int, _ limits: TableLimits) -> TableError {
    TableError(
      .tooLarge, name: path, "\(size) bytes; \(limits.fileBytes) are the most that are read",
      nextStep: "split the file or delete the unused columns")
  }
}
