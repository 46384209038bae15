// SPDX-License-Identifier: Apache-2.0

import Findings
import Lexicons
import Listings
import TestSupport
import Testing
import Text
import Titles

@Suite("Building titles")
struct TitleBuilderTests {
  static func grammar(_ name: String) throws -> TitleGrammar {
    try TitleGrammar.read(name, in: DataFolder(path: Repository.root))
  }

  /// Words by spaces; a run of Chinese by the words of `known`, the longest first, else by character.
  static func cutter(_ known: [String]) -> @Sendable (String) -> [String] {
    let sorted = known.sorted { $0.count > $1.count }
    return { text in
      text.split(separator: " ").flatMap { part -> [String] in
        var rest = part[...]
        var words: [String] = []
        while let first = rest.first {
          if let word = sorted.first(where: { rest.hasPrefix($0) }) {
            words.append(word)
            rest = rest.dropFirst(word.count)
          } else if first.isASCII {
            let word = rest.prefix { $0.isASCII }
            words.append(word.lowercased())
            rest = rest.dropFirst(word.count)
          } else {
            words.append(String(first))
            rest = rest.dropFirst()
          }
        }
        return words
      }
    }
  }

  static func builder(
    _ platform: String, _ facts: ProductFacts, words: [String] = [],
    options: TitleBuilder.Options = .init()
  ) throws -> TitleBuilder {
    let known = try PlatformTests.known(platform)
    return TitleBuilder(
      platform: known, grammar: try grammar(known.grammar ?? "zh-marketplace"), facts: facts,
      on: try PlatformTests.day("2026-11-24"), options: options, words: cutter(words))
  }

  static func candidates(
    _ builder: TitleBuilder, _ searches: KeyValuePairs<String, Double>, words: [String] = []
  ) -> [TitleCandidate] {
    let cut = cutter(words)
    return searches.map { TitleCandidate(term: $0.key, tokens: cut($0.key), value: $0.value) }
  }

  static var downJacket: ProductFacts {
    var facts = ProductFacts()
    facts.productWord = "羽绒服"
    facts.audience = ["女"]
    facts.functions = ["加厚", "保暖"]
    facts.other = [("长度", ["短款"])]
    facts.not = ["长款"]
    return facts
  }
  static let jacketWords = ["羽绒服", "短款", "长款", "加厚", "保暖", "女", "男", "连帽"]

