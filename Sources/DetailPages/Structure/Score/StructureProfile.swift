// SPDX-License-Identifier: Apache-2.0

import Findings
import Lexicons

/// What a kind of page is measured by: which stages it needs, in what order and share, and what each part of
/// the score weighs.
public struct StructureProfile: Sendable {
  /// `five-stage`, `pas`, …
  public let name: String
  /// Version of the file the profile stands in.
  public let version: String
  /// Its stages in their ideal order, each with its share of the page's stage text; shares add up to 1.
  public let stages: [(stage: Stage, share: Double)]
  /// Weights of the parts; they add up to 1.
  public let weights: Weights

  /// What each part of the score weighs, 0…1.
  public struct Weights: Sendable, Hashable {
    public var stages: Double
    public var order: Double
    public var balance: Double
    public var evidence: Double
  }

  /// As a report names it: `five-stage 1`.
  public let title: String
  /// Its stages alone.
  let order: [Stage]
  /// The same as a message lists them.
  let sequence: Message

  init(
    name: String, version: String, stages: [(stage: Stage, share: Double)], weights: Weights
  ) {
    self.name = name
    self.version = version
    self.stages = stages
    self.weights = weights
    order = stages.map(\.stage)
    title = "\(name) \(version)"
    sequence = Message(
      en: stages.map(\.stage.title.en).joined(separator: " → "),
      zh: stages.map(\.stage.title.zh).joined(separator: "→"))
  }
}

/// The profiles of `lexicons/stages/profiles.yaml`.
public struct StructureProfiles: Sendable {
  public private(set) var all: [StructureProfile]

  /// The profile of a name.
  public subscript(name: String) -> StructureProfile? { all.first { $0.name == name } }

  /// Reads profiles: `version`, and `profiles` by name with `weights` and `stages` (stage and share).
  public init(_ node: YAMLNode) throws(LexiconError) {
    all = []
    _ = try node.entries(allowed: ["version", "profiles"])
    let version = try node.required("version").string()
    for entry in try node.required("profiles").entries() {
      all.append(try StructureProfiles.profile(entry.name, entry.value, version: version))
    }
    guard !all.isEmpty else { throw node.error("there is no profile") }
  }

  private static func profile(
    _ name: String, _ node: YAMLNode, version: String
  ) throws(LexiconError) -> StructureProfile {
    _ = try node.entries(allowed: ["about", "weights", "stages"])
    let weights = try node.required("weights")
    _ = try weights.entries(allowed: ["stages", "order", "balance", "evidence"])
    let profile = StructureProfile(
      name: name, version: version, stages: try shares(of: try node.required("stages")),
      weights: StructureProfile.Weights(
        stages: try weights.required("stages").number(),
        order: try weights.required("order").number(),
        balance: try weights.required("balance").number(),
        evidence: try weights.required("evidence").number()))
    let sum =
      profile.weights.stages + profile.weights.order + profile.weights.balance
      + profile.weights.evidence
    guard abs(sum - 1) < 1e-6 else { throw weights.error("the weights must add up to 1") }
    return profile
  }

  private static func shares(
    of node: YAMLNode
  ) throws(LexiconError) -> [(stage: Stage, share: Double)] {
    var result: [(stage: Stage, share: Double)] = []
    for entry in try node.entries() {
      result.append((try entry.key.choice(Stage.self), try entry.value.number()))
    }
    let sum = result.reduce(0) { $0 + $1.share }
    guard result.count >= 2, abs(sum - 1) < 1e-6, result.allSatisfy({ $0.share > 0 }) else {
      throw node.error("a profile needs two stages or more, with shares that add up to 1")
    }
    return result
  }
}
