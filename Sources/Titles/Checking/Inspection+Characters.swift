// SPDX-License-Identifier: Apache-2.0

import Findings
import Text

extension Inspection {
  mutating func checkCharacters(
    _ forbidden: Set<Character>, _ exceptInBrand: Bool, _ rule: PlatformRule
  ) {
    let brand = exceptInBrand ? brandPlaces : []
    for (letter, start) in title.letters where forbidden.contains(letter) {
      let range = ByteRange(start, start + letter.utf8.count)
      if brand.contains(where: { $0.contains(range) }) { continue }
      add(
        rule, at: range,
        Message(en: "'\(letter)' is not allowed here", zh: "不允许使用“\(letter)”"))
    }
  }

  mutating func checkOnce(_ characters: Set<Character>, _ rule: PlatformRule) {
    var seen: Set<Character> = []
    for (letter, start) in title.letters where characters.contains(letter) {
      if seen.insert(letter).inserted { continue }
      add(
        rule, at: ByteRange(start, start + letter.utf8.count),
        Message(en: "'\(letter)' may stand only once", zh: "“\(letter)”只能出现一次"))
    }
  }

  mutating func checkNotOnly(_ classes: [TitleCheck.ScriptClass], _ rule: PlatformRule) {
    guard !title.bytes.isEmpty else { return }
    for word in title.words {
      switch word.kind {
      case .number where classes.contains(.digits): continue
      case .latin where classes.contains(.latin): continue
      default: return
      }
    }
    add(
      rule, at: nil,
      Message(
        en: "nothing but \(classes.map(\.rawValue).joined(separator: ", ")): it names no product",
        zh: "标题不能只有数字、外文或符号"))
  }

  /// Runs of adjacent letters of a kind are one finding.
  mutating func checkKind(_ kind: TitleCheck.ForbiddenKind, _ rule: PlatformRule) {
    switch kind {
    case .urls:
      for word in urls() {
        add(rule, at: word, Message(en: "an address is not allowed here", zh: "不允许出现网址"))
      }
    case .years:
      for word in title.words where word.kind == .number {
        guard let year = Int(word.folded), (1990...2099).contains(year) else { continue }
        add(
          rule, at: word.range, Message(en: "a year is not allowed here", zh: "不允许出现年份"))
      }
    default:
      for range in runs(where: { Self.isForbidden($0, kind) }) {
        let text = title.text(range)
        let name = Self.name(of: kind)
        var fixes: [Fix] = []
        if kind == .fullWidth {
          let half = String(
            String.UnicodeScalarView(text.unicodeScalars.map { TitleText.halfWidth($0) ?? $0 }))
          fixes = safeFix([edit(range, half)])
        }
        add(
          rule, at: range,
          Message(en: "\(name.en) not allowed here: '\(text)'", zh: "不允许使用\(name.zh)：“\(text)”"),
          fixes: fixes)
      }
    }
  }

  /// Maximal stretches of letters that satisfy a condition.
  private func runs(where isWanted: (Character) -> Bool) -> [ByteRange] {
    var found: [ByteRange] = []
    for (letter, start) in title.letters where isWanted(letter) {
      let end = start + letter.utf8.count
      if let last = found.last, last.end == start {
        found[found.count - 1] = ByteRange(last.start, end)
      } else {
        found.append(ByteRange(start, end))
      }
    }
    return found
  }

  /// `http://…`, `www.…` and names that end like `.com`.
  private func urls() -> [ByteRange] {
    var found: [ByteRange] = []
    let folded = title.folded
    var index = 0
    while index < folded.count {
      var end = index
      while end < folded.count, folded[end].utf8.count == 1, folded[end] != " " { end += 1 }
      let piece = folded[index..<end].joined()
      let isAddress =
        piece.contains("://") || piece.hasPrefix("www.")
        || [".com", ".net", ".org", ".cn", ".shop"].contains { ending in
          piece.hasSuffix(ending) || piece.contains(ending + "/")
        }
      if isAddress, piece.count > 4 {
        let last = end < title.letters.count ? title.letters[end].start : title.bytes.count
        found.append(ByteRange(title.letters[index].start, last))
      }
      index = max(end, index + 1)
    }
    return found
  }

  private static func isForbidden(_ letter: Character, _ kind: TitleCheck.ForbiddenKind) -> Bool {
    guard let first = letter.unicodeScalars.first else { return false }
    switch kind {
    case .emoji: return isEmoji(letter)
    case .symbols: return isOrnament(first) && !isEmoji(letter)
    case .fullWidth:
      // The signs of Chinese text are full-width by right.
      return TitleText.halfWidth(first).map {
        $0 == " " || $0.properties.isAlphabetic || ("0"..."9").contains($0)
      }
        ?? false
    case .lineBreaks: return letter.isNewline
    case .spaces: return letter.isWhitespace
    case .otherScripts:
      return first.properties.isAlphabetic && !TitleText.isHan(first) && !TitleText.isLatin(first)
    case .nonASCII: return first.properties.isAlphabetic && !first.isASCII
    case .punctuation: return letter.isPunctuation || letter.isSymbol
    case .urls, .years: return false
    }
  }

  /// Shown as a picture: emoji by default, or made one by a variation selector. Digits and signs such as
  /// © and ™ are letters unless they say otherwise.
  private static func isEmoji(_ letter: Character) -> Bool {
    let scalars = letter.unicodeScalars
    guard let first = scalars.first else { return false }
    return first.properties.isEmojiPresentation
      || (first.properties.isEmoji && scalars.contains { $0.value == 0xFE0F || $0.value == 0x20E3 })
  }

  /// Arrows, boxes, blocks, geometric shapes, stars, dingbats.
  private static func isOrnament(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2190...0x21FF, 0x2500...0x27BF, 0x2B00...0x2BFF, 0x3013, 0x203B: true
    default: false
    }
  }

  private static func name(of kind: TitleCheck.ForbiddenKind) -> Message {
    switch kind {
    case .emoji: Message(en: "emoji are", zh: "表情符号")
    case .symbols: Message(en: "ornaments are", zh: "特殊符号")
    case .fullWidth: Message(en: "full-width letters are", zh: "全角字母数字")
    case .lineBreaks: Message(en: "line breaks are", zh: "换行")
    case .spaces: Message(en: "spaces are", zh: "空格")
    case .otherScripts: Message(en: "letters of other scripts are", zh: "中英文以外的文字")
    case .nonASCII: Message(en: "letters outside ASCII are", zh: "非 ASCII 字母")
    case .punctuation: Message(en: "signs are", zh: "标点符号")
    case .urls: Message(en: "addresses are", zh: "网址")
    case .years: Message(en: "years are", zh: "年份")
    }
  }
}
