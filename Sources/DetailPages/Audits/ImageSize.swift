// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import Text

/// Pictures that lie beside the page: big enough to zoom, as wide as the marketplace shows them, and not
/// too heavy. Measured in the files themselves; pictures elsewhere are not judged.
public struct ImageSize: PageAudit {
  public let name = "image-size"
  private let limits: PageLimits

  public init(limits: PageLimits) { self.limits = limits }

  public func result(for page: PageView) -> PageAuditResult {
    let measured = page.images.filter { $0.reference.file != nil }
    let gallery = page.listing.images.compactMap(\.file)
    guard !measured.isEmpty || !gallery.isEmpty else { return notApplicable }
    return result(
      heavy(measured, page: page) + wrongWidth(measured, page: page) + main(gallery, page: page)
        + upscaled(measured, page: page))
  }

  private func heavy(_ images: [PageImage], page: PageView) -> [Finding] {
    let heavy = images.filter { ($0.reference.file?.byteCount ?? 0) > limits.imageBytes }
    guard let first = heavy.first else { return [] }
    let size = Self.megabytes(first.reference.file?.byteCount ?? 0)
    return [
      page.finding(
        "image-weight", .warning, at: spot(of: first),
        en:
          "\(Wording.count(heavy.count, "picture")) over \(Self.megabytes(limits.imageBytes)) MB; "
          + "'\(Wording.quoted(first.fileName))' has \(size) MB",
        zh:
          "\(heavy.count) 张图片超过 \(Self.megabytes(limits.imageBytes)) MB；“\(Wording.quoted(first.fileName))”有 \(size) MB",
        fix: Message(en: "Compress them or save them as WebP or JPEG.", zh: "压缩，或另存为 WebP、JPEG。"))
    ]
  }

  private func wrongWidth(_ images: [PageImage], page: PageView) -> [Finding] {
    guard let platform = page.listing.platform, let range = limits.detailWidths[platform] else {
      return []
    }
    let wrong = images.filter { image in
      guard let width = image.reference.file?.width, width >= 300 else { return false }
      return !range.contains(width)
    }
    guard let first = wrong.first, let width = first.reference.file?.width else { return [] }
    return [
      page.finding(
        "image-width", .info, at: spot(of: first),
        en:
          "\(Wording.count(wrong.count, "picture")) outside the \(range.lowerBound)–\(range.upperBound) pixels "
          + "of width \(platform) shows; the first is \(width) wide",
        zh:
          "\(wrong.count) 张图片的宽度不在 \(platform) 详情页的 \(range.lowerBound)–\(range.upperBound) 像素内，第一张宽 \(width)",
        fix: Message(en: "Save them at that width.", zh: "按该宽度导出。"))
    ]
  }

  private func main(_ gallery: [ImageFile], page: PageView) -> [Finding] {
    guard let first = gallery.first, max(first.width, first.height) < limits.mainImage else {
      return []
    }
    return [
      page.finding(
        "image-main", .warning, at: .field("images[0]"),
        en:
          "the main picture is \(first.width) × \(first.height); zoom needs \(limits.mainImage) on the longer side",
        zh: "主图为 \(first.width) × \(first.height)，长边至少 \(limits.mainImage) 像素才能放大查看",
        fix: Message(en: "Use the original; never enlarge a small one.", zh: "换用原图，不要把小图放大。"))
    ]
  }

  private func upscaled(_ images: [PageImage], page: PageView) -> [Finding] {
    let stretched = images.filter { image in
      guard let shown = image.reference.width, let width = image.reference.file?.width else {
        return false
      }
      return Double(shown) > Double(width) * 1.5
    }
    guard let first = stretched.first, let file = first.reference.file else { return [] }
    return [
      page.finding(
        "image-stretched", .info, at: spot(of: first),
        en: "\(Wording.count(stretched.count, "picture")) shown larger than they are; "
          + "the first is \(file.width) pixels wide",
        zh: "\(stretched.count) 张图片被放大显示；第一张原宽 \(file.width) 像素",
        fix: Message(en: "Use a larger file.", zh: "换用更大的原图。"))
    ]
  }

  private func spot(of image: PageImage) -> PageView.Spot {
    image.reference.element.map { .element($0) } ?? .page
  }

  private static func megabytes(_ bytes: Int) -> String {
    let tenths = (bytes + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10)"
  }
}
