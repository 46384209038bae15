// SPDX-License-Identifier: Apache-2.0

import Findings
import Text

/// Offers of the JSON-LD: a price above zero written as a number, a currency of ISO 4217, a known
/// availability, dates that exist and have not passed.
public struct OfferData: PageAudit {
  public let name = "offer-data"
  private let rules: SchemaRules
  private let today: CalendarDate?

  /// - Parameter today: the day offers are judged on; nil leaves expiry unjudged.
  public init(rules: SchemaRules, today: CalendarDate?) {
    self.rules = rules
    self.today = today
  }

  public func result(for page: PageView) -> PageAuditResult {
    guard !page.structuredData.isList else { return notApplicable }
    let offers = page.structuredData.nodes.filter { node in
      ["Offer", "AggregateOffer"].contains(rules.judged(node.types))
        && !node.path.contains(where: rules.otherProducts.contains)
    }
    guard !offers.isEmpty else { return notApplicable }
    var findings: [Finding] = []
    var told = Set<String>()
    for offer in offers {
      // Variants repeat the same fault; it is told once.
      for finding in judge(offer, page: page)
      where told.insert(finding.rule + finding.message.en).inserted {
        findings.append(finding)
      }
    }
    return result(findings)
  }

  private func judge(_ offer: StructuredData.Node, page: PageView) -> [Finding] {
    let judge = SchemaJudge(page: page, node: offer, slug: name)
    var findings = rules.missing(in: offer, page: page, slug: name, zh: "报价（Offer）")
    for property in ["price", "lowPrice", "highPrice"] {
      findings += price(offer.json[property], property, judge)
    }
    if let currency = offer.json["priceCurrency"], let code = currency.text, !code.isEmpty,
      !rules.currencies.contains(code)
    {
      findings.append(
        judge.finding(
          "currency", .warning, at: currency,
          en: "priceCurrency '\(Wording.quoted(code))' is no currency code of ISO 4217",
          zh: "priceCurrency“\(Wording.quoted(code))”不是 ISO 4217 货币代码",
          fix: Message(
            en: "Write the three letters, for example USD or CNY.", zh: "写三位字母代码，如 CNY、USD。")))
    }
    for (property, known) in rules.enumerations.sorted(by: { $0.key < $1.key }) {
      findings += enumeration(offer.json[property], property, known, judge)
    }
    return findings + expiry(offer.json["priceValidUntil"], judge)
  }

  private func price(_ value: PlacedJSON?, _ property: String, _ judge: SchemaJudge) -> [Finding] {
    guard let value, let text = value.text, !text.isEmpty else { return [] }
    guard let number = Double(text), number.isFinite else {
      return [
        judge.finding(
          "price", .warning, at: value,
          en: "\(property) '\(Wording.quoted(text))' is not a plain number",
          zh: "\(property)“\(Wording.quoted(text))”不是纯数字",
          fix: Message(
            en: "Write digits with a point, without currency sign or thousands separator: 1299.00",
            zh: "只写数字和小数点，不带货币符号和千分位：1299.00"))
      ]
    }
    guard number <= 0 else { return [] }
    return [
      judge.finding(
        "price-zero", .warning, at: value, en: "\(property) is \(Wording.quoted(text))",
        zh: "\(property) 为 \(Wording.quoted(text))",
        fix: Message(en: "State the price a buyer pays.", zh: "填写买家实际支付的价格。"))
    ]
  }

  private func enumeration(
    _ value: PlacedJSON?, _ property: String, _ known: [String], _ judge: SchemaJudge
  ) -> [Finding] {
    guard let value, let text = value.text, !text.isEmpty else { return [] }
    let name = StructuredData.name(text)
    guard !known.contains(name) else { return [] }
    let near = EditDistance.nearest(to: name.filter { $0 != " " && $0 != "_" }, in: known)
    return [
      judge.finding(
        property, .warning, at: value,
        en: "\(property) '\(Wording.quoted(text))' is no value of schema.org",
        zh: "\(property)“\(Wording.quoted(text))”不是 schema.org 的取值",
        fix: Message(
          en: near.map { "Write https://schema.org/\($0)" } ?? "Choose one of "
            + known.joined(separator: ", "),
          zh: near.map { "应写 https://schema.org/\($0)" } ?? "可选：" + known.joined(separator: "、")))
    ]
  }

  private func expiry(_ value: PlacedJSON?, _ judge: SchemaJudge) -> [Finding] {
    guard let value, let text = value.text, !text.isEmpty else { return [] }
    guard let date = SchemaDate.day(of: text) else {
      return [
        judge.finding(
          "date", .warning, at: value,
          en: "priceValidUntil '\(Wording.quoted(text))' is no date of ISO 8601",
          zh: "priceValidUntil“\(Wording.quoted(text))”不是 ISO 8601 日期",
          fix: Message(en: "Write YYYY-MM-DD.", zh: "写成 YYYY-MM-DD。"))
      ]
    }
    guard let today, date < today else { return [] }
    return [
      judge.finding(
        "expired", .warning, at: value,
        en: "the price was valid until \(date); that day has passed",
        zh: "价格有效期 \(date) 已过",
        fix: Message(en: "State a day to come, or leave it out.", zh: "改为未来日期，或删去此项。"))
    ]
  }
}
