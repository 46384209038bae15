// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Text

/// Alternative texts: every picture with content has one that says what is seen.
///
/// Told once a page for each fault, with the first place and the number; HTML Living Standard §4.8.4.4.
public struct ImageAlternative: PageAudit {
  public let name = "image-alt"
  /// Longest alternative text in code points before a screen reader's user loses the thread.
  static let longest = 125

  public init() {}

  public func result(for page: PageView) -> PageAuditResult {
    let images = page.images.filter { $0.reference.element != nil }
    guard !images.isEmpty else { return notApplicable }
    let missing = images.filter { $0.reference.alternative == nil }
    let empty = images.filter {
      isBlank($0.reference.alternative) && isLarge($0) && !isNamed($0, in: page)
    }
    let described = images.filter { !isBlank($0.reference.alternative ?? "") }
    let fileNames = described.filter { isFileName($0.reference.alternative ?? "") }
    let long = described.filter {
      ($0.reference.alternative ?? "").unicodeScalars.count > Self.longest
    }
    var findings: [Finding] = []
    if let first = missing.first {
      findings.append(missingFinding(first, missing.count, of: images.count, page: page))
    }
    if let first = empty.first { findings.append(emptyFinding(first, empty.count, page: page)) }
    if let first = fileNames.first {
      findings.append(
        page.finding(
          "image-alt-file-name", .warning, at: spot(of: first, in: page),
          en:
            "\(Wording.count(fileNames.count, "picture")) described by a file name or number only",
          zh: "\(fileNames.count) 张图片的替代文字只是文件名或编号",
          fix: Self.fix))
    }
    if let first = long.first {
      findings.append(
        page.finding(
          "image-alt-length", .info, at: spot(of: first, in: page),
          en: "\(Wording.count(long.count, "alternative text")) over \(Self.longest) characters",
          zh: "\(long.count) 条替代文字超过 \(Self.longest) 字",
          fix: Message(
            en: "Say in one phrase what is seen; put the rest into the text.",
            zh: "用一句话说明图中内容，其余写进正文。")))
    }
    findings += repeated(described, page: page)
    let faulty = Set((missing + fileNames + empty).map(\.index)).count
    return result(findings, score: 1 - Double(faulty) / Double(images.count))
  }

  private func missingFinding(
    _ first: PageImage, _ count: Int, of total: Int, page: PageView
  ) -> Finding {
    page.finding(
      "image-alt", .warning, at: spot(of: first, in: page),
      en: "\(count) of \(Wording.count(total, "picture")) without alternative text",
      zh: "\(total) 张图片中有 \(count) 张没有替代文字（alt）", fix: Self.fix)
  }

  private func emptyFinding(_ first: PageImage, _ count: Int, page: PageView) -> Finding {
    page.finding(
      "image-alt-empty", .info, at: spot(of: first, in: page),
      en:
        "\(Wording.count(count, "large picture")) marked as decoration by an empty alternative text",
      zh: "\(count) 张大图的替代文字为空，等于标为装饰图",
      fix: Message(
        en: "Right for decoration; where a picture shows the product, say what is seen.",
        zh: "纯装饰图可以留空；展示商品的图片请写明图中内容。"))
  }

  /// The same words for different pictures say nothing about any of them.
  private func repeated(_ images: [PageImage], page: PageView) -> [Finding] {
    guard images.count >= 3 else { return [] }
    // Logos, other products and buyers' pictures are not the seller's to describe.
    let around = Set(
      page.document.blocks.lazy.filter { $0.role == .alternative && $0.surrounding != nil }
        .compactMap(\.element))
    var groups: [String: [PageImage]] = [:]
    for image in images where !(image.reference.element.map(around.contains) ?? false) {
      groups[(image.reference.alternative ?? "").lowercased(), default: []].append(image)
    }
    let worst = groups.values.filter { group in
      group.count >= 3 && Set(group.map(\.reference.address)).count >= 3
    }.min { a, b in a.count != b.count ? a.count > b.count : a[0].index < b[0].index }
    guard let worst, let first = worst.first else { return [] }
    return [
      page.finding(
        "image-alt-repeated", .info, at: spot(of: first, in: page),
        en: "\(worst.count) different pictures share one alternative text",
        zh: "\(worst.count) 张不同的图片用了同一条替代文字",
        fix: Message(
          en: "Say for each picture what it alone shows: view, detail, size, use.",
          zh: "逐张说明各自展示的内容：角度、细节、尺寸、使用场景。"))
    ]
  }

  private static let fix = Message(
    en:
      "Say in one phrase what is seen, with the product's name; leave it empty only for decoration.",
    zh: "用一句话说明图中内容并带上商品名；只有纯装饰图才留空（alt=\"\"）。")

  /// The words of the alternative text where there are any, else the element.
  private func spot(of image: PageImage, in page: PageView) -> PageView.Spot {
    guard let element = image.reference.element else { return .page }
    let block = page.document.blocks.firstIndex {
      $0.element == element && $0.role == .alternative
    }
    return block.map { .block($0) } ?? .element(element)
  }

  private func isBlank(_ text: String?) -> Bool {
    guard let text else { return false }
    // Most texts start with a letter; no blank is looked for in them.
    if let first = text.utf8.first, LetterCount.isLetter(first) { return false }
    return text.allSatisfy(\.isWhitespace)
  }

  private func isLarge(_ image: PageImage) -> Bool { (image.width ?? 0) >= 300 }

  /// Named by other means: `aria-label`, `title`, or `aria-labelledby`.
  private func isNamed(_ image: PageImage, in page: PageView) -> Bool {
    guard let element = image.reference.element else { return false }
    return ["aria-label", "aria-labelledby", "title"].contains {
      !(page.document.elements[element].value(of: $0) ?? "").isEmpty
    }
  }

  /// `IMG_1234.jpg`, `O1CN01xyz`, `20240102`, `1.png`: an ending of a picture, or one word in which
  /// digits outnumber letters, or a word a camera or phone writes.
  private func isFileName(_ text: String) -> Bool {
    let word = text.lowercased()
    if word.contains(where: \.isWhitespace) { return false }
    let endings = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".bmp", ".svg"]
    if endings.contains(where: word.hasSuffix) { return true }
    guard word.utf8.allSatisfy({ $0 < 0x80 }) else { return false }
    let digits = word.utf8.filter { (0x30...0x39).contains($0) }.count
    let letters = word.utf8.filter { (0x61...0x7A).contains($0) }.count
    if ["img_", "dsc_", "img-", "dscn", "screenshot_", "o1cn"].contains(where: word.hasPrefix) {
      return digits >= 3
    }
    return digits >= 6 && digits > letters
  }
}
