// SPDX-License-Identifier: Apache-2.0

import DetailPages
import Findings
import Listings
import Testing

/// Statements about a shop's page that would be about others' words, and plain prose that would pass for stacked
/// words.
@Suite struct OthersWordsTests {
  /// What buyers say under one heading, so many paragraphs of it.
  private static func reviews(_ count: Int) -> String {
    let review = String(repeating: "用了三个月，背着不累，下雨天里面也是干的，拉链顺滑，同事也跟着买了一个。", count: 8)
    return "<div class=\"product-reviews\"><h2>评价</h2>"
      + String(repeating: "<p>\(review)</p>", count: count) + "</div>"
  }

  /// A shop's page with more copy than reviews, divided by headings.
  private static func page(_ parts: String) -> String {
    ShopPageTests.page(
      parts, body: String(repeating: ShopPageTests.description + "<h2>细节</h2>", count: 12))
  }

  private func rules(_ html: String, _ audit: String) -> [String] {
    AuditedPage(html, language: .simplified).rules(audit)
  }

  @Test func `a long review is no paragraph of the seller's`() {
    #expect(!rules(Self.page(Self.reviews(1)), "mobile").contains("mobile-paragraph"))
    #expect(rules(Self.reviews(1), "mobile").contains("mobile-paragraph"))
  }

  @Test func `a heading that reviews stand under needs no subheadings`() {
    let page = Self.page(Self.reviews(4))
    #expect(!rules(page, "heading-order").contains("heading-section"))
    #expect(rules(Self.reviews(4), "heading-order").contains("heading-section"))
  }

  @Test func `headings of the frame are neither jumps nor names of the product`() {
    let frame = "<footer><h1>关于我们</h1><h5>联系方式</h5></footer>"
    let page = ShopPageTests.page(frame)
    #expect(rules(page, "heading-order").isEmpty)
    #expect(rules(page, "h1").isEmpty)
  }

  @Test func `logos and other goods may share their alternative texts`() {
    let logos = (1...4).map { "<p><img src=\"/l\($0).jpg\" width=\"200\" alt=\"山屿\"></p>" }.joined()
    #expect(
      !rules(ShopPageTests.page("<footer>\(logos)</footer>"), "image-alt")
        .contains("image-alt-repeated"))
    #expect(rules(logos, "image-alt").contains("image-alt-repeated"))
  }

  @Test func `the product's name with other words around it carries no stage`() throws {
    let scripts = String(repeating: "<script>track()</script>", count: 5)
    let name = "Stonepath 26 litre commuter pack, slate"
    let page = """
      <html><head><title>Stonepath 26 litre commuter pack at Hillside Stores</title>\(scripts)</head>
      <body><h1>\(name)</h1><p><img src="a.jpg" alt="Buy \(name) online now"></p>
      <p>Rain on the way to the station, and the corner under the laptop is wet again.</p>
      <p>One sheet of coated cloth is folded up twelve centimetres, so water has no seam to come through.</p>
      <p>It holds a 16 inch laptop, a change of clothes and a lunch box; empty it weighs 780 grams.</p>
      </body></html>
      """
    let evidence = try Structure.report(page, .english).stages.flatMap(\.evidence)
    #expect(!evidence.isEmpty)
    #expect(!evidence.contains { $0.place.text.contains(name) })
  }

  @Test(arguments: [
    (
      "Plain: 100% cotton; grey: 90% cotton, 10% polyester; marl: 50% cotton, 50% polyester; "
        + "black: 60% cotton, 40% polyester", false
    ),
    (
      "The handle is the perfect size for a small hand, and the unique hinge lets the lid stay where it was left "
        + "while soup is ladled out with the other; the beautiful glaze is the work of a potter in the next "
        + "village, who fires each piece for a day and throws away what cracks in the kiln.", false
    ),
    ("Perfect unique beautiful classic pot, perfect unique gift", true),
  ])
  func `prose with a few big words and lists of shares are not stacked words`(
    line: String, isStacked: Bool
  ) throws {
    let report = try Structure.report("<p>\(line)</p><p>It weighs 1.2 kilos.</p>", .english)
    #expect(report.findings.contains { $0.rule == "page-structure/stacked-words" } == isStacked)
  }

  @Test func `a long Chinese text is no stack for saying its commonest words again`() throws {
    let prose =
      "这款手机的机身是用一整块铝做的，机身的边是磨圆的，所以握在手里的时候手心不会被边硌到；屏幕的亮度是自己调的，"
      + "在太阳下面看的时候屏幕是亮的，在床上看的时候屏幕是暗的，所以眼睛不会累；电池的容量是这个系列里最大的，"
      + "白天用手机看图、用手机导航，到晚上的时候电池里的电还是有的；相机的镜头是在机身的中间，所以手指不会挡到镜头。"
    let stack = String(repeating: "保温杯男士保温杯女士保温杯大容量保温杯车载保温杯", count: 5)
    func isStacked(_ line: String) throws -> Bool {
      try Structure.report("<p>\(line)</p><p>净重 320 克。</p>").findings.contains {
        $0.rule == "page-structure/stacked-words"
      }
    }
    #expect(try !isStacked(prose))
    #expect(try isStacked(stack))
  }
}
