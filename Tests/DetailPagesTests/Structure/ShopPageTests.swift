// SPDX-License-Identifier: Apache-2.0

import DetailPages
import Findings
import Listings
import TestSupport
import Testing

/// A page a shop's software wrote around a description: whose words are whose.
@Suite struct ShopPageTests {
  static let description = """
    <p>下雨天挤地铁，包里的电脑底下总是先湿一角，到公司第一件事就是找纸巾。</p>
    <p>我们把底布换成一整块覆膜布，折上来 12 厘米再缝，水从底下渗不进来。</p>
    <p>26 升，装得下 16 寸电脑、一套换洗衣服和一个饭盒，空包只有 780 克。</p>
    <p>面料送纺织品检测中心测过静水压，报告编号 FT-2025-3312；两年内脱线免费修，来回运费我们出。</p>
    <p>本周日 24 点前下单立减 40 元，再送一只防雨罩，48 小时内发货。</p>

    """

  /// A whole page with scripts, so that it is known as a shop's.
  static func page(_ parts: String, body: String = description) -> String {
    let scripts = String(repeating: "<script>track()</script>", count: 5)
    return """
      <html><head><title>石径 26 升通勤背包 - 山屿商城</title>\(scripts)</head><body>
      <div class="main"><h1>石径 26 升通勤背包</h1>
      <div class="goods-detail">\(body)</div></div>
      \(parts)
      </body></html>
      """
  }

  /// Parts of a shop's page, each with words that would pass for a stage.
  static let furniture: [String] = [
    "<div id=\"footer-2021\"><p>增值电信业务经营许可证：浙B2-20080224，食品经营许可证 JY13301</p></div>",
    "<footer><p>增值电信业务经营许可证：浙B2-20080224，食品经营许可证 JY13301</p></footer>",
    "<div class=\"cookie-notice\"><p>为了解决您的烦恼，我们用 Cookie 记住您的选择，放心使用。</p></div>",
    "<div class=\"miniCart\"><p>购物车里还没有商品，赶紧选购吧！满 200 元立减 20 元。</p></div>",
    "<aside><p>满 300 元减 40 元，今晚 24 点截止，立即领券下单。</p></aside>",
    "<div role=\"dialog\"><p>首单立减 30 元，现在注册马上领取，今晚截止。</p></div>",
    "<ul>" + (1...6).map { "<li><a href=\"/c/\($0)\">满 \($0)99 减 20 立即抢购</a></li>" }.joined()
      + "</ul>",
    "<div>"
      + (1...4).map {
        "<div><a href=\"/p/\($0)\"><img src=\"\($0).jpg\" alt=\"包\"></a>"
          + "<p>¥\($0)88 马上抢购，限时立减 20 元，已售 3000 件</p></div>"
      }.joined() + "</div>",
    "<div class=\"recommend-list\"><p>同系列双肩包 券后 199 元，限量 100 只，马上抢购</p></div>",
    "<select><option>今晚下单立减 20 元</option><option>明天恢复原价</option></select>",
  ]

  @Test(arguments: furniture)
  func whatIsTheShopsCarriesNoStage(_ part: String) throws {
    let plain = try Structure.report(Self.page(""))
    let framed = try Structure.report(Self.page(part))
    #expect(framed.leftOut > plain.leftOut)
    #expect(framed.score == plain.score)
    #expect(framed.stages.map(\.evidence.count) == plain.stages.map(\.evidence.count))
  }

  @Test(arguments: furniture)
  func inADescriptionByItselfEverythingIsTheSellers(_ part: String) throws {
    #expect(try Structure.report(Self.description + part).leftOut == 0)
  }

  @Test func buyersSpeakOfTrustAndNothingElse() throws {
    let review = """
      <div class="product-reviews"><p>以前的包一下雨就湿，烦死了，每天背得肩膀疼。</p>
      <p>买了半年，第二次回购，底下真的没有再湿过，五星好评。</p></div>
      """
    let plain = try Structure.report(Self.page(""))
    let reviewed = try Structure.report(Self.page(review))
    for (stage, before) in zip(reviewed.stages, plain.stages) where stage.stage != .trust {
      #expect(stage.evidence.count == before.evidence.count)
    }
  }

  @Test func theNameOfTheProductUnderEachPictureIsNoClaim() throws {
    let pictures = String(
      repeating: "<p><img src=\"a.jpg\" alt=\"石径 26 升通勤背包\"></p>", count: 3)
    let report = try Structure.report(Self.page("", body: pictures + Self.description))
    #expect(!report.stages.flatMap(\.evidence).contains { $0.place.text == "石径 26 升通勤背包" })
  }

  @Test func aColumnThatHoldsTheDescriptionIsNoSidebar() throws {
    let scripts = String(repeating: "<script>track()</script>", count: 5)
    let page = """
      <html><head><title>背包</title>\(scripts)</head><body class="has-nav menu-open">
      <div class="layout-sidebar"><div class="goods-detail">\(Self.description)</div></div>
      <div class="nav">全部分类</div></body></html>
      """
    let report = try Structure.report(page)
    #expect(report.leftOut == 1)
    #expect(report.stages.reduce(0) { $0 + $1.evidence.count } >= 5)
  }

