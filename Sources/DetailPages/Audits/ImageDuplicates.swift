// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Text

/// No picture is shown twice: by address, or by content where the files lie beside the page.
///
/// Not in a page that software of a shop wrote: its galleries repeat pictures as thumbnails.
public struct ImageDuplicates: PageAudit {
  public let name = "image-duplicate"

  public init() {}

  public func result(for page: PageView) -> PageAuditResult {
    let images = page.images.filter { !$0.reference.address.hasPrefix("data:") }
    guard images.count >= 2, !page.isShopPage else { return notApplicable }
    var seen = Set<String>()
    var repeats: [PageImage] = []
    for image in images {
      let key = image.reference.file?.hash ?? image.reference.address
      if !seen.insert(key).inserted { repeats.append(image) }
    }
    guard let first = repeats.first, let element = first.reference.element
    else { return result([]) }
    return result([
      page.finding(
        "image-duplicate", .info, at: .element(element),
        en:
          "\(Wording.count(repeats.count, "picture")) shown more than once, first '\(Wording.quoted(first.fileName))'",
        zh: "\(repeats.count) 张图片重复出现，第一张是“\(Wording.quoted(first.fileName))”",
        fix: Message(en: "Show something new in its place.", zh: "换成展示新内容的图片。"))
    ])
  }
}
