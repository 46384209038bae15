// SPDX-License-Identifier: Apache-2.0

import Findings
import Keywords
import Text

/// The words of a ranking's tables and page, in the language asked for.
struct RankingWords {
  let language: MessageLanguage

  func callAsFunction(_ en: String, _ zh: String) -> String {
    language.text(Message(en: en, zh: zh))
  }

  func tier(_ tier: DemandTier) -> String {
    switch tier {
    case .hot: self("hot", "热词")
    case .mid: self("mid", "腰部词")
    case .longTail: self("long tail", "长尾词")
    }
  }

  func relevance(_ judgement: QueryModel.Judgement?) -> String {
    switch judgement?.label {
    case nil: self("not judged", "未判断")
    case .core: self("core", "核心")
    case .compatible: self("compatible", "可用")
    case .contradicts: self("contradicts", "与商品不符")
    case .rivalBrand: self("rival brand", "他牌")
    case .unknown: self("unknown", "未知")
    case .irrelevant: self("irrelevant", "不相关")
    }
  }

  func use(_ use: RankedKeyword.Use) -> String {
    switch use {
    case .title: self("title", "标题")
    case .bid: self("bid", "投放")
    case .backend: self("backend", "后台词")
    case .negative: self("negative", "否词")
    case .content: self("content", "内容")
    }
  }

  func advice(_ advice: String) -> String {
    switch advice {
    case "raise": self("bid up", "提价")
    case "hold": self("hold", "维持")
    case "lower": self("bid down", "降价")
    case "skip": self("skip", "放弃")
    case "test": self("test", "小额测试")
    case "exclude": self("exclude", "排除")
    case "needs-conversion-rate": self("needs --conversion-rate", "需 --conversion-rate")
    case "needs-order-value": self("needs --order-value", "需 --order-value")
    case "needs-margin": self("needs --margin", "需 --margin")
    default: advice
    }
  }

  func unit(_ unit: ScoreUnit) -> String {
    switch unit {
    case .money: self("expected money a month", "预期月价值（金额）")
    case .orders: self("expected orders a month", "预期月订单")
    case .clicks: self("expected clicks a month", "预期月点击")
    case .searches: self("weighted searches a month", "加权月搜索")
    }
  }

  /// What was read: recognised as, columns, rows dropped and why.
  func summary(_ report: ExportReport) -> [String] {
    var lines = [
      self(
        "\(report.table): recognised as \(language.text(report.name))"
          + (report.isCertain ? "" : " (by common words; check the columns)"),
        "\(report.table)：识别为 \(language.text(report.name))"
          + (report.isCertain ? "" : "（按常见列名猜测，请核对）"))
    ]
    let used = report.used.map { "\($0.header) → \($0.metric.rawValue) (\($0.kind.rawValue))" }
    lines.append(
      self("columns used: ", "采用的列：") + used.joined(separator: self(", ", "，")))
    if !report.ignored.isEmpty {
      let shown = report.ignored.prefix(12).joined(separator: self(", ", "，"))
      let more = report.ignored.count > 12 ? " …" : ""
      lines.append(self("columns left out: ", "未用的列：") + shown + more)
    }
    let counts = DropReason.allCases.compactMap { reason in
      report.droppedCounts[reason].map { "\(language.text(reason.message)) \($0)" }
    }
    lines.append(
      self("rows read: ", "读取行数：") + "\(report.rowsRead)"
        + (counts.isEmpty ? "" : self("; dropped: ", "；剔除：") + counts.joined(separator: ", ")))
    if let period = report.period {
      let ends = [period.start, period.end].compactMap { $0?.description }.joined(separator: " – ")
      let days = period.days.map { self("\($0) days", "\($0) 天") }
      lines.append(
        self("period: ", "周期：") + [ends, days ?? ""].filter { !$0.isEmpty }.joined(separator: ", "))
    }
    if let note = report.note { lines.append(language.text(note)) }
    return lines + report.problems
  }

  /// A number short enough for a table.
  static func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "–" }
    let size = abs(value)
    if size >= 100 || value == value.rounded() { return String(Int(clamping(value))) }
    let digits = size >= 10 ? 10.0 : (size >= 1 ? 100.0 : 10_000.0)
    return String((value * digits).rounded() / digits)
  }

  private static func clamping(_ value: Double) -> Double { min(max(value.rounded(), -9e15), 9e15) }

  /// Demand as stated: a range with both ends, a bound with its sign.
  static func demand(_ value: MeasuredValue) -> String {
    switch value.kind {
    case .missing: "–"
    case .range, .bucket: "\(number(value.low))–\(number(value.high))"
    case .lowerBound: ">\(number(value.low))"
    case .upperBound: "<\(number(value.high))"
    case .rank: "#\(number(value.point))"
    default: number(value.point)
    }
  }
}
