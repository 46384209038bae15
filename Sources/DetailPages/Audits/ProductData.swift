// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Text

/// The Product of the JSON-LD states what a search engine needs to show it, and there is only one.
public struct ProductData: PageAudit {
  public let name = "product-data"
  private let rules: SchemaRules

  public init(rules: SchemaRules) { self.rules = rules }

  public func result(for page: PageView) -> PageAuditResult {
    let products = page.structuredData.nodes.filter { isPageProduct($0) }
    guard !products.isEmpty else { return notApplicable }
    var findings: [Finding] = []
    for product in products {
      findings += rules.missing(in: product, page: page, slug: name, zh: "商品（Product）")
    }
    findings += conflicts(products, page: page)
    return result(findings)
  }

  /// Not a product that another one merely mentions.
  private func isPageProduct(_ node: StructuredData.Node) -> Bool {
    guard let judged = rules.judged(node.types), judged == "Product" || judged == "ProductGroup"
    else { return false }
    return !node.path.contains(where: rules.otherProducts.contains)
  }

  private func conflicts(_ products: [StructuredData.Node], page: PageView) -> [Finding] {
    let names = products.compactMap { product in
      product.json["name"]?.text.map { (product, $0.lowercased().filter { !$0.isWhitespace }) }
    }
    guard let first = names.first, let other = names.first(where: { $0.1 != first.1 }) else {
      return []
    }
    return [
      page.finding(
        "product-data-several", .info, at: .element(other.0.element),
        en: "\(products.count) products of different names in the structured data",
        zh: "结构化数据里有 \(products.count) 个不同名称的商品",
        fix: Message(
          en:
            "Keep the product of this page; put variants into a ProductGroup, others into isRelatedTo.",
          zh: "只保留本页商品；规格用 ProductGroup，其他商品放进 isRelatedTo。"))
    ]
  }
}

extension SchemaRules {
  /// What an object lacks: one finding for what is needed, one for what is recommended.
  func missing(
    in node: StructuredData.Node, page: PageView, slug: String, zh: String
  ) -> [Finding] {
    guard let type = judged(node.types), let needs = needs[type] else { return [] }
    func absent(_ lists: [[String]]) -> [String] {
      lists.filter { list in !list.contains { node.json[$0]?.isStated ?? false } }
        .map { $0.joined(separator: " / ") }
    }
    var findings: [Finding] = []
    let required = absent(needs.required)
    if !required.isEmpty {
      let list = required.joined(separator: ", ")
      findings.append(
        page.finding(
          "\(slug)-required", .warning, at: .element(node.element),
          en: "\(type) in the structured data lacks \(list)", zh: "结构化数据中的\(zh)缺少 \(list)",
          fix: Message(
            en: "Add it; without it the product is not shown with price or rating. \(needs.source)",
            zh: "请补上；缺少时搜索结果不会展示价格或评分。\(needs.source)")))
    }
    let recommended = absent(needs.recommended)
    if !recommended.isEmpty {
      let list = recommended.joined(separator: ", ")
      findings.append(
        page.finding(
          "\(slug)-recommended", .info, at: .element(node.element),
          en: "\(type) in the structured data could also state \(list)",
          zh: "结构化数据中的\(zh)还可以写明 \(list)",
          fix: Message(
            en: "Add what is true of the product. \(needs.source)",
            zh: "按商品实际情况补充。\(needs.source)")))
    }
    return findings
  }
}
