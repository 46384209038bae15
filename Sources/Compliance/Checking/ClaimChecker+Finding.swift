// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import Text

extension ClaimChecker {
  /// Whether the listing's evidence answers a rule at a match.
  func isAnswered(
    _ rule: ClaimRule, _ match: PatternMatch, _ reading: Reading, _ listing: Listing
  ) -> Bool {
    guard !rule.evidence.isEmpty, !listing.evidence.isEmpty else { return false }
    return listing.evidence.contains { evidence in
      guard rule.evidence.contains(evidence.kind),
        evidence.number != nil || evidence.body != nil || evidence.url != nil
      else { return false }
      if let until = evidence.validUntil.flatMap(CalendarDate.init), until < now { return false }
      guard let about = evidence.about else { return true }
      let sentence = reading.layout.sentenceRange(of: match.range)
        .clamped(to: (match.range.lowerBound - 200)..<(match.range.upperBound + 200))
      return reading.string(in: sentence).contains(claims.folding.folded(about))
    }
  }

  /// The finding of a candidate, with its place, message and ways to mend it.
  func finding(_ candidate: Candidate, in listing: Listing) -> Finding {
    let rule = claims.rules[candidate.rule]
    let field = listing.fields[candidate.field]
    let element = field.document.blocks[candidate.block].element
    let place = field.place(of: candidate.range, element: element)
    return Finding(
      rule: rule.id, family: rule.family, severity: candidate.severity, layer: rule.layer,
      place: place, message: message(rule, place.text, isEvasion: candidate.isEvasion),
      citations: rule.citations, exemptionsTried: candidate.exemptionsTried,
      fixes: fixes(for: candidate, place, in: listing),
      confidence: candidate.isEvasion ? rule.confidence * 0.95 : rule.confidence)
  }

  private func message(_ rule: ClaimRule, _ text: String, isEvasion: Bool) -> Message {
    var zh = filled(rule.message.zh, with: text)
    var en = filled(rule.message.en, with: text)
    if isEvasion {
      zh += "写法经过变形（符号、谐音、形近字等），规避审查本身会加重处理。"
      en += " The wording is disguised (signs, sound-alikes, look-alikes); disguise makes it worse."
    }
    if rule.provenance == .unverified {
      zh += "（依据未经核对原文。）"
      en += " (The legal text has not been checked.)"
    }
    return Message(en: en, zh: zh)
  }

  /// A message with the phrase in its place; `replacing` is slow, and there is one for every finding.
  private func filled(_ message: String, with text: String) -> String {
    let mark = "{text}".utf8
    var rest = message[...]
    var result = ""
    while let brace = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
      result += rest[..<brace]
      rest = rest[brace...]
      let isMark = rest.utf8.starts(with: mark)
      result += isMark ? text : "{"
      rest = rest[rest.utf8.index(brace, offsetBy: isMark ? mark.count : 1)...]
    }
    return result + rest
  }

  private func fixes(for candidate: Candidate, _ place: Place, in listing: Listing) -> [Fix] {
    let rule = claims.rules[candidate.rule]
    return rule.rewrites.map { rewrite in
      var edits: [Edit] = []
      if rewrite.kind == .delete || rewrite.replacement != nil, let range = place.range {
        let text = rewrite.replacement ?? ""
        if isClean(text, replacing: candidate, in: listing) {
          edits = [Edit(range: range, text: text)]
        }
      }
      return Fix(applicability: .suggestion, edits: edits, message: rewrite.message)
    }
  }

  /// Whether the sentence around a finding, with the replacement in place, has no new finding.
  private func isClean(_ text: String, replacing candidate: Candidate, in listing: Listing) -> Bool
  {
    guard !text.isEmpty else { return true }
    let document = listing.fields[candidate.field].document
    let block = document.blocks[candidate.block].range
    let start = max(block.start, candidate.range.start - 240)
    let end = min(block.end, candidate.range.end + 240)
    let before = document.text.bytes[start..<candidate.range.start].drop { $0 & 0xC0 == 0x80 }
    let after = wholeCharacters(document.text.bytes[candidate.range.end..<end])
    let bytes = Array(before) + Array(text.utf8) + Array(after)
    var changed = Document(source: SourceText(name: "", bytes: bytes))
    changed.text = PlacedText(verbatim: bytes)
    changed.blocks = [Block(range: ByteRange(0, bytes.count), role: .paragraph)]
    var trial = listing
    trial.fields = [Field(name: listing.fields[candidate.field].name, document: changed)]
    let replaced = ByteRange(before.count, before.count + text.utf8.count)
    return !candidates(in: trial).contains { $0.range.overlaps(replaced) }
  }

  /// The text without a character that was cut at its end.
  private func wholeCharacters(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let last = bytes.last, last & 0x80 != 0 {
      bytes.removeLast()
      if last & 0xC0 == 0xC0 { break }
    }
    return bytes
  }
}
