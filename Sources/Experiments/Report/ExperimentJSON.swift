// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings

/// Plans and analyses as JSON: `{"verdict", "why", "cannotConclude", "estimate", …}`.
public enum ExperimentJSON {
  /// A plan.
  public static func value(_ plan: PlanReport) -> JSONValue {
    .members([
      "verdict": .string(plan.verdict), "why": messages(plan.why),
      "cannotConclude": messages(plan.cannotConclude),
      "alternatives": messages(plan.alternatives), "design": .string(plan.design.rawValue),
      "experiment": .string(plan.hypothesis.experiment),
      "hypothesis": .string(plan.hypothesis.statement),
      "hash": .string(plan.hypothesis.fingerprint),
      "metric": .string(plan.hypothesis.metric.rawValue),
      "estimate": plan.size.map(size), "numbers": groups(plan.figures),
    ])
  }

  private static func size(_ size: PlannedSize) -> JSONValue {
    .members([
      "days": .integer(size.days), "total": size.total.map(JSONValue.integer),
      "pairs": size.pairs.map(JSONValue.integer),
      "blocks": .array(size.blocks.map(JSONValue.integer)),
      "washoutDays": .integer(size.washoutDays), "power": .exact(size.power),
    ])
  }

  /// An analysis.
  public static func value(_ analysis: Analysis) -> JSONValue {
    .members([
      "verdict": .string(analysis.verdict.rawValue), "why": messages(analysis.why),
      "cannotConclude": messages(analysis.cannotConclude),
      "design": .string(analysis.design.rawValue), "metric": .string(analysis.metric.rawValue),
      "experiment": analysis.hypothesis.map { .string($0.experiment) },
      "hash": analysis.hypothesis.map { .string($0.fingerprint) },
      "estimate": analysis.estimates.first.map(estimate),
      "variants": analysis.estimates.count > 1
        ? .array(analysis.estimates.map(estimate)) : nil,
      "numbers": groups(analysis.figures), "problems": .array(analysis.problems.map(problem)),
    ])
  }

  private static func estimate(_ estimate: Estimate) -> JSONValue {
    .members([
      "arm": .string(estimate.arm), "control": .string(estimate.control),
      "controlValue": .exact(estimate.controlValue), "value": .exact(estimate.value),
      "lift": estimate.lift.map(JSONValue.exact), "interval": estimate.interval.map(interval),
      "differenceInterval": estimate.differenceInterval.map(interval),
      "confidence": .exact(estimate.confidence), "pValue": .exact(estimate.pValue),
      "adjustedPValue": .exact(estimate.adjustedPValue),
      "significant": .bool(estimate.isSignificant), "method": .string(estimate.method),
      "falsePositiveRate": estimate.falsePositiveRate.map(JSONValue.exact),
    ])
  }

  private static func problem(_ problem: DataProblem) -> JSONValue {
    .members([
      "code": .string(problem.code.rawValue), "row": .integer(problem.row),
      "severity": .string(problem.isError ? "error" : "warning"),
      "message": message(problem.message),
    ])
  }

  /// Groups of figures as an object of objects.
  static func groups(_ groups: [FigureGroup]) -> JSONValue {
    var members: [String: JSONValue] = [:]
    for group in groups {
      var figures: [String: JSONValue] = [:]
      for figure in group.figures { figures[figure.key] = value(figure.value) }
      members[group.key] = .object(figures)
    }
    return .object(members)
  }

  private static func value(_ value: Figure.Value) -> JSONValue {
    switch value {
    case .number(let number), .share(let number), .change(let number), .probability(let number):
      .exact(number)
    case .count(let count): .integer(count)
    case .changes(let ends), .range(let ends): interval(ends)
    case .text(let text): .string(text)
    case .truth(let truth): .bool(truth)
    }
  }

  private static func interval(_ interval: Interval) -> JSONValue {
    .array([.exact(interval.lower), .exact(interval.upper)])
  }

  static func messages(_ messages: [Message]) -> JSONValue { .array(messages.map(message)) }

  static func message(_ message: Message) -> JSONValue {
    .object(["en": .string(message.en), "zh": .string(message.zh)])
  }
}
