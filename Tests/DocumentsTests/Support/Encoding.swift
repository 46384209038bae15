// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The text in an encoding of iconv's; nil where it cannot be written in it.
func encoded(_ text: String, as charset: String) -> [UInt8]? {
  let descriptor = iconv_open(charset, "UTF-8")
  guard let descriptor, Int(bitPattern: descriptor) != -1 else { return nil }
  defer { iconv_close(descriptor) }
  var input = Array(text.utf8)
  var output = [UInt8](repeating: 0, count: input.count * 4 + 16)
  let room = output.count
  var written = 0
  var isWhole = false
  input.withUnsafeMutableBytes { source in
    output.withUnsafeMutableBytes { target in
      var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
      var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
      var left = source.count
      var free = room
      isWhole = iconv(descriptor, &from, &left, &to, &free) != -1
      written = room - free
    }
  }
  return isWhole ? Array(output.prefix(written)) : nil
}
