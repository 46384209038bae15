// SPDX-License-Identifier: Apache-2.0

import Documents
import Lexicons
import Listings
import TestSupport
import Testing
import Text

/// What stands around a listing on a saved page is told from its copy, and said to be not judged.
@Suite struct SurroundingsTests {
  private let rules: SurroundingRules

  init() throws { rules = try SurroundingRules.read(lexicons: Repository.lexicons) }

  /// Each visible block with its kind, `-` for the listing's own.
  private func kinds(_ html: String) -> [String] {
    var draft = ListingBuilder.Draft(id: "page")
    draft.add("html", html, as: .html)
    let listing = ListingBuilder(surroundings: rules).listing(from: draft)
    guard let document = listing.field("html")?.document else { return [] }
    return document.blocks.map { block in
      "\(block.surrounding?.rawValue ?? "-"): \(document.string(of: block))"
    }
  }

  /// A page of a shop, which more than three scripts or sixty links tell.
  private func page(_ body: String) -> String {
    let scripts = String(repeating: "<script>track()</script>", count: 4)
    return "<html><head>\(scripts)</head><body>\(body)</body></html>"
  }

  /// Enough copy that what is named a menu beside it does not hold most of the page.
  private let copy =
    "<div class=\"intro\"><h1>陶瓷马克杯</h1>"
    + "<p>杯身由瓷土一次拉坯成型，杯壁厚薄均匀，握在手里不烫，杯口打磨过三遍，喝水不刮嘴唇。</p></div>"

  private let ownCopy = [
    "-: 陶瓷马克杯", "-: 杯身由瓷土一次拉坯成型，杯壁厚薄均匀，握在手里不烫，杯口打磨过三遍，喝水不刮嘴唇。",
  ]

  @Test func namedPartsAreNoCopy() {
    let read = kinds(
      page(
        """
        <div class="page_wrap has-sidebar">\(copy)
        <div class="guess-like">别的杯子</div><section id="J_commentsList">买家说好用</section></div>
        <footer>客服热线</footer>
        """))
    #expect(read == ownCopy + ["products: 别的杯子", "reviews: 买家说好用", "site: 客服热线"])
  }

  @Test func theFootIsKnownByTheImprintInIt() {
    let long = String(repeating: "釉色由草木灰烧成，每只略有不同。", count: 12)
    let read = kinds(
      page(
        """
        <div>\(copy)<p>\(long)</p></div><div><div><ul><li>企业采购 mail@shop.example</li></ul></div>
        <div>版权所有 © 2019 某某商贸有限公司</div></div>
        """))
    #expect(
      read == ownCopy + [
        "-: \(long)", "site: 企业采购 mail@shop.example", "site: 版权所有 © 2019 某某商贸有限公司",
      ])
  }

  @Test func anImprintInTheCopyIsNoFoot() {
    let read = kinds(page("<div>\(copy)<p>图案版权所有，请勿仿制。</p></div>"))
    #expect(read.prefix(2) == ownCopy[...])
  }

  @Test func cardsOfOtherGoodsAreNoCopy() {
    let cards = (1...6).map {
      "<div class=\"c\"><img src=\"\($0).jpg\"><a href=\"/\($0)\">杯\($0)</a><p>折扣价 \($0) 元</p></div>"
    }
    let read = kinds(page("\(copy)<div>\(cards.joined())</div>"))
    #expect(read.count { $0.hasPrefix("products: ") } == 12)
    #expect(Array(read.prefix(2)) == ownCopy)
  }

  @Test func onAKnownSiteOnlyTheSellersPlacesAreCopy() {
    let read = kinds(
      page(
        """
        <div id="titleSection"><h1><span id="productTitle">Ceramic mug</span></h1></div>
        <div id="price">FREE delivery tomorrow</div>
        <div id="feature-bullets"><ul><li>Holds 350 ml</li></ul></div>
        """))
    #expect(read == ["-: Ceramic mug", "site: FREE delivery tomorrow", "-: Holds 350 ml"])
  }

  @Test func aDescriptionOnItsOwnIsReadWhole() {
    let read = kinds("<div class=\"footer\">杯身一体成型。</div><nav>参数</nav>")
    #expect(read == ["-: 杯身一体成型。", "-: 参数"])
  }

  @Test func namesArePartedAsPagesWriteThem() {
    for name in ["site-nav", "siteNav", "site_nav", "SiteNav", "main-site-nav2"] {
      let read = kinds(page("\(copy)<div class=\"\(name)\">去首页</div>"))
      #expect(read == ownCopy + ["site: 去首页"], "\(name)")
    }
    #expect(kinds(page("\(copy)<div class=\"navy\">藏青色</div>")) == ownCopy + ["-: 藏青色"])
  }
}
