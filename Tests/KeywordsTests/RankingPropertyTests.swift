// SPDX-License-Identifier: Apache-2.0

import Keywords
import TestSupport
import Testing

@Suite struct RankingPropertyTests {
  private let fixture: RankingFixture

  init() throws { fixture = try RankingFixture() }

  private func scores(_ text: String) throws -> [String: Double] {
    Dictionary(
      uniqueKeysWithValues: try fixture.lines(text).map { ($0.term, $0.score) })
  }

  @Test(arguments: 0..<60)
  func `more demand, all else equal, never lowers a term's score or place`(seed: Int) throws {
    var list = RandomList(seed: seed)
    var random = SeededGenerator(seed: seed + 1_000)
    let index = Int.random(in: 0..<list.rows.count, using: &random)
    let term = list.rows[index].term
    let before = try fixture.lines(list.text())
    list.rows[index].demand *= Int.random(in: 2...9, using: &random)
    let after = try fixture.lines(list.text())
    let first = try #require(before.first { $0.term == term })
    let second = try #require(after.first { $0.term == term })
    #expect(second.score >= first.score * (1 - 1e-12))
    #expect(second.rank <= first.rank)
  }

  @Test(arguments: 0..<40)
  func `more competing goods never raise a term's score`(seed: Int) throws {
    var list = RandomList(seed: seed)
    let index = seed % list.rows.count
    let before = try scores(list.text())[list.rows[index].term] ?? 0
    list.rows[index].goods *= 3
    let after = try scores(list.text())[list.rows[index].term] ?? 0
    #expect(after <= before * (1 + 1e-12))
  }

  @Test(arguments: [(1, 10), (2, 1000), (3, 7)])
  func `another unit of demand changes no place`(seed: Int, scale: Int) throws {
    let list = RandomList(seed: seed)
    let before = try fixture.lines(list.text()).map(\.term)
    let after = try fixture.lines(list.text(scale: scale)).map(\.term)
    #expect(before == after)
  }

  @Test(arguments: 0..<20)
  func `the order of rows changes nothing`(seed: Int) throws {
    var list = RandomList(seed: seed)
    let before = try fixture.lines(list.text())
    var random = SeededGenerator(seed: seed)
    list.rows.shuffle(using: &random)
    let after = try fixture.lines(list.text())
    #expect(before.map(\.term) == after.map(\.term))
    #expect(before.map(\.score) == after.map(\.score))
    #expect(before.map(\.tier) == after.map(\.tier))
  }

  @Test(arguments: 0..<20)
  func `rows that stand twice change nothing`(seed: Int) throws {
    var list = RandomList(seed: seed)
    let before = try fixture.lines(list.text())
    list.rows += list.rows.prefix(7)
    let after = try fixture.lines(list.text())
    #expect(before.map(\.term) == after.map(\.term))
    #expect(before.map(\.score) == after.map(\.score))
  }

  @Test(arguments: 0..<20)
  func `a column a term has nothing in does not turn the order of such terms`(seed: Int) throws {
    let list = RandomList(seed: seed)
    let without = Set(list.rows.filter { $0.conversionRate == nil }.map(\.term))
    let full = try fixture.lines(list.text()).map(\.term).filter(without.contains)
    var bare = list
    for index in bare.rows.indices { bare.rows[index].conversionRate = nil }
    let alone = try fixture.lines(bare.text()).map(\.term).filter(without.contains)
    #expect(full == alone)
  }
}
