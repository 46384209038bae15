// SPDX-License-Identifier: Apache-2.0

import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Turns bytes of an encoding into UTF-8 through the system's iconv, and records how offsets move.
struct CharsetConverter {
  private let bytes: [UInt8]
  private let charset: Charset
  private var output: [UInt8] = []
  private var offsets: OriginalOffsets
  private var problems: [DecodingProblem] = []
  /// Start of the text in the bytes, after a byte order mark.
  private let start: Int

  /// What a conversion gives.
  struct Result {
    var bytes: [UInt8]
    var offsets: OriginalOffsets
    var problems: [DecodingProblem]
  }

  /// Converts everything from `start` on.
  static func convert(_ bytes: [UInt8], from start: Int, charset: Charset) -> Result {
    var converter = CharsetConverter(bytes: bytes, start: start, charset: charset)
    switch charset.form {
    case .utf8: converter.convertUTF8()
    case .utf16LittleEndian: converter.convertUTF16(high: 1)
    case .utf16BigEndian: converter.convertUTF16(high: 0)
    default: converter.convertWithIconv()
    }
    return Result(
      bytes: converter.output, offsets: converter.offsets, problems: converter.problems)
  }

  private init(bytes: [UInt8], start: Int, charset: Charset) {
    self.bytes = bytes
    self.start = start
    self.charset = charset
    offsets = OriginalOffsets(skipping: start)
    output.reserveCapacity(bytes.count + bytes.count / 2)
  }

  // MARK: Output

  private mutating func append(_ part: ArraySlice<UInt8>) {
    output.append(contentsOf: part)
    offsets.append(count: part.count, utf8: 1, original: 1)
  }

  private mutating func replace(_ original: ByteRange, kind: DecodingProblem.Kind) {
    let place = ByteRange(output.count, output.count + 3)
    output.append(contentsOf: [0xEF, 0xBF, 0xBD])
    offsets.append(count: 1, utf8: 3, original: original.count)
    if let last = problems.last, last.kind == kind, last.original.end == original.start {
      problems[problems.count - 1].range.end = place.end
      problems[problems.count - 1].original.end = original.end
    } else {
      problems.append(DecodingProblem(kind: kind, range: place, original: original))
    }
  }

  // MARK: Unicode encodings

  private mutating func convertUTF8() {
    var i = start
    var kept = start
    while i < bytes.count {
      let length = UTF8Sequence.length(in: bytes, at: i)
      if length > 0, bytes[i] != 0 {
        i += length
        continue
      }
      append(bytes[kept..<i])
      let bad = length > 0 ? 1 : UTF8Sequence.brokenLength(in: bytes, at: i)
      replace(ByteRange(i, i + bad), kind: length > 0 ? .null : .undecodable)
      i += bad
      kept = i
    }
    append(bytes[kept...])
  }

