// SPDX-License-Identifier: Apache-2.0

import Findings
import Keywords
import Text

/// A ranking as a table for the terminal, as Markdown, or as CSV.
public struct RankingText {
  private let ranking: KeywordRanking
  private let limit: Int
  private let words: RankingWords

  public init(_ ranking: KeywordRanking, limit: Int, language: MessageLanguage) {
    self.ranking = ranking
    self.limit = min(limit, ranking.count)
    words = RankingWords(language: language)
  }

  private var headers: [String] {
    [
      "#", words("term", "词"), words("tier", "层级"), words("relevance", "相关性"),
      words("demand", "需求"), words.unit(ranking.unit), words("low", "低"), words("high", "高"),
      words("max bid", "最高出价"), words("advice", "建议"), words("use", "用途"),
      words("why", "原因"),
    ]
  }

  private func cells(_ keyword: RankedKeyword) -> [String] {
    [
      "\(keyword.rank)", keyword.term, words.tier(keyword.tier),
      words.relevance(keyword.relevance), RankingWords.demand(keyword.demand),
      RankingWords.number(keyword.score), RankingWords.number(keyword.interval.lowerBound),
      RankingWords.number(keyword.interval.upperBound), RankingWords.number(keyword.bid?.max),
      words.advice(keyword.bidAdvice), keyword.uses.map(words.use).joined(separator: " "),
      why(keyword),
    ]
  }

  /// The factors, largest departure from neutral first left in their own order of the formula.
  private func why(_ keyword: RankedKeyword) -> String {
    let order = [
      "demand", "relevance", "room", "clickRate", "conversionRate", "orderValue", "margin", "trend",
      "season",
    ]
    var text = order.compactMap { name in
      keyword.factors[name].flatMap { factor in
        factor.basis == "missing" ? nil : "\(name) \(RankingWords.number(factor.value))"
      }
    }.joined(separator: " × ")
    if let fact = keyword.relevance?.fact { text += " (\(fact))" }
    return text
  }

  // MARK: Terminal

  /// A table with aligned columns, East Asian widths counted.
  public func table() -> String {
    var lines = ranking.reports.flatMap(words.summary)
    lines.append("")
    var rows = [headers]
    for place in 0..<limit {
      rows.append(cells(ranking.keyword(at: place)).map { Printable.cut($0, columns: 60) })
    }
    let widths = headers.indices.map { column in
      rows.map { DisplayWidth.columns(of: $0[column]) }.max() ?? 0
    }
    for row in rows {
      var line = ""
      for (column, cell) in row.enumerated() {
        line += cell
        if column < row.count - 1 {
          line += String(
            repeating: " ", count: widths[column] - DisplayWidth.columns(of: cell) + 2)
        }
      }
      lines.append(line)
    }
    if limit < ranking.count {
      lines.append(
        words(
          "… \(ranking.count - limit) more; --limit 0 shows all",
          "…… 另有 \(ranking.count - limit) 个，--limit 0 显示全部"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Markdown

  public func markdown() -> String {
    var lines = ranking.reports.flatMap(words.summary).map { "- " + Self.escaped($0) }
    lines += ["", "| " + headers.joined(separator: " | ") + " |"]
    lines.append("|" + String(repeating: "---|", count: headers.count))
    for place in 0..<limit {
      let cells = cells(ranking.keyword(at: place)).map(Self.escaped)
      lines.append("| " + cells.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One line without anything Markdown or HTML would act on.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in Printable.oneLine(text) {
      if "\\`*_[]<>|#&".contains(character) { result += "\\" }
      result.append(character)
    }
    return result
  }

  // MARK: CSV

  /// With a byte order mark and CRLF, so that a spreadsheet opens it right away; cells that a spreadsheet
  /// would run as formulas start with an apostrophe.
  public func csv<Failure: Error>(_ put: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    let formulas = ["conversionRate", "competitionDegree", "blueOcean", "kei", "iq"]
    let names = [
      words("raw conversion rate", "原始转化率"), words("competition degree", "竞争度"),
      words("blue ocean", "蓝海值"), "KEI", "IQ",
    ]
    let extra = [
      words("variants", "同义词"), words("tokens", "分词"), words("demand kind", "需求类型"),
      words("demand low", "需求下限"), words("demand high", "需求上限"), words("share", "需求占比"),
      words("growth", "增长"), words("trend", "趋势"), words("break-even bid", "保本出价"),
      words("market bid", "市场出价"),
    ]
    var buffer = "\u{FEFF}" + Self.line(headers + extra + names)
    for place in 0..<limit {
      let keyword = ranking.keyword(at: place)
      buffer += Self.line(
        cells(keyword) + [
          keyword.variants.joined(separator: " / "), keyword.tokens.joined(separator: "|"),
          keyword.demand.kind.rawValue, RankingWords.number(keyword.demand.low),
          RankingWords.number(keyword.demand.high), RankingWords.number(keyword.share),
          RankingWords.number(keyword.growth), keyword.trend ?? "",
          RankingWords.number(keyword.bid?.breakEven), RankingWords.number(keyword.bid?.market),
        ] + formulas.map { RankingWords.number(keyword.formulas[$0]) })
      if buffer.utf8.count > 1 << 16 {
        try put(Array(buffer.utf8))
        buffer = ""
      }
    }
    try put(Array(buffer.utf8))
  }

  private static func line(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  private static func cell(_ text: String) -> String {
    var text = text == "–" ? "" : text
    if let first = text.first, "=+-@\t\r".contains(first), Double(text) == nil { text = "'" + text }
    guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
