// SPDX-License-Identifier: Apache-2.0

import DetailPages
import Documents
import Findings
import Listings
import Testing
import Text

@Suite struct OfferAuditTests {
  static func offer(_ members: String) -> AuditedPage {
    StructuredDataAuditTests.page(
      #"{"@context":"https://schema.org","@type":"Product","name":"Cup","offers":{"@type":"Offer",\#(members)}}"#
    )
  }

  /// Rules of the offer's faults, recommendations left out.
  static func faults(_ members: String) -> [String] {
    offer(members).rules("offer-data").filter { $0 != "offer-data-recommended" }
  }

  @Test(arguments: [
    (#""price":"19.99","priceCurrency":"USD""#, []),
    (#""price":19.99,"priceCurrency":"USD","availability":"http://schema.org/InStock""#, []),
    (#""price":"$19.99","priceCurrency":"USD""#, ["offer-data-price"]),
    (#""price":"1.299,00","priceCurrency":"EUR""#, ["offer-data-price"]),
    (#""price":0,"priceCurrency":"USD""#, ["offer-data-price-zero"]),
    (#""price":5,"priceCurrency":"RMB""#, ["offer-data-currency"]),
    (#""price":5"#, ["offer-data-required"]),
    (#""price":5,"priceCurrency":"CNY","availability":"in stock""#, ["offer-data-availability"]),
    (#""price":5,"priceCurrency":"CNY","priceValidUntil":"2026-13-01""#, ["offer-data-date"]),
  ])
  func anOfferIsReadByMachines(_ members: String, _ expected: [String]) {
    #expect(Self.faults(members) == expected)
  }

  @Test func theFaultStandsAtTheValue() {
    let finding = Self.offer(#""price":5,"priceCurrency":"RMB""#).result("offer-data").findings
      .first { $0.rule == "page-audit/offer-data-currency" }
    #expect(finding?.place?.text == "RMB")
    #expect(finding?.place?.path?.contains("script") == true)
  }

  @Test func expiryNeedsADay() {
    let page = Self.offer(#""price":5,"priceCurrency":"USD","priceValidUntil":"2025-12-31""#)
    #expect(!page.rules("offer-data").contains("offer-data-expired"))
    let audits = PageAudits.all(
      lexicon: AuditedPage.lexicon, today: CalendarDate(year: 2026, month: 11, day: 24))
    let result = audits.first { $0.name == "offer-data" }?.result(
      for: PageView(page.listing, lexicon: AuditedPage.lexicon))
    #expect(result?.findings.contains { $0.rule == "page-audit/offer-data-expired" } == true)
  }

  @Test(arguments: [
    (#""ratingValue":"4.6","reviewCount":12"#, "<p>4.6 (12)</p>", []),
    (#""ratingValue":"46","bestRating":"100","ratingCount":3"#, "<p>46 of 100</p>", []),
    (#""ratingValue":"5.6","reviewCount":12"#, "<p>5.6</p>", ["rating-data-value"]),
    (#""ratingValue":"4.6","reviewCount":0"#, "<p>4.6</p>", ["rating-data-count"]),
    (#""ratingValue":"4.6","reviewCount":12"#, "", ["rating-data-visible"]),
    (#""ratingValue":"4.6""#, "<p>4.6</p>", ["rating-data-required"]),
  ])
  func aRatingIsCountedAndSeen(_ members: String, _ body: String, _ expected: [String]) {
    let page = StructuredDataAuditTests.page(
      #"{"@context":"https://schema.org","@type":"AggregateRating",\#(members)}"#, body: body)
    #expect(page.rules("rating-data") == expected)
  }

  @Test(arguments: [
    ("4006381333931", []), ("4006381333932", ["gtin-check-digit"]),
    ("40063813339", ["gtin-length"]),
    ("ABC", ["gtin-digits"]), ("0 36000 29145 2", []),
  ])
  func aTradeItemNumberHasItsCheckDigit(_ number: String, _ expected: [String]) {
    let page = StructuredDataAuditTests.page(
      #"{"@context":"https://schema.org","@type":"Product","gtin":"\#(number)"}"#)
    #expect(page.rules("gtin") == expected)
  }

  @Test func aVideoStatesWhatPreviewsNeed() {
    let page = StructuredDataAuditTests.page(
      #"{"@context":"https://schema.org","@type":"VideoObject","name":"V","thumbnailUrl":"t.jpg","#
        + #""uploadDate":"yesterday","duration":"90s","description":"d","contentUrl":"v.mp4"}"#)
    #expect(page.rules("video-data") == ["video-data-date", "video-data-duration"])
  }

  @Test func dataAndPageSayTheSame() {
    let json =
      #"{"@context":"https://schema.org","@type":"Product","name":"Steel bottle","offers":{"@type":"Offer","price":"1299.00"}}"#
    let rules = { (body: String) in
      StructuredDataAuditTests.page(json, body: body).rules("structured-data-agreement")
    }
    #expect(rules("<h1>Steel bottle</h1><p>$1,299</p>") == [])
    #expect(
      rules("<h1>Steel bottle</h1><p>$12.50</p><p>$999</p>") == [
        "structured-data-agreement-price"
      ])
    #expect(rules("<h1>Steel bottle</h1>") == [])
  }
}
