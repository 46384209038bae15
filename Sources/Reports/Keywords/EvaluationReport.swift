// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Keywords

/// How well one period's ranking predicted the next, as JSON or as a table.
public struct EvaluationReport {
  private let evaluation: RankingEvaluation
  private let words: RankingWords

  public init(_ evaluation: RankingEvaluation, language: MessageLanguage) {
    self.evaluation = evaluation
    words = RankingWords(language: language)
  }

  public var json: JSONValue {
    .object([
      "outcome": .string(evaluation.outcome.rawValue),
      "terms": .object([
        "then": .integer(evaluation.thenCount), "now": .integer(evaluation.nowCount),
        "both": .integer(evaluation.bothCount),
      ]),
      "churn20": .number(evaluation.churn20),
      "newShare": .number(evaluation.newShare),
      "methods": .array(
        evaluation.methods.map { method in
          .object([
            "name": .string(method.name), "ndcg10": .number(method.gain10),
            "ndcg20": .number(method.gain20),
            "spearman": method.correlation.map(JSONValue.number) ?? .null,
            "known": .integer(method.known),
          ])
        }),
    ])
  }

  /// A Markdown table with what it says in words.
  public var text: String {
    var lines = [
      words(
        "judged by \(evaluation.outcome.rawValue) of the later period",
        "以后一期的 \(evaluation.outcome.rawValue) 评判"),
      words(
        "terms: \(evaluation.thenCount) then, \(evaluation.nowCount) now, \(evaluation.bothCount) in both",
        "词数：前期 \(evaluation.thenCount)，后期 \(evaluation.nowCount)，两期都有 \(evaluation.bothCount)"),
      words(
        "of the first 20 terms, \(percent(evaluation.churn20)) are gone; \(percent(evaluation.newShare)) of the outcome came from new terms",
        "前 20 个词中 \(percent(evaluation.churn20)) 已消失；后期结果的 \(percent(evaluation.newShare)) 来自新词"),
      "",
      "| " + words("ranked by", "排序依据") + " | NDCG@10 | NDCG@20 | Spearman | "
        + words("terms", "词数") + " |",
      "|---|---|---|---|---|",
    ]
    for method in evaluation.methods {
      lines.append(
        "| \(name(method.name)) | \(RankingWords.number(method.gain10)) | "
          + "\(RankingWords.number(method.gain20)) | \(RankingWords.number(method.correlation)) | "
          + "\(method.known) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func percent(_ part: Double) -> String {
    RankingWords.number((part * 1000).rounded() / 10) + " %"
  }

  private func name(_ method: String) -> String {
    switch method {
    case "score": words("this ranking", "本排序")
    case "demand": words("demand alone", "仅需求")
    case "conversionRate": words("raw conversion rate", "原始转化率")
    case "competitionDegree": words("competition degree", "竞争度")
    case "blueOcean": words("blue ocean", "蓝海值")
    case "iq": "IQ"
    case "kei": "KEI"
    default: method
    }
  }
}
