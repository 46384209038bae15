// SPDX-License-Identifier: Apache-2.0

import Listings
import Testing
import Titles

@Suite("Variants, several texts and tags")
struct TitleVariantTests {
  static let searches: KeyValuePairs<String, Double> = [
    "insulated water bottle": 900, "stainless steel water bottle": 800, "water bottle 32oz": 500,
    "leakproof water bottle": 450, "gym water bottle": 200, "hiking water bottle": 100,
  ]

  @Test("variants differ in the declared variable and nothing else")
  func oneVariable() throws {
    let builder = try TitleBuilderTests.builder("ebay", TitleBuilderTests.bottle)
    let titles = try builder.variants(
      3, varying: .headPosition, from: TitleBuilderTests.candidates(builder, Self.searches))
    #expect(titles.count == 4)
    #expect(titles[0].variation == nil)
    for title in titles.dropFirst() {
      let variation = try #require(title.variation)
      #expect(variation.isExplained)
      #expect(variation.moved == ["Water Bottle"])
      #expect(variation.removed.isEmpty && variation.added.isEmpty)
      #expect(variation.demandChange == 0)
      #expect(title.text != titles[0].text)
    }
  }

  @Test("a swapped word costs demand, and the variant says how much")
  func confound() throws {
    var facts = TitleBuilderTests.downJacket
    facts.audience = ["女", "妈妈"]
    let words = TitleBuilderTests.jacketWords + ["妈妈"]
    var options = TitleBuilder.Options()
    options.limit = 14
    let builder = try TitleBuilderTests.builder("taobao", facts, words: words, options: options)
    let titles = try builder.variants(
      3, varying: .benefit,
      from: TitleBuilderTests.candidates(
        builder, ["羽绒服女加厚": 60, "羽绒服女": 30, "羽绒服女保暖": 10], words: words))
    #expect(titles.map(\.text) == ["羽绒服女加厚", "羽绒服女保暖"])
    let variation = try #require(titles.last?.variation)
    #expect(variation.removed == ["加厚"])
    #expect(variation.added == ["保暖"])
    #expect((variation.demandChange + 5.0 / 9).magnitude < 1e-9)
  }

  @Test("measures change their unit, not their size")
  func numberForm() throws {
    var facts = TitleBuilderTests.bottle
    facts.sizes = ["500ml"]
    let builder = try TitleBuilderTests.builder("ebay", facts)
    let titles = try builder.variants(
      1, varying: .numberForm,
      from: TitleBuilderTests.candidates(builder, ["water bottle 500ml": 10]))
    #expect(titles.map(\.text) == ["Tarnfield Water Bottle 500ml", "Tarnfield Water Bottle 0.5L"])
  }

  @Test("diverse titles are far from each other, and the best comes first")
  func diverse() throws {
    var options = TitleBuilder.Options()
    options.limit = 45
    let builder = try TitleBuilderTests.builder("ebay", TitleBuilderTests.bottle, options: options)
    let titles = try builder.diverse(
      3, from: TitleBuilderTests.candidates(builder, Self.searches))
    #expect(titles.count == 3)
    #expect(titles[0].proved)
    for (index, title) in titles.enumerated() {
      #expect(title.value <= titles[0].value)
      for (other, distance) in (title.distances ?? []).enumerated() where other != index {
        #expect(distance >= 0.25)
      }
    }
  }

  @Test(
    "title, highlights and search terms share the work until all is covered, each within its limit, no word twice"
  )
  func plan() throws {
    let builder = try TitleBuilderTests.builder("amazon", TitleBuilderTests.bottle)
    let searches: KeyValuePairs<String, Double> = [
      "insulated water bottle": 900, "stainless steel water bottle": 800, "water bottle 32oz": 500,
      "leakproof water bottle": 450, "gym water bottle": 200, "hiking water bottle women": 100,
      "black water bottle": 90,
    ]
    let plan = try builder.plan(
      ["title", "highlights", "backend"], from: TitleBuilderTests.candidates(builder, searches))
    #expect(plan.texts.map(\.field) == ["title", "highlights"])
    #expect(plan.texts.allSatisfy { $0.length.fits })
    let words = plan.texts.flatMap { $0.text.lowercased().split { !$0.isLetter && !$0.isNumber } }
      .filter { !["for", "and"].contains($0) }
    #expect(Set(words).count == words.count)
    #expect(plan.value <= plan.bound)
    #expect(plan.gap < 0.2)
  }

  @Test("the bound of several texts holds where two texts say what one may not")
  func planBound() throws {
    let builder = try TitleBuilderTests.builder("amazon", Self.unisex)
    let plan = try builder.plan(
      ["title", "highlights"],
      from: TitleBuilderTests.candidates(
        builder, ["water bottle women": 60, "water bottle men": 50, "insulated water bottle": 40]))
    #expect(plan.texts.map(\.value) == [100, 50])
    #expect(plan.texts.last?.text == "Men's")
    #expect(plan.value == 125)
    #expect(plan.bound >= plan.value)
    #expect(plan.bound == 125)
  }

  static var unisex: ProductFacts {
    var facts = TitleBuilderTests.bottle
    facts.audience = ["women", "men"]
    return facts
  }

  @Test("tags are the most valued phrases that fit, no two of the same words")
  func tags() throws {
    let builder = try TitleBuilderTests.builder("etsy", TitleBuilderTests.bottle)
    let tags = try builder.tags(
      from: TitleBuilderTests.candidates(
        builder,
        [
          "gym water bottle": 5, "water bottle gym": 4, "insulated stainless steel water bottle": 9,
          "hiking bottle": 3,
        ]))
    #expect(tags.map(\.term) == ["gym water bottle", "hiking bottle"])
  }
}