  @Test func aListOfGoodsIsNotJudgedAsADetailPage() throws {
    let scripts = String(repeating: "<script>track()</script>", count: 5)
    let cards = (1...30).map {
      "<li><a href=\"/p/\($0)\"><img src=\"\($0).jpg\"><span>保温杯 \($0) 号，限时立减 20 元</span></a></li>"
    }.joined()
    let report = try Structure.report(
      "<html><head><title>保温杯 - 搜索</title>\(scripts)</head><body><ul>\(cards)</ul></body></html>")
    #expect(report.score == nil)
    #expect(report.reason?.zh.contains("商品列表") == true)
  }

  @Test func resultsOfASearchAreNotJudgedHoweverMuchStandsAroundThem() throws {
    let scripts = String(repeating: "<script>track()</script>", count: 5)
    let cards = (1...40).map {
      "<li><a href=\"/p/\($0)\"><img src=\"\($0).jpg\"><span>云脊 316 不锈钢保温杯 \($0)00 毫升 办公随行，限时立减 20 元</span></a></li>"
    }.joined()
    let around = """
      <p>与“保温杯”相关的商品共 1726 件，其中包邮 803 件，近三十天售出 23000 件。</p>
      <p>没找到想要的？告诉我们，客服当天回复，买贵了退差价，正品承诺，假一赔三。</p>
      <p>说说这次搜索的感受，帮我们把结果排得更准，让您少翻几页就能买到合适的。</p>
      """
    let report = try Structure.report(
      "<html><head><title>保温杯 - 搜索</title>\(scripts)</head><body><div>\(around)</div><ul>\(cards)</ul></body></html>"
    )
    #expect(report.score == nil)
    #expect(report.reason?.zh.contains("商品列表") == true)
    // The same list under a description is a recommendation.
    #expect(try Structure.report(Self.page("<ul>\(cards)</ul>")).score != nil)
  }

  /// Lines that leaf through pages or pictures.
  static let pagers = [
    "◀ ▶", "← →", "➜", "▲", "« ‹ › »", "◀ prev ▲ next ▶", "‹ Previous 1 2 3 … 12 Next ›",
    "上一页 1 2 3 下一页 ►", "共 12 页 到第 3 页", "返回顶部 ▲", "🔥🔥🔥",
  ]

  @Test(arguments: pagers)
  func whatLeafsThroughPagesCarriesNoStage(_ pager: String) throws {
    for line in ["<p>\(pager)</p>", "<table><tr><td>\(pager)</td></tr></table>"] {
      let report = try Structure.report(Self.description + line + Self.description)
      #expect(!report.stages.flatMap(\.evidence).contains { $0.place.text == pager })
    }
  }

  @Test func twoProductsInOneFrameAreNoDuplicates() throws {
    let frame = String(repeating: Self.furniture.joined(), count: 3)
    let other = """
      <p>孩子写到晚上八点，头越埋越低，本子上总有一块黑影，提醒三遍才抬一次头。</p>
      <p>灯头往前伸出四十厘米，光从书桌对面落下来，手和笔都挡不住，换页也不用再挪灯。</p>
      <p>底座 1.2 公斤，猫蹭过去也不倒，关灯之后记得上一次的亮度和颜色，插上电就能接着用。</p>
      """
    let pages = [Self.description, other].map { Self.page(frame, body: $0) }
    let fingerprints = pages.compactMap { page in
      PageFingerprint(
        PageView(
          AuditedPage(page, language: .simplified).listing, lexicon: AuditedPage.lexicon))
    }
    #expect(fingerprints.count == 2)
    #expect(fingerprints[0].likeness(to: fingerprints[1]) < 0.3)
  }
}

/// Lines that look like copy to a model of words and are none, wherever they stand.
@Suite struct NoCopyTests {
  private func evidence(_ line: String) throws -> [String] {
    try Structure.report(line + ShopPageTests.description).stages.flatMap(\.evidence).map(
      \.place.text)
  }

  @Test(arguments: [
    "<p>¥179.00</p>", "<p>$15.99 - $19.99</p>", "<p>70% 19% 0% 11%</p>",
    "<img src=\"a.png\" alt=\"截屏2023-08-15 14.14.13.png\">",
  ])
  func plainFiguresAndNamesOfFilesCarryNoStage(_ line: String) throws {
    let before = try evidence("")
    #expect(try evidence(line) == before)
  }

  @Test(arguments: [
    "<p>周一至周日：9:00-24:00</p>", "<p>机身颜色: 暗夜绿色 银色 金色 深空灰色</p>",
    "<p>Dimensions: 3.5\" x 2.6\" x 0.7\"</p>",
  ])
  func hoursSizesAndColoursAreNoStackedWords(_ line: String) throws {
    let report = try Structure.report(line + ShopPageTests.description)
    #expect(!report.findings.contains { $0.rule == "page-structure/stacked-words" })
  }
}
