// SPDX-License-Identifier: Apache-2.0

/// Guesses the encoding of text that does not say, or says it wrongly.
///
/// Each candidate decodes a sample; what counts is how many of its characters are among the commonest
/// of a language written in it. Wrong decodings give characters too, but rare ones.
struct CharsetDetector {
  /// How well an encoding fits, from 0 to 1: the share of characters beyond ASCII that are common,
  /// less ten times the share that does not decode.
  struct Fit {
    var charset: Charset
    var score: Double
  }

  /// Bytes looked at. Stretches of ASCII do not count.
  private static let sampleLimit = 64 << 10

  /// The encoding that fits best; windows-1252 where none fits.
  static func detect(_ bytes: [UInt8]) -> Fit {
    if let unicode = detectUTF16(bytes) { return Fit(charset: unicode, score: 1) }
    let sample = sample(bytes)
    var best = Fit(charset: .windows1252, score: 0)
    for charset in [Charset.gb18030, .big5, .shiftJIS, .eucJP, .eucKR, .windows1251] {
      let score = score(of: sample, in: charset)
      if score > best.score { best = Fit(charset: charset, score: score) }
    }
    if best.score < 0.25 {
      let wide = detectWideUTF16(bytes)
      return wide ?? Fit(charset: .windows1252, score: 0.25)
    }
    return best
  }

  /// How well the bytes fit one encoding.
  static func fit(of bytes: [UInt8], to charset: Charset) -> Fit {
    Fit(charset: charset, score: score(of: sample(bytes), in: charset))
  }

  /// Lines with bytes beyond ASCII, cut at ASCII bytes so that no character is torn.
  private static func sample(_ bytes: [UInt8]) -> [UInt8] {
    var sample: [UInt8] = []
    var i = 0
    while i < bytes.count, sample.count < sampleLimit {
      if bytes[i] < 0x80 {
        i += 1
        continue
      }
      var end = i + 1
      var calm = 0
      // Trail bytes may be ASCII: a stretch goes on until four bytes in a row are.
      while end < bytes.count, calm < 4, end - i < sampleLimit {
        calm = bytes[end] < 0x80 ? calm + 1 : 0
        end += 1
      }
      sample.append(contentsOf: bytes[i..<end])
      sample.append(0x0A)
      i = end
    }
    return sample
  }

  private static func score(of sample: [UInt8], in charset: Charset) -> Double {
    let decoded = CharsetConverter.convert(sample, from: 0, charset: charset)
    var wide = 0
    var common = 0
    var broken = 0
    var runs = 0
    var wasLetter = false
    for scalar in String(decoding: decoded.bytes, as: UTF8.self).unicodeScalars {
      guard scalar.value >= 0x80 else {
        wasLetter = false
        continue
      }
      wide += 1
      switch scalar.value {
      case 0xFFFD: broken += 1
      case 0xE000...0xF8FF, 0xFF61...0xFF9F: common -= 1
      case 0x3041...0x3096 where charset.form == .shiftJIS || charset.form == .eucJP: common += 1
      case 0x30A1...0x30FC where charset.form == .shiftJIS || charset.form == .eucJP: common += 1
      case 0x3000...0x3002, 0x300A...0x3011, 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1F:
        common += 1
      case 0x0410...0x044F:
        // Cyrillic words are runs; Latin letters with accents stand alone.
        if wasLetter { runs += 1 }
      default: if CommonCharacters.contains(scalar, in: charset) { common += 1 }
      }
      wasLetter = (0x0410...0x044F).contains(scalar.value)
    }
    guard wide > 0 else { return 0 }
    let hits = charset == .windows1251 ? Double(runs) * 0.6 : Double(common)
    return (hits - 10 * Double(broken)) / Double(wide)
  }

  /// UTF-16 of a text that is mostly ASCII: every other byte is zero.
  private static func detectUTF16(_ bytes: [UInt8]) -> Charset? {
    var zeros = (even: 0, odd: 0)
    let count = min(bytes.count, sampleLimit) & ~1
    guard count >= 4 else { return nil }
    for i in stride(from: 0, to: count, by: 2) {
      if bytes[i] == 0 { zeros.even += 1 }
      if bytes[i + 1] == 0 { zeros.odd += 1 }
    }
    let units = count / 2
    if zeros.odd * 5 > units, zeros.even * 20 < zeros.odd { return .utf16LE }
    if zeros.even * 5 > units, zeros.odd * 20 < zeros.even { return .utf16BE }
    return nil
  }

  /// UTF-16 of a text with hardly any ASCII.
  private static func detectWideUTF16(_ bytes: [UInt8]) -> Fit? {
    guard bytes.count >= 8, bytes.count & 1 == 0 else { return nil }
    let sample = Array(bytes.prefix(sampleLimit & ~1))
    var best: Fit?
    for charset in [Charset.utf16LE, .utf16BE] {
      let decoded = CharsetConverter.convert(sample, from: 0, charset: charset)
      let scalars = Array(String(decoding: decoded.bytes, as: UTF8.self).unicodeScalars)
      let common = scalars.count { CommonCharacters.isCommonHan($0) }
      let score = Double(common) / Double(max(1, scalars.count))
      if score > max(0.4, best?.score ?? 0) { best = Fit(charset: charset, score: score) }
    }
    return best
  }
}