  @Test("a title grows by what is searched for and true, and says what it gained")
  func grows() throws {
    var options = TitleBuilder.Options()
    options.seed = "羽绒服女短款"
    let builder = try Self.builder(
      "taobao", Self.downJacket, words: Self.jacketWords, options: options)
    let title = try builder.title(
      from: Self.candidates(
        builder,
        [
          "羽绒服女短款": 900, "羽绒服女短款加厚": 500, "羽绒服女加厚保暖": 200, "羽绒服男": 800,
          "羽绒服女长款": 700, "羽绒服女连帽": 300,
        ], words: Self.jacketWords))
    #expect(title.text == "羽绒服女短款加厚保暖")
    #expect(title.length == .init(value: 20, limit: 60, unit: .halfWidth))
    #expect(title.proved)
    #expect(title.value == 1600)
    #expect(title.covered.map(\.term) == ["羽绒服女短款", "羽绒服女短款加厚", "羽绒服女加厚保暖"])
    #expect(title.covered.map(\.isContiguous) == [true, true, false])
    #expect(
      title.dropped == [
        .init(term: "羽绒服男", value: 800, why: .unsupported("男")),
        .init(term: "羽绒服女长款", value: 700, why: .contradicts),
        .init(term: "羽绒服女连帽", value: 300, why: .unsupported("连帽")),
      ])
    #expect(title.gained?.map(\.term) == ["羽绒服女短款加厚", "羽绒服女加厚保暖"])
    let origins = title.tokens.map {
      "\($0.text): \($0.from.first.map(String.init(describing:)) ?? "")"
    }
    #expect(
      origins == [
        "羽绒服女短款: seed(\"羽绒服女短款\")", "加厚: fact(name: \"functions\", value: \"加厚\")",
        "保暖: fact(name: \"functions\", value: \"保暖\")",
      ])
  }

  static var bottle: ProductFacts {
    var facts = ProductFacts()
    facts.brand = "Tarnfield"
    facts.productWord = "water bottle"
    facts.audience = ["women"]
    facts.materials = ["stainless steel"]
    facts.functions = ["insulated", "leakproof"]
    facts.scenes = ["gym", "hiking"]
    facts.sizes = ["32oz", "24oz"]
    facts.colours = ["black"]
    return facts
  }

  @Test("an English title reads like one: brand, what kind, name, which, for what")
  func english() throws {
    let builder = try Self.builder("ebay", Self.bottle)
    let title = try builder.title(
      from: Self.candidates(
        builder,
        [
          "insulated water bottle": 900, "stainless steel water bottle": 800,
          "water bottle 32oz": 500, "water bottle 24oz": 300, "gym water bottle": 200,
          "hiking water bottle": 100, "glass water bottle": 1000, "water bottles": 400,
        ]))
    #expect(
      title.text == "Tarnfield Stainless Steel Insulated Water Bottle 32oz for Gym and Hiking")
    #expect(title.proved)
    #expect(title.covered.contains { $0.term == "water bottles" })
    #expect(
      title.dropped.contains { $0.term == "glass water bottle" && $0.why == .unsupported("glass") })
    #expect(title.dropped.contains { $0.term == "water bottle 24oz" && $0.why == .noRoom })
  }

  @Test("words that a check of claims objects to are left out")
  func claims() throws {
    var options = TitleBuilder.Options()
    options.claims = { text in
      guard let found = text.utf8.indices.first(where: { text.utf8[$0...].starts(with: "保暖".utf8) })
      else { return [] }
      let start = text.utf8.distance(from: text.utf8.startIndex, to: found)
      return [
        Finding(
          rule: "test/warm", family: .superlative, severity: .error, layer: .statute,
          place: Place(field: "title", range: ByteRange(start, start + 6), text: "保暖"),
          message: Message(en: "no", zh: "不"))
      ]
    }
    let builder = try Self.builder(
      "taobao", Self.downJacket, words: Self.jacketWords, options: options)
    let title = try builder.title(
      from: Self.candidates(builder, ["羽绒服女保暖": 900, "羽绒服加厚": 10], words: Self.jacketWords))
    #expect(title.text == "羽绒服加厚")
    #expect(title.dropped.map(\.why) == [.forbidden("保暖")])
    #expect(title.findings.isEmpty)
  }

  @Test("what must be in and does not fit is said")
  func tooLong() throws {
    var facts = ProductFacts()
    facts.productWord = String(repeating: "棉", count: 31)
    let builder = try Self.builder("taobao", facts)
    let error = #expect(throws: TitleBuildError.self) { _ = try builder.title(from: []) }
    #expect(
      error?.description == String(repeating: "棉", count: 31) + " alone is longer than 60 halfWidth"
    )
  }

  @Test(
    "no title exceeds its limit in its unit, whatever the facts and letters", arguments: 0..<40)
  func neverTooLong(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "连衣裙", "女", "iPhone15", "Pro", "e\u{301}clair", "😀", "👨‍👩‍👧", "Größe", "𠮷", "ｶﾞ", "steel", "32oz",
      "加厚", "bottle", "women", "kids", "法式", "A", "5", "한국",
    ]
    func word() -> String { pieces[random.next(below: pieces.count)] }
    func words(_ most: Int) -> [String] { (0..<random.next(below: most + 1)).map { _ in word() } }
    var facts = ProductFacts()
    facts.brand = random.next(below: 3) == 0 ? nil : word()
    facts.productWord = word()
    facts.audience = words(2)
    facts.functions = words(4)
    facts.materials = [words(3).joined(separator: " ")].filter { !$0.isEmpty }
    facts.scenes = words(3)
    facts.sizes = words(2)
    facts.compatibleWith = words(2)
    let names = try PlatformTests.library.names()
    let platform = try PlatformTests.known(names[random.next(below: names.count)])
    var options = TitleBuilder.Options()
    options.limit = 10 + random.next(below: 60)
    if random.next(below: 4) == 0 { options.seed = word() + word() }
    let builder = TitleBuilder(
      platform: platform,
      grammar: try Self.grammar(["zh-marketplace", "en-marketplace", "en-trade"][seed % 3]),
      facts: facts, on: try PlatformTests.day("2026-11-24"), options: options,
      words: Self.cutter(pieces))
    let candidates = (0..<20).map { _ in
      let tokens = (0...random.next(below: 3)).map { _ in word() }
      return TitleCandidate(
        term: tokens.joined(), tokens: tokens, value: Double(random.next(below: 100)),
        relevance: random.next(below: 2) == 0 ? .core : nil)
    }
    guard let title = try? builder.title(from: candidates) else { return }
    let limit = try #require(title.length.limit)
    #expect(title.length.unit.length(of: title.text) <= limit)
    #expect(title.length.value == title.length.unit.length(of: title.text))
    #expect(title.value <= title.bound)
    #expect(try builder.title(from: candidates).text == title.text)
    #expect(title.tokens.allSatisfy { !$0.from.isEmpty })
  }
}
