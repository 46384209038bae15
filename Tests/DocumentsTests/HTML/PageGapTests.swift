// SPDX-License-Identifier: Apache-2.0

import Documents
import Testing
import Text

@Suite struct PageGapTests {
  private func read(_ html: String) -> Document {
    HTMLReader.read(SourceText(name: "test", string: html))
  }

  @Test func structuredDataIsReadThroughEscapesWithItsPath() throws {
    let document = read(
      #"""
      <script type="application/ld+json">{"@context":"https://schema.org","name":"壶 \u4e0a\"好\ud83d\udc4d",
      "@type":"Product","url":"https://a.b/c","offers":{"@type":"Offer","price":"9","list":["甲",["乙"]]},"n":1.5}
      </script><script type='application/ld+json'>{"@graph":[{"@type":"Review","reviewBody":"好用"}]}</script>
      """#)
    #expect(
      outline(document) == [
        "data Product.name: 壶 上\"好👍", "data Product.offers.price: 9",
        "data Product.offers.list: 甲", "data Product.offers.list: 乙",
        "data Review.reviewBody: 好用",
      ])
    #expect(violations(of: document) == [])
    #expect(document.problems == [])
    let name = try #require(document.blocks.first)
    let place = document.text.source(of: ByteRange(name.range.start + 4, name.range.start + 7))
    #expect(document.source.string(in: place) == #"\u4e0a"#)
  }

  @Test(arguments: [
    (#"{"name":"a" "b":1}"#, "\""), (#"{"name":"a",}"#, "}"), (#"{"name":tru}"#, "t"),
    (#"{"name":"\x"}"#, "\\"), (#"{"a":1} x"#, "x"),
  ])
  func brokenStructuredDataIsReportedWhereItBreaks(json: String, place: String) {
    let document = read("<script type=application/ld+json>\(json)</script>")
    #expect(document.problems.map(\.kind) == [.invalidJSONLD])
    #expect(document.problems.first?.range.map(document.source.string(in:)) == place)
  }

  @Test func aLineBreakInAStringIsReportedAndRead() {
    let document = read("<script type=application/ld+json>{\"name\":\"a\nb\",\"x\":\"y\"}</script>")
    #expect(document.problems.map(\.kind) == [.invalidJSONLD])
    #expect(outline(document) == ["data name: a\nb", "data x: y"])
  }

  @Test func deepStructuredDataEndsWithAFinding() {
    let document = read(
      "<script type=application/ld+json>" + String(repeating: "[{\"a\":", count: 90_000)
        + "</script>")
    #expect(document.problems.map(\.kind) == [.invalidJSONLD])
  }

  @Test(arguments: [
    "var g = { descUrl : location.protocol==='http:' ? '//dsc.example.com/i8/1' : '//desc.example.com/i8/1' };",
    #"{"api":{"httpsDescUrl":"//desc.example.com/i8/1"}}"#,
    #"x={"detailUrl":"https:\/\/desc.example.com\/i8\/1"}"#,
    "apiItemDesc = \"//desc.example.com/i8/1\"",
    "desc: '//cd.example.com/d/1?x=2',",
  ])
  func aDescriptionThatIsLoadedLaterIsNamed(code: String) throws {
    let document = read("<p>标题</p><script>\(code)</script>")
    let omission = try #require(document.omissions.first)
    #expect(omission.kind == .remoteDescription)
    #expect(omission.detail.contains("example.com"))
    #expect(document.omissions.count == 1)
  }

  @Test func ordinaryCodeNamesNoDescription() {
    #expect(
      read("<script>var desc = 'good'; detail('x'); descend = '//a.example.com/b/c';</script>")
        .omissions == [])
  }

  @Test func placeholdersPicturesFramesAndFilmsAreCounted() {
    let document = read(
      """
      <div>正在加载...</div><div>Loading…</div><div>加载中的文字</div>
      <img src="blank.gif" data-ks-lazyload="//img.example.com/1.jpg"><img src=a.png alt=图>
      <img src=i.png width=16 height=16><iframe src="/desc.html"></iframe><video src=v.mp4></video>
      <noscript><img src=n.png></noscript>
      """)
    let kinds = document.omissions.map { "\($0.kind) \($0.count) \($0.detail)" }
    #expect(
      kinds == [
        "frame 1 /desc.html", "media 1 v.mp4", "placeholder 2 正在加载...",
        "imageText 2 2 pictures, 1 of them without alternative text",
      ])
    #expect(document.images.map(\.address) == ["//img.example.com/1.jpg", "a.png", "i.png"])
    #expect(document.images.map(\.isLazy) == [true, false, false])
  }

  @Test(arguments: [
    ("<iframe src=\"//shop.example/desc.html\"></iframe>", [Omission.Kind.frame]),
    ("<iframe src=\"javascript:void(0)\"></iframe>", []),
    ("<iframe src=\"about:blank\"></iframe>", []),
  ])
  func `a frame that a script fills shows no page from elsewhere`(
    html: String, kinds: [Omission.Kind]
  ) {
    #expect(read(html).omissions.map(\.kind) == kinds)
  }
}
