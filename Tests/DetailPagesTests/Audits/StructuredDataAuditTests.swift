// SPDX-License-Identifier: Apache-2.0

import DetailPages
import Findings
import Testing
import Text

@Suite struct StructuredDataAuditTests {
  /// A page with this JSON-LD.
  static func page(_ json: String, body: String = "") -> AuditedPage {
    AuditedPage.whole(body, head: "<script type='application/ld+json'>\(json)</script>")
  }

  @Test func aMistakeIsShownWhereItStands() {
    let page = Self.page(#"{"@context":"https://schema.org","@type":"Product","name":"Cup",}"#)
    let finding = page.result("json-ld").findings.first
    #expect(finding?.message.en == "the structured data is not JSON: a comma after the last item")
    #expect(finding?.place?.text == ",")
    #expect(
      finding?.place?.range?.start == page.html.utf8.count - page.html.drop { $0 != "}" }.utf8.count
        - 1)
  }

  @Test(arguments: [
    #"{"@context":"https://schema.org","name":"Cup}"#, #"{"@context" "x"}"#, #"{"a":"\x"}"#,
    "{\"a\":\"line\nbreak\"}", #"{"a":undefined}"#,
  ])
  func whatIsNoJSONIsFound(_ json: String) {
    #expect(Self.page(json).rules("json-ld") == ["json-ld"])
  }

  @Test func wrappingsOfPagesArePassedOver() {
    let json = #"<!-- //<![CDATA[ {"@context":"https://schema.org","@type":"Thing"} //]]> -->"#
    #expect(Self.page(json).rules("json-ld") == [])
  }

  @Test func templateCodeIsNotJudged() {
    #expect(!Self.page(#"{"name": {{ product.title | json }} }"#).result("json-ld").isApplicable)
  }

  @Test func aProductStatesWhatSearchNeeds() {
    let page = Self.page(#"{"@context":"https://schema.org","@type":"Product","name":"Cup"}"#)
    #expect(
      page.result("product-data").findings.map(\.message.en) == [
        "Product in the structured data lacks image, offers / review / aggregateRating",
        "Product in the structured data could also state description, brand, "
          + "sku / mpn / gtin / gtin8 / gtin12 / gtin13 / gtin14 / isbn",
      ])
  }

  @Test func productsThatAreOnlyMentionedAreNotJudged() {
    let page = Self.page(
      #"{"@context":"https://schema.org","@type":"ItemList","itemListElement":[{"@type":"Product"}]}"#
    )
    #expect(!page.result("product-data").isApplicable)
  }

  @Test func aGraphWithReferencesIsFollowed() {
    let page = Self.page(
      #"{"@context":"https://schema.org","@graph":[{"@type":"http://schema.org/Product","name":"A"},"#
        + #"{"@type":"Product","name":"B"}]}"#)
    #expect(page.rules("product-data").contains("product-data-several"))
  }
}
