// SPDX-License-Identifier: Apache-2.0

import Lexicons
import Text

/// What is to be found out, written before there is data.
public struct Hypothesis: Hashable, Sendable {
  /// Name of the experiment; also the seed of its split and calendar, unless `seed` says otherwise.
  public var experiment: String
  /// The sentence to be tested.
  public var statement: String
  public var platform: String?
  public var items: [String]
  /// The one thing in which the arms differ.
  public var variable: String
  /// Arms with their titles, the control first.
  public var arms: [Arm]
  public var metric: Metric
  public var guardrails: [Guardrail]
  /// Relative: 0.1 for 10 %.
  public var minimumEffect: Double
  public var alpha: Double
  public var power: Double
  /// Nil: whatever the platform allows and the traffic feeds.
  public var design: Design?
  public var looks: Looks
  public var blockDays: Int?
  public var washoutDays: Int?
  public var start: CalendarDate?
  /// Longest the experiment may run, in days.
  public var longestDays: Int
  public var exclusions: [String]
  /// Baseline of the metric, its traffic a day (an item's, for a catalogue) and its noise between days;
  /// nil where they are to be taken from history.
  public var baseline: Double?
  public var trafficPerDay: Double?
  public var dayNoise: Double?
  /// Standard deviation of money between visitors, for metrics of money.
  public var visitorDeviation: Double?
  /// How many items a catalogue test may use, where `items` does not list them.
  public var itemCount: Int?
  public var seedText: String?
  public var timeZone: String?
  public var currency: String?

  /// One arm.
  public struct Arm: Hashable, Sendable {
    public var name: String
    /// Its title, or pattern of titles.
    public var title: String
    /// Share of visitors, in any unit.
    public var weight: Double
  }

  /// Something that must not get worse by more than a margin.
  public struct Guardrail: Hashable, Sendable {
    public var metric: Metric
    /// Relative worsening that is accepted: 0.05 for 5 %.
    public var margin: Double
  }

  /// Seed of all that is drawn.
  public var seed: UInt64 {
    var hash = StableHash()
    hash.add(seedText ?? experiment)
    return hash.value
  }

  /// Number of items.
  public var numberOfItems: Int { itemCount ?? max(1, items.count) }

  /// Fingerprint of all that was declared, 16 hexadecimal digits: the same however the file is laid out,
  /// another as soon as anything declared is changed.
  public var fingerprint: String {
    var hash = StableHash()
    for part in declared { hash.add(part) }
    return hash.hexadecimal
  }

  /// Every declaration as text, in a fixed order; absent ones as an empty text.
  private var declared: [String] {
    func text(_ number: Double?) -> String { number.map { String($0) } ?? "" }
    func text(_ number: Int?) -> String { number.map { String($0) } ?? "" }
    var parts = [experiment, statement, platform ?? "", variable, metric.rawValue]
    parts += ["items", String(items.count)] + items
    for arm in arms { parts += ["arm", arm.name, arm.title, text(arm.weight)] }
    for guardrail in guardrails {
      parts += ["guardrail", guardrail.metric.rawValue, text(guardrail.margin)]
    }
    parts += [text(minimumEffect), text(alpha), text(power), design?.rawValue ?? ""]
    switch looks {
    case .once: parts.append("once")
    case .planned(let count): parts.append(String(count))
    case .always: parts.append("always")
    }
    parts += [text(blockDays), text(washoutDays), start?.description ?? "", text(longestDays)]
    parts += ["exclusions", String(exclusions.count)] + exclusions
    parts += [text(baseline), text(trafficPerDay), text(dayNoise), text(visitorDeviation)]
    parts += [text(itemCount), seedText ?? "", timeZone ?? "", currency ?? ""]
    return parts
  }
}
