// SPDX-License-Identifier: Apache-2.0

import Findings
import Text

extension Inspection {
  /// Spaces at either end, several in a row, and spaces that are not the plain one.
  mutating func checkSpacing() {
    var index = 0
    let letters = title.letters
    while index < letters.count {
      guard letters[index].letter.isWhitespace, letters[index].letter != "\u{3000}" else {
        index += 1
        continue
      }
      var next = index
      while next < letters.count, letters[next].letter.isWhitespace { next += 1 }
      let end = next < letters.count ? letters[next].start : title.bytes.count
      let range = ByteRange(letters[index].start, end)
      let isOutside = index == 0 || next == letters.count
      let wanted = isOutside ? "" : " "
      if title.text(range) != wanted {
        addStyle(
          "spaces", at: range,
          Message(
            en: isOutside
              ? "spaces at the end of a title count for nothing" : "one plain space is enough",
            zh: isOutside ? "首尾空格多余" : "多余或特殊的空格"),
          fixes: safeFix([edit(range, wanted)]))
      }
      index = next
    }
  }

  /// Full-width letters and digits look ragged and count double where Chinese does.
  mutating func checkWidth() {
    let isRule = checker.rules.contains { rule in
      if case .kinds(let kinds) = rule.check { kinds.contains(.fullWidth) } else { false }
    }
    if isRule { return }
    var index = 0
    let letters = title.letters
    func half(_ index: Int) -> Unicode.Scalar? {
      guard let scalar = letters[index].letter.unicodeScalars.first,
        let half = TitleText.halfWidth(scalar)
      else { return nil }
      let isWanted = half == " " || half.properties.isAlphabetic || ("0"..."9").contains(half)
      return isWanted ? half : nil
    }
    while index < letters.count {
      var text = ""
      var next = index
      while next < letters.count, let scalar = half(next) {
        text.unicodeScalars.append(scalar)
        next += 1
      }
      if next > index {
        let end = next < letters.count ? letters[next].start : title.bytes.count
        let range = ByteRange(letters[index].start, end)
        let saved = LengthUnit.halfWidth.length(of: title.text(range)) - text.utf8.count
        addStyle(
          "full-width", at: range,
          Message(
            en: "'\(text)' in half width saves \(saved) units", zh: "改用半角“\(text)”可省 \(saved) 字节"),
          fixes: safeFix([edit(range, text)]))
      }
      index = max(next, index + 1)
    }
  }
}
