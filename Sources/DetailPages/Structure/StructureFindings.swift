// SPDX-License-Identifier: Apache-2.0

import Findings
import Listings
import Text

/// What to mend in a page's structure, in the order of the page after what concerns it as a whole.
struct StructureFindings {
  let page: LabelledPage
  let score: StructureScore
  let profile: StructureProfile
  let places: PagePlaces
  let advice: StructureAdvice
  let lexicon: CueLexicon

  /// Findings of one kind beyond this many are left out.
  static let most = 5

  var all: [Finding] {
    var findings = missing
    findings += outOfOrder
    findings += dominant
    findings += weak
    findings += noHook
    findings += withoutTerms
    findings += claims
    findings += vague
    findings += clutter
    findings += emptyHeadings
    return findings
  }

  func finding(
    _ slug: String, _ severity: Severity = .info, at position: Int? = nil, en: String, zh: String,
    fixes: [Fix] = []
  ) -> Finding {
    Finding(
      rule: "page-structure/" + slug, family: .structure, severity: severity, layer: .style,
      place: position.map { places.place(of: $0) }, message: Message(en: en, zh: zh), fixes: fixes,
      field: places.field.name)
  }

  private var wanted: [Stage] { profile.order }

  private var missing: [Finding] {
    let order = page.order
    return wanted.filter { !order.contains($0) }.map { stage in
      finding(
        "missing-stage", .warning,
        en: "No block of this page is \(stage.title.en): the stage is missing.",
        zh: "页面没有“\(stage.title.zh)”这一段。", fixes: advice.fixes(stage: stage))
    }
  }

  private var outOfOrder: [Finding] {
    let order = page.order.filter(wanted.contains)
    var findings: [Finding] = []
    for (stage, next) in zip(order, order.dropFirst()) {
      guard let a = wanted.firstIndex(of: stage), let b = wanted.firstIndex(of: next), a > b,
        let part = page.parts(of: stage).first
      else { continue }
      findings.append(
        finding(
          "out-of-order", .warning, at: part.position,
          en: "\(stage.title.en.capitalizedFirst) starts here, before \(next.title.en); "
            + "buyers follow \(profile.sequence.en).",
          zh: "“\(stage.title.zh)”在这里出现，早于“\(next.title.zh)”；建议顺序："
            + "\(profile.sequence.zh)。"))
    }
    return findings
  }

  private var dominant: [Finding] {
    profile.stages.compactMap { stage, target in
      guard let share = score.shares[stage], share > 0.5, share > target + 0.2,
        page.parts.count >= 4
      else { return nil }
      let percent = Int((share * 100).rounded())
      return finding(
        "dominant-stage", at: page.parts(of: stage).first?.position,
        en: "\(stage.title.en.capitalizedFirst) takes \(percent)% of the page's stage text, "
          + "where about \(Int((target * 100).rounded()))% would do.",
        zh: "“\(stage.title.zh)”占了 \(percent)%，约 \(Int((target * 100).rounded()))% 就够。")
    }
  }

  private var weak: [Finding] {
    wanted.compactMap { stage in
      let parts = page.parts(of: stage)
      guard let first = parts.first else { return nil }
      guard parts.allSatisfy({ $0.evidence.value < 0.5 }) else { return nil }
      let vague = parts.reduce(0) { $0 + $1.evidence.vague }
      return finding(
        "weak-stage", at: first.position,
        en: "\(stage.title.en.capitalizedFirst) is there but weak: \(parts.count) block(s), "
          + "\(facts(parts)) figure(s), \(vague) empty phrase(s).",
        zh: "“\(stage.title.zh)”有但薄弱：\(parts.count) 段，\(facts(parts)) 处数字，"
          + "\(vague) 处空话。", fixes: advice.fixes(stage: stage))
    }
  }

  private func facts(_ parts: ArraySlice<LabelledPage.Part>) -> Int {
    parts.reduce(0) { $0 + $1.evidence.numbers + $1.evidence.codes }
  }
}

extension String {
  /// The text with its first letter as a capital.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