  private mutating func convertUTF16(high: Int) {
    var i = start
    func unit(at offset: Int) -> UInt16 {
      UInt16(bytes[offset + high]) << 8 | UInt16(bytes[offset + 1 - high])
    }
    while i + 1 < bytes.count {
      let first = unit(at: i)
      var length = 2
      var scalar = Unicode.Scalar(UInt32(first))
      if first & 0xFC00 == 0xD800, i + 3 < bytes.count {
        let second = unit(at: i + 2)
        if second & 0xFC00 == 0xDC00 {
          scalar = Unicode.Scalar(
            0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF)))
          length = 4
        }
      }
      if let scalar, scalar.value != 0 {
        let count = UTF8Sequence.append(scalar, to: &output)
        offsets.append(count: 1, utf8: count, original: length)
      } else {
        replace(ByteRange(i, i + length), kind: first == 0 ? .null : .undecodable)
      }
      i += length
    }
    if i < bytes.count { replace(ByteRange(i, bytes.count), kind: .undecodable) }
  }

  // MARK: Other encodings

  private mutating func convertWithIconv() {
    guard let iconv = Iconv(from: charset.converter) else {
      // The system does not know the encoding; what is ASCII is read all the same.
      for i in start..<bytes.count {
        if bytes[i] < 0x80, bytes[i] != 0 {
          append(bytes[i..<(i + 1)])
        } else {
          replace(ByteRange(i, i + 1), kind: bytes[i] == 0 ? .null : .undecodable)
        }
      }
      return
    }
    var i = start
    while i < bytes.count {
      if bytes[i] == 0 {
        replace(ByteRange(i, i + 1), kind: .null)
        i += 1
      } else if bytes[i] < 0x80 {
        var end = i + 1
        while end < bytes.count, bytes[end] < 0x80, bytes[end] != 0 { end += 1 }
        append(bytes[i..<end])
        i = end
      } else {
        i = convertRun(at: i, with: iconv)
      }
    }
  }

  /// Converts characters from one that is not ASCII on, up to the next that is; gives where it stopped.
  private mutating func convertRun(at runStart: Int, with iconv: Iconv) -> Int {
    var lengths: [UInt8] = []
    var end = runStart
    while end < bytes.count, bytes[end] >= 0x80, end - runStart < 4096 {
      let length = characterLength(at: end)
      lengths.append(UInt8(length))
      end += length
    }
    if let converted = iconv.convert(bytes[runStart..<end]), pair(converted, lengths) {
      return end
    }
    var i = runStart
    for length in lengths {
      let part = bytes[i..<(i + Int(length))]
      if let converted = iconv.convert(part), !converted.isEmpty {
        output.append(contentsOf: converted)
        offsets.append(count: 1, utf8: converted.count, original: part.count)
        i += part.count
      } else {
        // An ASCII byte after a lead byte that it does not belong to is a character of its own, and
        // where the rest of the run would fall out of step the run ends.
        let bad = part.count > 1 && bytes[i + 1] < 0x80 ? 1 : part.count
        replace(ByteRange(i, i + bad), kind: .undecodable)
        i += bad
        if bad != part.count { return i }
      }
    }
    return i
  }

  /// Records a run where every character of the original gave one of the text.
  private mutating func pair(_ converted: [UInt8], _ lengths: [UInt8]) -> Bool {
    var offset = 0
    for _ in lengths {
      guard offset < converted.count else { return false }
      offset += UTF8Sequence.length(ofLead: converted[offset])
    }
    guard offset == converted.count else { return false }
    offset = 0
    for length in lengths {
      let utf8 = UTF8Sequence.length(ofLead: converted[offset])
      offsets.append(count: 1, utf8: utf8, original: Int(length))
      offset += utf8
    }
    output.append(contentsOf: converted)
    return true
  }

  /// Bytes of the character that starts at `offset`, as far as the text goes.
  private func characterLength(at offset: Int) -> Int {
    let lead = bytes[offset]
    let second = offset + 1 < bytes.count ? bytes[offset + 1] : 0
    let length: Int
    switch charset.form {
    case .gb18030:
      length = lead == 0x80 || lead == 0xFF ? 1 : (0x30...0x39).contains(second) ? 4 : 2
    case .doubleByte: length = lead == 0x80 || lead == 0xFF ? 1 : 2
    case .shiftJIS: length = lead == 0x80 || (0xA0...0xDF).contains(lead) || lead > 0xFC ? 1 : 2
    case .eucJP: length = lead == 0x8F ? 3 : lead == 0x8E || lead >= 0xA1 ? 2 : 1
    default: length = 1
    }
    return min(length, bytes.count - offset)
  }
}

/// A conversion of the system's iconv from one encoding to UTF-8.
final class Iconv {
  private let descriptor: iconv_t

  init?(from name: String) {
    let opened = iconv_open("UTF-8", name)
    guard Int(bitPattern: opened) != -1, let opened else { return nil }
    descriptor = opened
  }

  deinit { iconv_close(descriptor) }

  /// UTF-8 of the bytes; nil where they are not whole characters of the encoding.
  func convert(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var input = Array(bytes)
    let capacity = 4 * bytes.count + 16
    var isWhole = false
    let output = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      input.withUnsafeMutableBytes { source in
        var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
        var to = UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
        var left = source.count
        var room = capacity
        iconv(descriptor, nil, nil, nil, nil)
        isWhole = iconv(descriptor, &from, &left, &to, &room) != -1
        isWhole = isWhole && left == 0
        count = capacity - room
      }
    }
    return isWhole ? output : nil
  }
}
