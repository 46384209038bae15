// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writing to standard output and standard error, whole, with the reader's end closed taken as the wish to
/// hear no more.
enum StandardStreams {
  static func write(_ text: String) throws(CommandError) { try write(Array(text.utf8)) }

  static func write(_ bytes: [UInt8]) throws(CommandError) { try write(bytes, to: 1) }

  /// A remark for the person at the terminal.
  static func remark(_ text: String) {
    // Nobody can be told that standard error is gone.
    _ = try? write(Array((text + "\n").utf8), to: 2)
  }

  /// Puts a line in the place of the one that stands on the terminal; nothing to clear it away.
  static func draw(_ line: String) {
    _ = try? write(Array("\r\(line)\u{1B}[K".utf8), to: 2)
  }

  /// Standard input, to its end.
  static func readAll() throws(CommandError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(0, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw CommandError(
          en: "standard input cannot be read: \(String(cString: strerror(errno)))",
          zh: "无法读取标准输入：\(String(cString: strerror(errno)))")
      }
      bytes += buffer[..<count]
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(CommandError) {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        systemWrite(descriptor, buffer.baseAddress.map { $0 + offset }, bytes.count - offset)
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw CommandError(
          en: "cannot write to standard output: \(String(cString: strerror(errno)))",
          zh: "无法写入标准输出：\(String(cString: strerror(errno)))")
      }
      offset += written
    }
  }

  private static func systemWrite(
    _ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int
  ) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, buffer, count)
    #elseif canImport(Musl)
      Musl.write(descriptor, buffer, count)
    #else
      Darwin.write(descriptor, buffer, count)
    #endif
  }
}
