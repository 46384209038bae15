// SPDX-License-Identifier: Apache-2.0

import Findings
import Listings
import Text

extension Inspection {
  mutating func checkMaximum(_ limit: LengthLimit, _ others: [LengthUnit], _ rule: PlatformRule) {
    let length = limit.unit.length(of: title.string)
    if length > limit.count {
      let kept = limit.unit.prefix(of: title.string, fitting: limit.count).utf8.count
      let unit = Self.name(of: limit.unit)
      add(
        rule, at: ByteRange(kept, title.bytes.count),
        Message(
          en: "\(length) of at most \(limit.count) \(unit.en); this part is too much",
          zh: "共 \(length) \(unit.zh)，最多 \(limit.count)，这一段超出"))
      return
    }
    for unit in others where unit.length(of: title.string) > limit.count {
      let name = Self.name(of: unit)
      add(
        rule, at: nil,
        Message(
          en: "fits as \(Self.name(of: limit.unit).en), but counted in \(name.en) it is "
            + "\(unit.length(of: title.string)) of \(limit.count), and the platform does not say which",
          zh: "按\(Self.name(of: limit.unit).zh)未超，但按\(name.zh)计为 \(unit.length(of: title.string))，"
            + "上限 \(limit.count)，平台未说明计法"), severity: .info)
      return
    }
  }

  mutating func checkMinimum(_ limit: LengthLimit, _ rule: PlatformRule) {
    let length = limit.unit.length(of: title.string)
    guard length < limit.count else { return }
    let unit = Self.name(of: limit.unit)
    add(
      rule, at: nil,
      Message(
        en: "\(length) \(unit.en), and at least \(limit.count) are wanted",
        zh: "共 \(length) \(unit.zh)，至少需要 \(limit.count)"))
  }

  mutating func checkRecommended(_ limit: LengthLimit, _ rule: PlatformRule) {
    let length = limit.unit.length(of: title.string)
    guard length > limit.count else { return }
    let unit = Self.name(of: limit.unit)
    add(
      rule, at: nil,
      Message(
        en: "\(length) \(unit.en); no more than \(limit.count) is advised",
        zh: "共 \(length) \(unit.zh)，建议不超过 \(limit.count)"))
  }

  /// A phone cuts titles off as a matter of course; it matters when the brand or product goes.
  mutating func checkVisible(_ limit: LengthLimit, _ rule: PlatformRule) {
    let seen = limit.unit.prefix(of: title.string, fitting: limit.count).utf8.count
    guard seen < title.bytes.count, let facts = checker.facts else { return }
    let products = ([facts.productWord].compactMap(\.self) + facts.productSynonyms)
      .flatMap(title.places(of:))
    guard let first = products.min(), !products.contains(where: { $0.end <= seen }) else { return }
    add(
      rule, at: first,
      Message(
        en:
          "a phone shows about \(limit.count) \(Self.name(of: limit.unit).en); the product's name "
          + "comes after that",
        zh: "手机端约显示 \(limit.count) \(Self.name(of: limit.unit).zh)，产品词在其后被截断"))
  }

  /// What a unit is called in a sentence.
  static func name(of unit: LengthUnit) -> Message {
    switch unit {
    case .halfWidth: Message(en: "half-width units (Chinese counts 2)", zh: "字节（汉字算 2）")
    case .codePoints: Message(en: "characters", zh: "个字符")
    case .utf16: Message(en: "UTF-16 units", zh: "个 UTF-16 单元")
    case .utf8: Message(en: "bytes of UTF-8", zh: "字节（UTF-8）")
    case .graphemes: Message(en: "visible characters", zh: "个字")
    case .pixels: Message(en: "pixels", zh: "像素")
    }
  }
}
