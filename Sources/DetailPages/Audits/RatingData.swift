// SPDX-License-Identifier: Apache-2.0

import Findings
import Text

/// Ratings of the JSON-LD: within their scale, counted, and seen by the page's visitors too.
public struct RatingData: PageAudit {
  public let name = "rating-data"
  private let rules: SchemaRules

  public init(rules: SchemaRules) { self.rules = rules }

  public func result(for page: PageView) -> PageAuditResult {
    guard !page.structuredData.isList else { return notApplicable }
    let ratings = page.structuredData.nodes.filter { node in
      rules.judged(node.types) == "AggregateRating"
        && !node.path.contains(where: rules.otherProducts.contains)
    }
    guard !ratings.isEmpty else { return notApplicable }
    return result(ratings.flatMap { judge($0, page: page) })
  }

  private func judge(_ rating: StructuredData.Node, page: PageView) -> [Finding] {
    let judge = SchemaJudge(page: page, node: rating, slug: name)
    var findings = rules.missing(in: rating, page: page, slug: name, zh: "评分（AggregateRating）")
    let count = rating.json["ratingCount"] ?? rating.json["reviewCount"]
    if let count, let text = count.text, let number = Double(text), number <= 0 {
      findings.append(
        judge.finding(
          "count", .warning, at: count, en: "a rating of \(Wording.quoted(text)) reviews",
          zh: "评分的评价数为 \(Wording.quoted(text))",
          fix: Message(en: "Leave the rating out until there are reviews.", zh: "没有评价时不要输出评分。")))
    }
    guard let value = rating.json["ratingValue"], let text = value.text, !text.isEmpty else {
      return findings
    }
    guard let number = Double(text.trimmingBlanks) else {
      return findings + [
        judge.finding(
          "value", .warning, at: value, en: "ratingValue '\(Wording.quoted(text))' is not a number",
          zh: "ratingValue“\(Wording.quoted(text))”不是数字",
          fix: Message(en: "Write digits with a point: 4.6", zh: "写数字和小数点：4.6"))
      ]
    }
    let best = rating.json["bestRating"]?.text.flatMap(Double.init) ?? 5
    let worst = rating.json["worstRating"]?.text.flatMap(Double.init) ?? 1
    let hasReviews = (count?.text.flatMap(Double.init) ?? 1) > 0
    if hasReviews, number > best || number < min(worst, best) {
      findings.append(
        judge.finding(
          "value", .warning, at: value,
          en: "ratingValue \(text) lies outside its scale \(Self.plain(worst))–\(Self.plain(best))",
          zh: "ratingValue \(text) 超出评分范围 \(Self.plain(worst))–\(Self.plain(best))",
          fix: Message(
            en: "State the scale as bestRating and worstRating.",
            zh: "用 bestRating 和 worstRating 写明评分范围。")))
    }
    if hasReviews { findings += visibility(text, number, count?.text, value, judge) }
    return findings
  }

  /// A rating that visitors do not see breaks the rules of search engines. Stars are often drawn without
  /// words, so this is advice.
  private func visibility(
    _ text: String, _ number: Double, _ count: String?, _ value: PlacedJSON, _ judge: SchemaJudge
  ) -> [Finding] {
    guard judge.page.hasText else { return [] }
    let shown = [text, String(number), Self.plain((number * 10).rounded() / 10), count ?? text]
    if shown.contains(where: { judge.page.showsNumber($0) }) { return [] }
    return [
      judge.finding(
        "visible", .info, at: value,
        en: "the rating \(text) of the structured data does not stand in the visible text",
        zh: "结构化数据中的评分 \(text) 没有出现在可见文字中",
        fix: Message(
          en: "Show rating and number of reviews to visitors too; hidden ratings are not accepted.",
          zh: "评分和评价数也要让访客看到；搜索引擎不接受不可见的评分。"))
    ]
  }

  private static func plain(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e9 ? String(Int(number)) : String(number)
  }
}
