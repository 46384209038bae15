// SPDX-License-Identifier: Apache-2.0

import Findings
import Keywords

/// A ranking as one self-contained page: the demand curve, value against competition, and the table. No
/// script, nothing loaded from elsewhere.
public struct RankingHTML {
  private let ranking: KeywordRanking
  private let limit: Int
  private let words: RankingWords
  private let style: String
  private let version: String

  /// - Parameter style: style sheet of `templates/reports`.
  public init(
    _ ranking: KeywordRanking, limit: Int, language: MessageLanguage, style: String, version: String
  ) {
    self.ranking = ranking
    self.limit = min(limit, ranking.count)
    words = RankingWords(language: language)
    self.style = style
    self.version = version
  }

  public func page() -> String {
    let keywords = (0..<limit).map(ranking.keyword(at:))
    let chart = RankingCharts(words: words)
    let title = words("Keyword ranking", "关键词排名")
    let page: HTML = """
      <!DOCTYPE html>
      <html lang="\(words.language == .en ? "en" : "zh-CN")">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="color-scheme" content="light dark">
      <title>Listwright – \(title)</title>
      <style>\(HTML(stringLiteral: style))</style>
      </head>
      <body>
      <header class="top"><h1>\(title)</h1><p>\(words.unit(ranking.unit))</p></header>
      <main>
      <section class="source"><ul>\(ranking.reports.flatMap(words.summary).map { line -> HTML in "<li>\(line)</li>" })</ul></section>
      <section class="charts">
      <figure><figcaption>\(words("Demand curve", "需求曲线"))</figcaption>\(chart.curve(ranking.curve, keywords))</figure>
      <figure><figcaption>\(words("Value against competition", "价值与竞争"))</figcaption>\(chart.scatter(keywords))</figure>
      </section>
      \(table(keywords))
      \(clusters)
      </main>
      <footer><p>listwright \(version)</p></footer>
      </body>
      </html>

      """
    return page.text
  }

  private func table(_ keywords: [RankedKeyword]) -> HTML {
    let heads: [HTML] = [
      "#", words("term", "词"), words("tier", "层级"), words("relevance", "相关性"),
      words("demand", "需求"),
      words("value", "价值"), words("interval", "区间"), words("bid", "出价"), words("use", "用途"),
    ].map { "<th>\($0)</th>" }
    let rows = keywords.map { keyword -> HTML in
      let variants = keyword.variants.isEmpty ? "" : keyword.variants.joined(separator: " · ")
      let interval =
        RankingWords.number(keyword.interval.lowerBound) + " – "
        + RankingWords.number(keyword.interval.upperBound)
      let bid = [
        keyword.bid.map { RankingWords.number($0.max) }, words.advice(keyword.bidAdvice),
      ].compactMap { $0 }.joined(separator: " · ")
      return """
        <tr class="\(keyword.tier.rawValue)"><td>\(keyword.rank)</td><td><b>\(keyword.term)</b><br><small>\(variants)</small></td>\
        <td>\(words.tier(keyword.tier))</td><td>\(words.relevance(keyword.relevance))\
        <br><small>\(keyword.relevance?.fact ?? "")</small></td>\
        <td>\(RankingWords.demand(keyword.demand))</td><td>\(RankingWords.number(keyword.score))</td>\
        <td>\(interval)</td><td>\(bid)</td><td>\(keyword.uses.map(words.use).joined(separator: " "))</td></tr>

        """
    }
    return """
      <table class="keywords"><thead><tr>\(heads)</tr></thead><tbody>
      \(rows)</tbody></table>
      """
  }

  private var clusters: HTML {
    let items = ranking.clusters().prefix(50).map { cluster -> HTML in
      let share = RankingWords.number(cluster.share * 100)
      return """
        <li><b>\(cluster.head)</b> \(share) %: \(cluster.members.prefix(20).joined(separator: " · "))</li>

        """
    }
    guard !items.isEmpty else { return "" }
    return
      "<section class=\"clusters\"><h2>\(words("Clusters", "词群"))</h2><ul>\(items)</ul></section>"
  }
}
