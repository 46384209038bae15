// SPDX-License-Identifier: Apache-2.0

import Lexicons

extension Hypothesis {
  private static let keys = [
    "experiment", "hypothesis", "platform", "items", "item_count", "variable", "arms", "metric",
    "guardrails", "minimum_effect", "alpha", "power", "design", "looks", "block_days",
    "washout_days", "start", "longest_days", "exclusions", "baseline", "traffic_per_day",
    "day_noise", "visitor_deviation", "seed", "time_zone", "currency",
  ]

  /// Reads a hypothesis file.
  ///
  /// - Parameter variables: what may be varied, by name (`lexicons/experiments/variables.yaml`).
  /// - Throws: a `LexiconError` at the place of a missing, unknown or impossible value.
  public static func read(
    _ node: YAMLNode, variables: [String]
  ) throws(LexiconError) -> Hypothesis {
    _ = try node.entries(allowed: keys)
    let variable = try node.required("variable")
    guard let name = variable.text else {
      throw variable.error(
        "one variable only: if two things change at once, nobody can say which of them did it")
    }
    guard variables.isEmpty || variables.contains(name) else {
      throw variable.error(
        "'\(name)' is none of \(variables.joined(separator: ", "))")
    }
    var hypothesis = Hypothesis(
      experiment: try node.required("experiment").string(),
      statement: try node.required("hypothesis").string(),
      platform: try node.optional("platform")?.string(),
      items: try node.optional("items")?.strings() ?? [], variable: name,
      arms: try arms(node.required("arms")),
      metric: try node.required("metric").choice(Metric.self),
      guardrails: try guardrails(node.optional("guardrails")),
      minimumEffect: try number(node.required("minimum_effect"), within: 0.001...10),
      alpha: 0.05, power: 0.8, design: try node.optional("design")?.choice(Design.self),
      looks: try looks(node.optional("looks")),
      blockDays: try integer(node.optional("block_days"), within: 1...28),
      washoutDays: try integer(node.optional("washout_days"), within: 0...14),
      start: try node.optional("start")?.date(), longestDays: 56,
      exclusions: try node.optional("exclusions")?.strings() ?? [])
    if let alpha = node.optional("alpha") {
      hypothesis.alpha = try number(alpha, within: 0.0001...0.3)
    }
    if let power = node.optional("power") {
      hypothesis.power = try number(power, within: 0.5...0.999)
    }
    hypothesis.longestDays =
      try integer(node.optional("longest_days"), within: 7...730) ?? hypothesis.longestDays
    if let baseline = node.optional("baseline") {
      hypothesis.baseline = try number(baseline, within: 1e-9...1e9)
    }
    if let traffic = node.optional("traffic_per_day") {
      hypothesis.trafficPerDay = try number(traffic, within: 1e-3...1e12)
    }
    if let noise = node.optional("day_noise") {
      hypothesis.dayNoise = try number(noise, within: 0...5)
    }
    if let deviation = node.optional("visitor_deviation") {
      hypothesis.visitorDeviation = try number(deviation, within: 1e-9...1e9)
    }
    hypothesis.itemCount = try integer(node.optional("item_count"), within: 1...1_000_000)
    hypothesis.seedText = try node.optional("seed")?.string()
    hypothesis.timeZone = try node.optional("time_zone")?.string()
    hypothesis.currency = try node.optional("currency")?.string()
    return hypothesis
  }

  /// `A: title`, or `A: {title: …, weight: …}`; the first is the control.
  private static func arms(_ node: YAMLNode) throws(LexiconError) -> [Arm] {
    var arms: [Arm] = []
    for entry in try node.entries() {
      if let title = entry.value.text {
        arms.append(Arm(name: entry.name, title: title, weight: 1))
        continue
      }
      _ = try entry.value.entries(allowed: ["title", "weight"])
      var weight = 1.0
      if let share = entry.value.optional("weight") {
        weight = try number(share, within: 1e-6...1e6)
      }
      arms.append(
        Arm(
          name: entry.name, title: try entry.value.required("title").string(), weight: weight))
    }
    guard arms.count > 1 else {
      throw node.error("an experiment has at least two arms; the first is the control")
    }
    return arms
  }

  private static func guardrails(_ node: YAMLNode?) throws(LexiconError) -> [Guardrail] {
    var guardrails: [Guardrail] = []
    for item in node?.items() ?? [] {
      _ = try item.entries(allowed: ["metric", "margin"])
      guardrails.append(
        Guardrail(
          metric: try item.required("metric").choice(Metric.self),
          margin: try number(item.required("margin"), within: 0.0001...1)))
    }
    return guardrails
  }

  private static func looks(_ node: YAMLNode?) throws(LexiconError) -> Looks {
    guard let node else { return .once }
    switch node.text {
    case "once": return .once
    case "always": return .always
    default:
      guard let count = try integer(node, within: 1...20) else { return .once }
      return count == 1 ? .once : .planned(count)
    }
  }

  private static func number(
    _ node: YAMLNode, within range: ClosedRange<Double>
  ) throws(LexiconError) -> Double {
    let number = try node.number()
    guard range.contains(number) else {
      throw node.error(
        "expected a number from \(range.lowerBound) to \(range.upperBound) here")
    }
    return number
  }

  private static func integer(
    _ node: YAMLNode?, within range: ClosedRange<Int>
  ) throws(LexiconError) -> Int? {
    guard let node else { return nil }
    let number = try node.integer()
    guard range.contains(number) else {
      throw node.error("expected a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }
}
