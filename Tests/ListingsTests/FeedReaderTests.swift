// SPDX-License-Identifier: Apache-2.0

import Documents
import Lexicons
import Listings
import TestSupport
import Testing

@Suite struct FeedReaderTests {
  private func products(_ feed: String, _ text: String) throws -> [FeedReader.Product] {
    let reader = FeedReader(
      profile: try FeedProfile.read(feed, lexicons: Repository.lexicons),
      builder: ListingBuilder())
    let table = try TableReader.tables(from: Array(text.utf8), name: "feed.csv")[0]
    return try reader.products(in: table, source: "feed.csv")
  }

  @Test func shopifyVariantsBelongToTheProductAbove() throws {
    let found = try products(
      "shopify-csv",
      """
      Handle,Title,Body (HTML),Vendor,Type,Variant Price
      cup,Steel Cup,"<p>Keeps drinks warm, ""really"".</p>",Hill,home,19.90
      cup,,,,,21.90
      lid,Lid,<p>Fits the cup.</p>,Hill,home,4.90

      """)
    #expect(found.count == 2)
    guard case .listing(let cup) = found[0] else { return #expect(Bool(false)) }
    #expect(cup.id == "cup" && cup.platform == "shopify" && cup.category == "home")
    #expect(cup.fields.map(\.name) == ["title", "html"])
    #expect(cup.field("html")?.cell == CellPosition(row: 2, column: 3))
  }

  @Test func taobaoHasTwoHeaderRows() throws {
    let found = try products(
      "taobao-csv", "title\tprice\tdescription\n宝贝名称\t宝贝价格\t宝贝描述\n保温杯\t59\t<p>好</p>\n")
    #expect(found.count == 1)
  }

  @Test func aFileWithoutTheColumnSaysWhichIsMissing() {
    let error = #expect(throws: RecordError.self) {
      try products("merchant-feed", "sku,name\n1,Cup\n")
    }
    #expect(error?.description.contains("'title'") == true)
  }
}
