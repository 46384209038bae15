// SPDX-License-Identifier: Apache-2.0

import Findings

/// How well a page leads its buyer, with everything that counted.
public struct StructureReport: Sendable {
  /// 0…100; nil where the page could not be read, never 0 for that.
  public var score: Double?
  /// Why there is no score.
  public var reason: Message?
  /// Name and version of the weights used.
  public var profile: String
  /// The stages present, by the first block of each.
  public var order: [Stage]
  /// The stages not present.
  public var missing: [Stage]
  /// All five, in their ideal order.
  public var stages: [StageReport]
  /// The parts of the score with their names, each 0…1.
  public var parts: [Part]
  public var findings: [Finding]
  /// Visible blocks that were not read as the seller's: menus, lists of other products, footers.
  public var leftOut: Int

  /// One part of the score.
  public struct Part: Sendable, Hashable {
    /// `stages`, `order`, `balance`, `evidence`.
    public var name: String
    /// 0…1.
    public var value: Double
    /// Share of the score, 0…1; the weights of a profile add up to 1.
    public var weight: Double

    public init(name: String, value: Double, weight: Double) {
      self.name = name
      self.value = value
      self.weight = weight
    }
  }

  public init(
    score: Double?, reason: Message? = nil, profile: String, order: [Stage], missing: [Stage],
    stages: [StageReport], parts: [Part], findings: [Finding], leftOut: Int = 0
  ) {
    self.score = score
    self.reason = reason
    self.profile = profile
    self.order = order
    self.missing = missing
    self.stages = stages
    self.parts = parts
    self.findings = findings
    self.leftOut = leftOut
  }
}

/// One stage of a page.
public struct StageReport: Sendable {
  public var stage: Stage
  public var present: Bool
  /// 0…1.
  public var score: Double
  /// Every block of this stage, in page order.
  public var evidence: [StageEvidence]

  public init(stage: Stage, present: Bool, score: Double, evidence: [StageEvidence]) {
    self.stage = stage
    self.present = present
    self.score = score
    self.evidence = evidence
  }
}

/// A block that belongs to a stage.
public struct StageEvidence: Sendable {
  /// 1 weak, 2 plain, 3 strong.
  public let strength: Int
  private let details: Details

  /// Its place and what counted: as given, or worked out where a report shows it. Most reports show a few of
  /// many blocks.
  private enum Details: Sendable {
    case given(Place, Message)
    case deferred(EvidenceDetails, LabelledPage.Part)
  }

  public init(place: Place, strength: Int, why: Message) {
    self.strength = strength
    details = .given(place, why)
  }

  init(_ part: LabelledPage.Part, _ page: EvidenceDetails) {
    strength = part.evidence.strength
    details = .deferred(page, part)
  }

  public var place: Place {
    switch details {
    case .given(let place, _): place
    case .deferred(let page, let part): page.places.place(of: part.position)
    }
  }

  /// What counted, in words.
  public var why: Message {
    switch details {
    case .given(_, let why): why
    case .deferred(let page, let part): page.explanation.why(part, in: page.places.reading)
    }
  }
}

/// What places and reasons of a page's evidence are told by.
final class EvidenceDetails: Sendable {
  let places: PagePlaces
  let explanation: EvidenceExplanation

  init(places: PagePlaces, explanation: EvidenceExplanation) {
    self.places = places
    self.explanation = explanation
  }
}
