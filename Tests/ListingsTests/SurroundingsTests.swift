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

  /// Enough links for a page of a shop.
  private let menu =
    "<ul id=\"siteNav\">" + (1...30).map { "<li><a href=\"/\($0)\">分类\($0)</a></li>" }.joined()
    + "</ul>"

  private func page(_ body: String) -> String { "<html><body>\(menu)\(body)</body></html>" }

  @Test func namedPartsAreNoCopy() {
    let read = kinds(
      page(
        """
        <div class="page_wrap has-sidebar"><h1>陶瓷马克杯</h1><div class="intro">杯身一体成型。</div>
        <div class="guess-like">别的杯子</div><section id="J_commentsList">买家说好用</section></div>
        <footer>客服热线</footer>
        """))
    #expect(
      read.suffix(5) == [
        "-: 陶瓷马克杯", "-: 杯身一体成型。", "related: 别的杯子", "reviews: 买家说好用", "site: 客服热线",
      ])
    #expect(read.prefix(30).allSatisfy { $0.hasPrefix("navigation: ") })
  }

  @Test func cardsOfOtherGoodsAreNoCopy() {
    let cards = (1...6).map {
      "<div class=\"c\"><img src=\"\($0).jpg\"><a href=\"/\($0)\">杯\($0)</a><p>折扣价 \($0) 元</p></div>"
    }
    let read = kinds(page("<h1>杯</h1><p>瓷土烧成。</p><div>\(cards.joined())</div>"))
    #expect(read.filter { $0.hasPrefix("related: ") }.count == 12)
    #expect(read.contains("-: 瓷土烧成。"))
  }

  @Test func onAKnownSiteOnlyTheSellersPlacesAreCopy() {
    let read = kinds(
      page(
        """
        <div id="titleSection"><h1><span id="productTitle">Ceramic mug</span></h1></div>
        <div id="price">FREE delivery tomorrow</div>
        <div id="feature-bullets"><ul><li>Holds 350 ml</li></ul></div>
        """))
    #expect(
      read.suffix(3) == ["-: Ceramic mug", "site: FREE delivery tomorrow", "-: Holds 350 ml"])
  }

  @Test func aDescriptionOnItsOwnIsReadWhole() {
    let read = kinds("<div class=\"footer\">杯身一体成型。</div><nav>参数</nav>")
    #expect(read == ["-: 杯身一体成型。", "-: 参数"])
  }

  @Test func namesArePartedAsPagesWriteThem() throws {
    for name in ["site-nav", "siteNav", "site_nav", "SiteNav", "main-site-nav2"] {
      let read = kinds(page("<h1>杯</h1><div class=\"\(name)\">去首页</div>"))
      #expect(read.last == "navigation: 去首页", "\(name)")
    }
    #expect(kinds(page("<h1>杯</h1><div class=\"navy\">藏青色</div>")).last == "-: 藏青色")
  }
}
