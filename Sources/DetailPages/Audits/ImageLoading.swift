// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Text

/// Pictures keep their place while a page loads (`width` and `height` are stated), and long pages load
/// later ones when they are reached.
///
/// Only where the page is the seller's own: in one that software of a shop wrote, the software sees to it.
public struct ImageLoading: PageAudit {
  public let name = "image-loading"
  /// Pictures a first screen may load at once.
  static let eager = 6

  public init() {}

  public func result(for page: PageView) -> PageAuditResult {
    let images = page.images.filter { $0.reference.element != nil }
    guard !images.isEmpty, page.isWholePage, !page.isShopPage else { return notApplicable }
    var findings: [Finding] = []
    let unsized = images.filter { image in
      guard image.reference.width == nil || image.reference.height == nil else { return false }
      return !statesSize(image, in: page)
    }
    if let first = unsized.first, let element = first.reference.element {
      findings.append(
        page.finding(
          "image-dimensions", .info, at: .element(element),
          en:
            "\(unsized.count) of \(Wording.count(images.count, "picture")) state no width and height",
          zh: "\(images.count) 张图片中有 \(unsized.count) 张没有写明宽高",
          fix: Message(
            en: "State both, so that text does not jump while pictures load.",
            zh: "写明 width 和 height，避免加载时页面跳动。")))
    }
    let isLazy = images.contains { image in
      image.reference.isLazy
        || image.reference.element.map {
          page.document.elements[$0].value(of: "loading")?.lowercased() == "lazy"
        } ?? false
    }
    if !isLazy, images.count > Self.eager * 2, let element = images[Self.eager].reference.element {
      findings.append(
        page.finding(
          "image-lazy", .info, at: .element(element),
          en: "all \(images.count) pictures are loaded at once", zh: "\(images.count) 张图片全部一次加载",
          fix: Message(
            en: "Add loading=\"lazy\" from the second screen on.", zh: "第二屏起的图片加上 loading=\"lazy\"。"
          )))
    }
    return result(findings)
  }

  /// The style attribute states a height or a ratio.
  private func statesSize(_ image: PageImage, in page: PageView) -> Bool {
    guard let element = image.reference.element,
      let style = page.document.elements[element].value(of: "style")?.lowercased()
    else { return false }
    return style.contains("aspect-ratio") || style.contains("height:")
  }
}
