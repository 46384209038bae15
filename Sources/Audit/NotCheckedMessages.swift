// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import Text

/// What of a listing was not read, in words: one entry a kind, so that silence never means clean.
enum NotCheckedMessages {
  static func entries(for listing: Listing) -> [NotChecked] {
    var entries: [NotChecked] = []
    for field in listing.fields {
      for omission in field.document.omissions { entries.append(entry(for: omission)) }
      let replaced = field.document.source.problems.count
      if replaced > 0 {
        let charset = field.document.source.charset
        entries.append(
          NotChecked(
            what: Message(en: "\(replaced) undecodable places", zh: "\(replaced) 处无法解码的内容"),
            why: Message(
              en: "the bytes are not text in \(charset)", zh: "这些字节不是 \(charset) 编码的文字")))
      }
    }
    entries += law(for: listing)
    if !listing.images.isEmpty {
      entries.append(imageText(count: listing.images.count))
    }
    return entries
  }

  private static func law(for listing: Listing) -> [NotChecked] {
    guard listing.market == nil else { return [] }
    return [
      NotChecked(
        what: Message(en: "claims against the law", zh: "宣传用语的法律合规"),
        why: Message(
          en: "no market given, and the language does not tell one; say --market",
          zh: "未指明市场，语言也无法判断；请用 --market 指定"))
    ]
  }

  /// `1 image`, `3 images`.
  private static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(number) \(number == 1 ? singular : plural ?? singular + "s")"
  }

  private static func imageText(count number: Int) -> NotChecked {
    NotChecked(
      what: Message(en: count(number, "image"), zh: "\(number) 张图片"),
      why: Message(en: "text in images; no OCR", zh: "图片中的文字未识别（未启用 OCR）"))
  }

  private static func entry(for omission: Omission) -> NotChecked {
    let detail = omission.detail
    switch omission.kind {
    case .imageText: return imageText(count: omission.count)
    case .remoteDescription:
      return NotChecked(
        what: Message(en: "description", zh: "商品详情"),
        why: Message(
          en: "loaded from \(detail), not in this file", zh: "由 \(detail) 加载，不在此文件中"))
    case .frame:
      return NotChecked(
        what: Message(en: "content of a frame", zh: "框架中的内容"),
        why: Message(en: "shown from \(detail)", zh: "来自 \(detail)"))
    case .placeholder:
      return NotChecked(
        what: Message(
          en: count(omission.count, "part") + " the page fills in later",
          zh: "\(omission.count) 处稍后才填入的内容"),
        why: Message(en: "only a placeholder stands here: \(detail)", zh: "此处只有占位文字：\(detail)"))
    case .template:
      return NotChecked(
        what: Message(
          en: count(omission.count, "template placeholder"), zh: "\(omission.count) 处模板代码"),
        why: Message(
          en: "their values are not in this file: \(detail)", zh: "其内容不在此文件中：\(detail)"))
    case .limit:
      return NotChecked(
        what: Message(en: "part of the input", zh: "输入的一部分"),
        why: Message(en: "a limit was reached: \(detail)", zh: "达到上限：\(detail)"))
    case .media:
      return NotChecked(
        what: Message(
          en: count(omission.count, "video or sound", "videos or sounds"),
          zh: "\(omission.count) 个视频或音频"),
        why: Message(en: "speech and pictures are not read", zh: "不识别语音和画面"))
    case .surroundings:
      return NotChecked(
        what: Message(
          en: count(omission.count, "block") + " around the listing",
          zh: "商品文案之外的 \(omission.count) 段文字"),
        why: Message(
          en: "menus, other goods, buyers' reviews or parts of the site, not this listing's copy",
          zh: "属于菜单、其他商品、买家评价或网站自身，不是本商品的文案"))
    case .undecodable:
      return NotChecked(
        what: Message(en: "undecodable bytes", zh: "无法解码的字节"),
        why: Message(en: detail, zh: detail))
    }
  }
}
