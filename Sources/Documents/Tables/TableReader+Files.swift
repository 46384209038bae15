// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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
    var bytes = [UInt8](repeating: 0, count: size > 0 ? size + 1 : 1 << 16)
    var filled = 0
    while true {
      if filled == bytes.count { bytes += [UInt8](repeating: 0, count: bytes.count) }
      let count = bytes.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress.map { $0 + filled }, $0.count - filled)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(path) }
      if count == 0 { break }
      filled += count
      guard filled <= limits.fileBytes else { throw tooLarge(path, filled, limits) }
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
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
