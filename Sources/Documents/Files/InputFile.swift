// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The one place where inputs are read from files.
public enum InputFile {
  /// Bytes of the largest file that is read.
  public static let sizeLimit = 256 << 20

  /// Whether something is there, of whatever kind.
  public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Reads a whole file. Never waits: a pipe without a writer is an error, not a hang.
  public static func read(_ path: String, limit: Int = sizeLimit) throws(InputError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path, errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw InputError(path: path, reason: .isFolder)
    default: throw InputError(path: path, reason: .isNoFile)
    }
    let size = Int(status.st_size)
    guard size <= limit else { throw InputError(path: path, reason: .tooLarge(limit: limit)) }
    return try readAll(descriptor, expecting: size, limit: limit, path: path)
  }

  private static func readAll(
    _ descriptor: Int32, expecting size: Int, limit: Int, path: String
  ) throws(InputError) -> [UInt8] {
    // One byte more than expected, so that the end is seen without growing.
    var bytes = [UInt8](repeating: 0, count: size + 1)
    var count = 0
    while true {
      if count == bytes.count {
        guard count <= limit else {
          throw InputError(path: path, reason: .tooLarge(limit: limit))
        }
        bytes.append(contentsOf: repeatElement(0, count: bytes.count))
      }
      let got = bytes.withUnsafeMutableBytes { buffer in
        systemRead(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
      }
      if got == 0 { break }
      if got < 0 {
        if errno == EINTR { continue }
        throw failure(path, errno)
      }
      count += got
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  private static func systemRead(
    _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int
  ) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer, count)
    #elseif canImport(Musl)
      Musl.read(descriptor, buffer, count)
    #else
      Darwin.read(descriptor, buffer, count)
    #endif
  }

  private static func failure(_ path: String, _ code: Int32) -> InputError {
    switch code {
    case ENOENT, ENOTDIR: InputError(path: path, reason: .missing)
    case ENXIO: InputError(path: path, reason: .isNoFile)
    default: InputError(path: path, reason: .unreadable(String(cString: strerror(code))))
    }
  }
}
