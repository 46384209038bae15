// SPDX-License-Identifier: Apache-2.0

import Documents
import TestSupport
import Testing
import Text

@Suite struct TextDecoderTests {
  private static let simplified = "<p>这款连衣裙是我们店铺的新品,面料质量好,尺码颜色都有,现在购买包邮!</p>"
  private static let traditional = "<p>這款連身裙是我們店鋪的新品,布料質量好,尺寸顏色都有,現在購買免運!</p>"
  private static let japanese = "<p>この商品は送料無料です。サイズと色をお選びください。在庫があります。</p>"
  private static let korean = "<p>이 상품은 무료배송입니다. 사이즈와 색상을 선택하고 장바구니에 담으세요.</p>"
  private static let french =
    "<p>Robe d'été très légère, livrée à domicile — dès demain, sans frais cachés</p>"
  private static let russian =
    "<p>Платье летнее женское, бесплатная доставка по всей стране, новая модель</p>"

  @Test(arguments: [
    (simplified, "GB18030", "gb18030"), (simplified, "GBK", "gb18030"),
    (traditional, "BIG5", "big5"), (japanese, "CP932", "shift_jis"),
    (japanese, "EUC-JP", "euc-jp"), (korean, "EUC-KR", "euc-kr"),
    (french, "CP1252", "windows-1252"), (russian, "CP1251", "windows-1251"),
    (simplified, "UTF-16LE", "utf-16le"), (simplified, "UTF-16BE", "utf-16be"),
    ("这是一个没有标签的文本的说明我们的商品", "UTF-16LE", "utf-16le"),
  ])
  func encodingsThatAreNotNamedAreDetected(text: String, encoding: String, name: String) throws {
    let bytes = try #require(encoded(text, as: encoding))
    let source = TextDecoder.decode(bytes, name: "page", isMarkup: true)
    #expect(source.charset == name)
    #expect(source.string(in: ByteRange(0, source.bytes.count)) == text)
    #expect(source.problems == [])
  }

  @Test(arguments: ["GB18030", "BIG5", "UTF-16LE", "UTF-16BE", "CP932", "EUC-JP", "UHC"])
  func everyCharacterLeadsBackToItsOriginalBytes(encoding: String) throws {
    let text = "ab 商品 c, 日本x品品品 1 \r\n"
    let bytes = try #require(encoded(text, as: encoding))
    let source = TextDecoder.decode(
      bytes, name: "t", isMarkup: false, label: encoding == "UHC" ? "cp949" : encoding)
    #expect(source.string(in: ByteRange(0, source.bytes.count)) == text)
    var offset = 0
    for character in text.unicodeScalars {
      let end = offset + String(character).utf8.count
      let original = source.original.original(of: ByteRange(offset, end))
      #expect(Array(bytes[original.range]) == encoded(String(character), as: encoding))
      offset = end
    }
  }

  @Test func aByteOrderMarkIsNoTextAndMovesOffsets() {
    let source = TextDecoder.decode(
      [0xEF, 0xBB, 0xBF] + Array("a最".utf8), name: "t", isMarkup: true)
    #expect(source.bytes == Array("a最".utf8))
    #expect(source.original.original(of: ByteRange(1, 4)) == ByteRange(4, 7))
  }

  @Test func aDeclarationCountsWhereverItStandsAndOnlyOnTheRightElement() throws {
    let filler = String(repeating: "<!-- filler <meta charset=big5> -->", count: 100)
    let page = """
      <script charset="shift_jis" src="a.js"></script><script>'<meta charset="euc-kr">'</script>\(filler)
      <meta http-equiv="Content-Type" content="text/html; charset=gb2312"><p>短
      """
    let source = TextDecoder.decode(
      try #require(encoded(page, as: "GBK")), name: "t", isMarkup: true)
    #expect(source.charset == "gb18030")
    #expect(source.string(in: ByteRange(0, source.bytes.count)) == page)
  }

  @Test func theBytesWinOverADeclarationTheyContradict() throws {
    let big5 = "<meta charset=gbk>" + Self.traditional
    #expect(
      TextDecoder.decode(try #require(encoded(big5, as: "BIG5")), name: "t", isMarkup: true).charset
        == "big5")
    let utf8 = "<meta charset=gbk>" + Self.simplified
    let document = DocumentReader.read(Array(utf8.utf8), name: "t.html")
    #expect(document.source.charset == "utf-8")
    #expect(document.problems.map(\.kind) == [.conflictingCharsets])
  }

  @Test func badBytesAreReplacedAndReportedWithTheirPlace() throws {
    var bytes = try #require(encoded("<meta charset=gbk><p>最好", as: "GBK"))
    let place = bytes.count
    bytes += [0xFF, 0x81, 0x20, 0]
    let source = TextDecoder.decode(bytes, name: "t", isMarkup: true)
    #expect(
      source.string(in: ByteRange(0, source.bytes.count))
        == "<meta charset=gbk><p>最好\u{FFFD}\u{FFFD} \u{FFFD}")
    #expect(source.problems.map(\.kind) == [.undecodable, .null])
    #expect(source.problems.first?.original == ByteRange(place, place + 2))
  }

  @Test func aFewBadBytesDoNotMakeAPageAnotherEncoding() {
    let bytes = Array("<p>这是一段很长的中文文本,最后被截断了".utf8).dropLast()
    let document = DocumentReader.read(Array(bytes), name: "t.html")
    #expect(document.source.charset == "utf-8")
    #expect(document.problems.map(\.kind) == [.undecodableBytes])
    #expect(document.omissions.map(\.kind) == [.undecodable])
    #expect(violations(of: document) == [])
  }

  @Test(arguments: 0..<40)
  func anyBytesDecodeToValidTextThatLeadsBack(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let count = Int(random.next() % 400)
    let bytes = (0..<count).map { _ in
      UInt8(truncatingIfNeeded: random.next() % 3 == 0 ? random.next() % 0x80 : random.next())
    }
    for label in [nil, "gbk", "big5", "sjis", "euc-jp", "euc-kr", "utf-16", "utf-8", "latin1"] {
      let source = TextDecoder.decode(bytes, name: "t", isMarkup: true, label: label)
      #expect(String(validating: source.bytes, as: UTF8.self) != nil)
      var last = 0
      for offset in 0...source.bytes.count {
        let original = source.original.original(of: offset)
        #expect(original >= last && original <= bytes.count)
        last = original
      }
      #expect(source.original.original(of: source.bytes.count) == bytes.count)
    }
  }

  @Test func anExportInAnEncodingOfItsOwnIsReadAsATable() throws {
    let text = "搜索词,搜索人气,点击率\n连衣裙女夏季,12345,3.2%\n纯棉上衣,678,1.5%\n"
    let bytes = try #require(encoded(text, as: "GBK"))
    let table = try #require(try TableReader.tables(from: bytes, name: "export.csv").first)
    #expect(table.strings(ofRow: 0) == ["搜索词", "搜索人气", "点击率"])
    #expect(table.string(row: 1, column: 0) == "连衣裙女夏季")
  }
}
