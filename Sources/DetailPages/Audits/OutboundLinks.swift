// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import Text

/// A description on a marketplace does not lead its buyer off it: no links to other hosts, to mail,
/// telephone or chat, and no pictures of two-dimensional codes.
///
/// Applies where the marketplace is known and the description itself is given; in a saved page of the
/// marketplace most links are the platform's own.
public struct OutboundLinks: PageAudit {
  public let name = "outbound-links"
  private let rules: LinkRules

  init(rules: LinkRules) { self.rules = rules }

  public func result(for page: PageView) -> PageAuditResult {
    guard let platform = page.listing.platform, let hosts = rules.marketplaces[platform],
      page.isMarkup, !page.isShopPage
    else { return notApplicable }
    let links = page.document.links
    let contacts = links.filter { isContact($0.address) }
    let foreign = links.filter { link in
      guard let host = LinkRules.host(of: link.address), !isContact(link.address) else {
        return false
      }
      return !LinkRules.isHost(host, of: hosts)
    }
    let codes = page.document.images.filter(isCode)
    var findings: [Finding] = []
    if let first = contacts.first {
      findings.append(
        page.finding(
          "contact-link", .warning, at: spot(first.element), layer: .platformPolicy,
          en:
            "\(Wording.count(contacts.count, "link")) that open mail, telephone or chat outside \(platform)",
          zh: "有 \(contacts.count) 个链接会打开站外的邮件、电话或聊天工具", fix: Self.remove))
    }
    if let first = foreign.first, let host = LinkRules.host(of: first.address) {
      findings.append(
        page.finding(
          "outbound-link", .warning, at: spot(first.element), layer: .platformPolicy,
          en:
            "\(Wording.count(foreign.count, "link")) off \(platform), first to \(Wording.quoted(host))",
          zh: "有 \(foreign.count) 个站外链接，第一个指向 \(Wording.quoted(host))", fix: Self.remove))
    }
    if let first = codes.first {
      findings.append(
        page.finding(
          "code-image", .warning, at: spot(first.element), layer: .platformPolicy,
          en: "\(Wording.count(codes.count, "picture")) named as a two-dimensional code",
          zh: "有 \(codes.count) 张图片的名称或替代文字表明是二维码",
          fix: Message(
            en: "Remove it if it leads to a chat, payment or shop elsewhere.",
            zh: "若引导至站外聊天、付款或店铺，请删除。"),
          confidence: 0.8))
    }
    return result(findings)
  }

  private static let remove = Message(
    en: "Remove it; contact and payment stay on the platform.", zh: "请删除；沟通和付款都应留在平台内。")

  private func spot(_ element: Int?) -> PageView.Spot { element.map { .element($0) } ?? .page }

  private func isContact(_ address: String) -> Bool {
    let lower = address.lowercased()
    if rules.contactSchemes.contains(where: lower.hasPrefix) { return true }
    return LinkRules.host(of: lower).map { LinkRules.isHost($0, of: rules.contactHosts) } ?? false
  }

  private func isCode(_ image: ImageReference) -> Bool {
    let words = image.address.lowercased() + " " + (image.alternative ?? "").lowercased()
    return rules.codes.contains(where: words.holds)
  }
}
