// SPDX-License-Identifier: Apache-2.0

import Keywords
import Lexicons
import TestSupport
import Testing
import Text

@Suite("Comparing queries")
struct IdentityTests {
  let identity: QueryIdentity

  init() throws {
    identity = QueryIdentity(
      segmenter: try Segmenter.read(lexicons: Repository.lexicons),
      words: try IdentityWords.read(lexicons: Repository.lexicons))
  }

  @Test(
    "Spelling, order, units and number words make no difference",
    arguments: [
      ("ipad 保护套", "iPad保护套"), ("胎心监测仪", "胎心監測儀"), ("1500ml酱油", "酱油1.5l"),
      ("10kg狗粮", "狗粮20斤"), ("四件套纯棉", "纯棉4件套"), ("第2代扫地机", "第二代扫地机"),
      ("men's socks", "socks for men"), ("12oz coffee mugs", "coffee mug 12 oz"),
      ("wi-fi camera", "wifi camera"), ("countertop stand", "counter top stand"),
    ])
  func same(a: String, b: String) {
    #expect(identity.compare(a, b) == .same)
    #expect(identity.compare(b, a) == .same)
  }

  @Test(
    "What changes the thing wanted never merges",
    arguments: [
      ("睡衣男冬", "睡衣女冬"), ("有盖垃圾桶", "无盖垃圾桶"), ("不要拉链的靴子", "拉链靴子"),
      ("39码女靴", "38码女靴"), ("食用油5斤", "食用油5l"), ("小米14屏幕膜", "小米14pro屏幕膜"),
      ("狗玩具", "玩具狗"), ("lactose free milk", "lactose milk"), ("organ shirt", "organic shirt"),
      ("box bag", "boxing bag"), ("candle without scent", "candle with scent"),
      ("airpods pro case", "airpods pro 2 case"), ("dress with sleeves", "sleeveless dress"),
    ])
  func different(a: String, b: String) {
    #expect(identity.compare(a, b) == .different)
    #expect(identity.compare(b, a) == .different)
  }

  @Test(
    "A narrower query, a synonym and a slip of the pen are related",
    arguments: [
      ("皮带", "皮带男"), ("无糖酸奶", "酸奶"), ("电饭煲", "电饭锅"), ("充电宝大容量", "移动电源大容量"),
      ("aluminium foil", "aluminum foil"), ("stawberry jam", "strawberry jam"),
      ("阿迪达斯短袖", "adidas短袖"),
    ])
  func related(a: String, b: String) {
    #expect(identity.compare(a, b) == .related)
    #expect(identity.compare(b, a) == .related)
  }

  @Test("Pairs made up for these tests are judged as a person judged them")
  func invented() throws {
    let path = Repository.root + "/Tests/Fixtures/identity/pairs.tsv"
    let rows = try DataFiles.text(of: path).split(separator: "\n").filter { !$0.hasPrefix("#") }
    var wrong: [String] = []
    for row in rows {
      let fields = row.split(separator: "\t").map(String.init)
      try #require(fields.count == 3)
      let got = identity.compare(fields[0], fields[1])
      if got.rawValue != fields[2] { wrong.append("\(fields[0]) / \(fields[1]): \(got)") }
      if fields[2] == "different" { #expect(got != .same, "\(row)") }
    }
    // A floor, not a list of what is wrong today: the lexicon may change in either direction.
    #expect(Double(wrong.count) <= 0.05 * Double(rows.count), "\(wrong)")
  }

  @Test("Queries are the same exactly where their keys are equal, but for words cut another way")
  func keys() {
    let canonicalizer = identity.canonicalizer
    #expect(canonicalizer.canonical("女 短款羽绒服").key == canonicalizer.canonical("羽绒服女短款").key)
    #expect(canonicalizer.canonical("狗玩具").key != canonicalizer.canonical("玩具狗").key)
  }
}
