// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import Text

/// Finds claims in listings that a law or a platform does not allow.
public struct ClaimChecker: Sendable {
  /// The rules it applies.
  public let claims: CompiledClaims
  /// The day that decides which rules are in force and which evidence is valid.
  public let now: CalendarDate

  public init(claims: CompiledClaims, now: CalendarDate) {
    self.claims = claims
    self.now = now
  }

  /// Everything wrong with the words of a listing, ordered by field, place and rule.
  public func findings(in listing: Listing) -> [Finding] {
    var limit = FindingLimit.none
    return findings(in: listing, limit: &limit)
  }

  /// The same, as many as the limit admits, which counts the others.
  public func findings(in listing: Listing, limit: inout FindingLimit) -> [Finding] {
    candidates(in: listing).compactMap { candidate in
      limit.admits(claims.rules[candidate.rule].id, candidate.severity)
        ? finding(candidate, in: listing) : nil
    }
  }

  /// A trigger that no exemption answers.
  struct Candidate {
    var rule: Int
    var field: Int
    var block: Int
    /// Bytes of the field's document.
    var range: ByteRange
    /// Characters of the phrase, spaces left out.
    var length: Int
    var severity: Severity
    var isEvasion: Bool
    var exemptionsTried: [String]
  }

  /// Triggers that no exemption answers, one of several about the same words.
  func candidates(in listing: Listing) -> [Candidate] {
    let active = claims.applicability.active(for: listing, on: now)
    var plain: [Reading] = []
    var disguised: [Reading] = []
    var texts: [FoldedText] = []
    for index in listing.fields.indices {
      read(listing, field: index, plain: &plain, disguised: &disguised, texts: &texts)
    }
    let evaluator = ConditionEvaluator(listing: listing, readings: plain)
    var found: [Candidate] = []
    var scratch = TriggerScratch(
      classCount: claims.classCount, patternCount: claims.patterns.count)
    var kept = 0
    for reading in plain + disguised {
      kept += reading.range.count
      defer { if kept > Self.keptUnits { reading.forget() } }
      for (trigger, matches) in triggers(in: reading, active: active, scratch: &scratch) {
        guard
          isField(
            listing.fields[reading.field].name, in: claims.rules[Int(trigger.rule)].scope.fields)
        else { continue }
        for match in matches {
          if let evasion = reading.evasion, !isDisguised(match, by: evasion) { continue }
          if let candidate = candidate(
            match, trigger, reading, texts[reading.field], evaluator, listing)
          {
            found.append(candidate)
          }
        }
      }
    }
    for index in claims.structureRules where active[index] {
      let rule = claims.rules[index]
      guard let check = rule.check else { continue }
      for (field, block, range) in check.places(in: listing, texts: texts)
      where isField(listing.fields[field].name, in: rule.scope.fields) {
        let text = listing.fields[field].document.text.bytes[range.range]
        found.append(
          Candidate(
            rule: index, field: field, block: block, range: range,
            length: text.count { $0 & 0xC0 != 0x80 && $0 != 0x20 },
            severity: rule.severity,
            isEvasion: false, exemptionsTried: []))
      }
    }
    return Overlaps.resolve(found, rules: claims.rules)
  }

  /// Characters of a listing up to which what was worked out about its blocks is kept for conditions that ask about
  /// the whole listing; beyond, they work it out again, and a page as long as a book takes no more memory.
  private static let keptUnits = 1 << 15

  /// Reads one field, block by block, in the plain view and where something is disguised in that view too.
  private func read(
    _ listing: Listing, field: Int, plain: inout [Reading], disguised: inout [Reading],
    texts: inout [FoldedText]
  ) {
    let document = listing.fields[field].document
    let blocks = document.blocks.indices.filter { document.blocks[$0].isClaimText }
    var text = FoldedText(
      document.text.bytes, parts: blocks.map { document.blocks[$0].range },
      folding: claims.folding)
    text.normalise()
    texts.append(text)
    for (part, block) in blocks.enumerated() where !text.parts[part].isEmpty {
      let role = document.blocks[block].role
      plain.append(
        Reading(
          claims: claims, units: text.units, range: text.parts[part], field: field, block: block,
          role: role))
      if let view = EvasionView(of: text, range: text.parts[part], table: claims.evasion) {
        disguised.append(
          Reading(
            claims: claims, units: view.units, range: 0..<view.units.count, field: field,
            block: block, role: role, evasion: view))
      }
    }
  }

