// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import Text

/// Enough pictures to see the product from all sides; those of the record count too.
public struct ImageCount: PageAudit {
  public let name = "image-count"
  private let least: Int

  /// - Parameter least: the number below which buyers are left guessing.
  public init(least: Int) { self.least = least }

  public func result(for page: PageView) -> PageAuditResult {
    let gallery = page.listing.images.count
    // A description without pictures beside a gallery that is not in this file says nothing.
    guard page.isMarkup, page.canTellAbsence, !page.isShopPage,
      gallery > 0 || page.isWholePage || !page.images.isEmpty
    else { return notApplicable }
    let addresses = page.images.map(\.reference.address) + page.listing.images.map(\.address)
    let count = Set(addresses).count
    guard count < least else { return result([]) }
    let finding = page.finding(
      "image-count", .info, at: .page,
      en:
        "\(Wording.count(count, "picture")) of content in what was read; \(least) or more are usual",
      zh: "读到的内容图片只有 \(count) 张，一般至少 \(least) 张",
      fix: Message(
        en: "Show front, back, a detail, the size beside something known, and the product in use.",
        zh: "补充正面、背面、细节、尺寸对比和使用场景图。"),
      confidence: 0.7)
    return result([finding], score: Double(count) / Double(least))
  }
}
