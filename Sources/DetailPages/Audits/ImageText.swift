// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Text

/// How much of the page is told in pictures alone: what stands there is not found by search, not read
/// aloud, and was not checked here.
public struct ImageText: PageAudit {
  public let name = "image-text"
  /// Letters of text a picture may stand for before the page counts as told in pictures.
  static let lettersPerPicture = 60

  public init() {}

  public func result(for page: PageView) -> PageAuditResult {
    guard page.isMarkup else { return notApplicable }
    guard !page.images.isEmpty else { return notApplicable }
    let count = page.images.filter { !$0.reference.isTextRead }.count
    guard count >= 3, page.visibleLetters < count * Self.lettersPerPicture else {
      return result([])
    }
    let letters = Double(page.visibleLetters) / Double(count * Self.lettersPerPicture)
    return result(
      [
        page.finding(
          "image-text", .info, at: .page,
          en:
            "\(count) pictures and \(page.visibleLetters) letters of text: what the pictures say was not read",
          zh: "\(count) 张图片、\(page.visibleLetters) 字正文：图片里的文字没有读取",
          fix: Message(
            en: "Run with --ocr to read them, and repeat the key facts as text.",
            zh: "用 --ocr 读取图中文字；关键信息请同时写成文字。"))
      ], score: letters)
  }
}