  /// The triggers whose needs a block meets, with their matches.
  private func triggers(
    in reading: Reading, active: [Bool], scratch: inout TriggerScratch
  ) -> [(CompiledClaims.Trigger, [PatternMatch])] {
    var result: [(CompiledClaims.Trigger, [PatternMatch])] = []
    scratch.begin()
    for word in reading.literals {
      reading.forEachClass(of: word) { scratch.meet($0) }
    }
    for number in scratch.present {
      for trigger in claims.triggers(ofClass: Int(number)) where active[Int(trigger.rule)] {
        let pattern = Int(trigger.pattern)
        if claims.patterns.keys[pattern].count > 1, !scratch.isNew(trigger.pattern) { continue }
        guard claims.patterns.needs[pattern].allSatisfy({ scratch.isPresent($0) }) else { continue }
        let matches = reading.matches(of: trigger.pattern)
        if !matches.isEmpty { result.append((trigger, matches)) }
      }
    }
    if !claims.shapeTriggers.isEmpty, reading.mayHoldShapes {
      for trigger in claims.shapeTriggers where active[Int(trigger.rule)] {
        let matches = reading.matches(of: trigger.pattern)
        if !matches.isEmpty { result.append((trigger, matches)) }
      }
    }
    return result
  }

  private func candidate(
    _ match: PatternMatch, _ trigger: CompiledClaims.Trigger, _ reading: Reading,
    _ text: FoldedText, _ evaluator: ConditionEvaluator, _ listing: Listing
  ) -> Candidate? {
    let rule = claims.rules[Int(trigger.rule)]
    for pattern in rule.allowed where evaluator.covers(pattern, match, in: reading) { return nil }
    for condition in rule.requires where !evaluator.holds(condition, for: match, in: reading) {
      return nil
    }
    for exemption in rule.exemptions
    where evaluator.holds(exemption.condition, for: match, in: reading) {
      return nil
    }
    if isAnswered(rule, match, reading, listing) { return nil }
    let units = reading.evasion?.origin(of: match.span) ?? match.span
    var severity = rule.severity
    if reading.evasion != nil, severity < .error, rule.provenance != .unverified {
      severity = severity == .info ? .warning : .error
    }
    return Candidate(
      rule: Int(trigger.rule), field: reading.field, block: reading.block,
      range: text.bytes(of: units), length: reading.units[match.span].count { $0 != 0x20 },
      severity: severity, isEvasion: reading.evasion != nil,
      exemptionsTried: rule.exemptionNames)
  }

  /// Whether something was done inside the match's words, or between two that follow each other.
  private func isDisguised(_ match: PatternMatch, by view: EvasionView) -> Bool {
    var previousEnd = -1
    for word in match.words {
      for index in word {
        let change = view.changes[index]
        if change.contains(.replaced) { return true }
        if change.contains(.joined), index > word.lowerBound || index == previousEnd {
          return true
        }
      }
      previousEnd = word.upperBound
    }
    return false
  }

  private func isField(_ name: String, in fields: [String]) -> Bool {
    fields.isEmpty || fields.contains(name) || (name != "title" && fields.contains("body"))
  }
}

extension Block {
  /// Whether it may hold claims of the listing: its text is seen, or is an image's alternative, and it is not part
  /// of what stands around the listing.
  var isClaimText: Bool { hidden == nil && surrounding == nil && role.isVisibleText }
}

extension FoldedText {
  /// Reads hyphens and apostrophes between letters as patterns write them.
  mutating func normalise() {
    let ranges = parts
    rewrite { units in
      for range in ranges { ClaimText.joinHyphens(&units, range: range) }
    }
  }
}

/// Marks the classes met in a block, without clearing between blocks.
struct TriggerScratch {
  private var stamps: [Int32]
  private var stamp: Int32 = 0
  private(set) var present: [Int32] = []

  /// The same for patterns that several classes lead to.
  private var patternStamps: [Int32]

  init(classCount: Int, patternCount: Int) {
    stamps = Array(repeating: 0, count: classCount)
    patternStamps = Array(repeating: 0, count: patternCount)
  }

  mutating func begin() {
    stamp += 1
    present.removeAll(keepingCapacity: true)
  }

  mutating func meet(_ number: Int32) {
    if stamps[Int(number)] != stamp {
      stamps[Int(number)] = stamp
      present.append(number)
    }
  }

  /// Whether a pattern has not been asked about in this block.
  mutating func isNew(_ pattern: Int32) -> Bool {
    defer { patternStamps[Int(pattern)] = stamp }
    return patternStamps[Int(pattern)] != stamp
  }

  func isPresent(_ number: Int32) -> Bool { stamps[Int(number)] == stamp }
}
