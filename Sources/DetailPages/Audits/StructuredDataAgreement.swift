// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Text

/// The JSON-LD says what the page says: the product's name and its price stand in the visible text.
///
/// Judged only where the visible text names prices at all; a page whose price a script writes later is not.
public struct StructuredDataAgreement: PageAudit {
  public let name = "structured-data-agreement"
  private let rules: SchemaRules

  public init(rules: SchemaRules) { self.rules = rules }

  public func result(for page: PageView) -> PageAuditResult {
    guard !page.structuredData.isList else { return notApplicable }
    let nodes = page.structuredData.nodes.filter {
      !$0.path.contains(where: rules.otherProducts.contains)
    }
    let products = nodes.filter { rules.judged($0.types) == "Product" }
    guard !products.isEmpty, page.hasText else { return notApplicable }
    var findings: [Finding] = []
    if let product = products.first { findings += name(of: product, page: page) }
    findings += prices(nodes, page: page)
    return result(findings)
  }

  /// At least half the words of the name stand in the visible text; for Chinese, half its pairs of letters.
  private func name(of product: StructuredData.Node, page: PageView) -> [Finding] {
    guard let value = product.json["name"], let text = value.text else { return [] }
    let parts = Self.parts(of: text)
    guard parts.count >= 2 else { return [] }
    let visible = page.visibleText.lowercased()
    var shown = 0
    for part in parts where visible.holds(part) {
      shown += 1
      if shown * 2 >= parts.count { return [] }
    }
    let judge = SchemaJudge(page: page, node: product, slug: name)
    return [
      judge.finding(
        "name", .warning, at: value,
        en:
          "the product's name in the structured data, '\(Wording.quoted(text))', does not stand in the visible text",
        zh: "结构化数据中的商品名“\(Wording.quoted(text))”没有出现在可见文字中",
        fix: Message(en: "Use the name visitors read.", zh: "使用与页面一致的商品名。"))
    ]
  }

  private func prices(_ nodes: [StructuredData.Node], page: PageView) -> [Finding] {
    var values: [(StructuredData.Node, PlacedJSON, String)] = []
    for node in nodes where rules.judged(node.types) == "Offer" {
      if let value = node.json["price"], let text = value.text, let number = Double(text),
        number > 0
      {
        values.append((node, value, text))
      }
    }
    // Of several variants the page shows one; only when none is seen do page and data disagree.
    guard let first = values.first, page.showsPrices,
      !values.contains(where: { page.showsNumber($0.2) })
    else { return [] }
    let judge = SchemaJudge(page: page, node: first.0, slug: name)
    return [
      judge.finding(
        "price", page.isShopPage ? .info : .warning, at: first.1,
        en:
          "the price \(Wording.quoted(first.2)) of the structured data does not stand in the visible text",
        zh: "结构化数据中的价格 \(Wording.quoted(first.2)) 没有出现在可见文字中",
        fix: Message(
          en: "Write the same price in both; search engines drop offers that differ.",
          zh: "两处价格保持一致；不一致的报价会被搜索引擎弃用。"))
    ]
  }

  /// Words of Latin letters and digits, pairs of other letters; lower case.
  static func parts(of text: String) -> [String] {
    var parts: [String] = []
    for word in text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
      if word.utf8.allSatisfy({ $0 < 0x80 }) {
        if word.count >= 2 { parts.append(String(word)) }
      } else {
        let letters = Array(word)
        for index in letters.indices.dropLast() {
          parts.append(String(letters[index...(index + 1)]))
        }
      }
    }
    return parts
  }
}
