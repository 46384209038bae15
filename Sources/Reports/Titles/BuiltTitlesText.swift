// SPDX-License-Identifier: Apache-2.0

import Findings
import Text
import Titles

/// Built titles for people: each with its proof, what it covers and what it leaves out.
public struct BuiltTitlesText {
  /// Searches listed of each kind.
  private static let most = 12

  private let built: BuiltTitles
  private let language: MessageLanguage

  public init(_ built: BuiltTitles, language: MessageLanguage) {
    self.built = built
    self.language = language
  }

  public var text: String {
    var lines: [String] = []
    for (index, title) in built.titles.enumerated() {
      if index > 0 { lines.append("") }
      lines += self.lines(of: title)
    }
    if let tags = built.tags {
      lines += tags.map { "\(Printable.oneLine($0.term))  \(number($0.value))" }
    }
    if let plan = built.plan {
      lines.append("")
      lines.append(
        say(
          "All texts together: \(number(plan.value)), at most \(percent(plan.gap)) below the best possible",
          "各文本合计：\(number(plan.value))，与理论最优相差不超过 \(percent(plan.gap))"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of title: BuiltTitle) -> [String] {
    var lines = [Printable.oneLine(title.text)]
    let limit = title.length.limit.map { "/\($0)" } ?? ""
    let proof =
      title.proved
      ? say("proved best", "已证明最优")
      : say("at most \(percent(title.gap)) below the best", "与最优相差不超过 \(percent(title.gap))")
    lines.append(
      "  \(title.field)  \(title.length.value)\(limit) \(title.length.unit.name) · "
        + say(
          "covers \(number(title.value)) (\(percent(title.share)) of what is true) · \(proof)",
          "覆盖 \(number(title.value))（真实需求的 \(percent(title.share))）· \(proof)"))
    if title.visible != title.text {
      lines.append("  " + say("on a phone: ", "手机端：") + Printable.oneLine(title.visible) + "…")
    }
    if let variation = title.variation { lines.append("  " + difference(variation)) }
    if let gained = title.gained, !gained.isEmpty {
      lines.append("  " + say("gained: ", "新增：") + list(gained))
    }
    lines.append("  " + say("covered: ", "覆盖：") + list(title.covered))
    for dropped in title.dropped.prefix(Self.most) {
      lines.append(
        "  − \(Printable.oneLine(dropped.term)) \(number(dropped.value)): "
          + language.text(DropReasonSlug.message(dropped.why)))
    }
    if title.dropped.count > Self.most {
      lines.append(
        "  − "
          + say(
            "and \(title.dropped.count - Self.most) more", "另有 \(title.dropped.count - Self.most) 个"
          ))
    }
    for finding in title.findings {
      lines.append("  ! \(Printable.oneLine(language.text(finding.message)))  \(finding.rule)")
    }
    return lines
  }

  private func list(_ covered: [BuiltTitle.Covered]) -> String {
    let shown = covered.prefix(Self.most).map {
      "\(Printable.oneLine($0.term)) \(number($0.value))\($0.isContiguous ? "" : "°")"
    }
    let rest = covered.count - shown.count
    return shown.joined(separator: say(", ", "、")) + (rest > 0 ? " +\(rest)" : "")
  }

  private func difference(_ variation: TitleVariation) -> String {
    var parts = [variation.variable.rawValue]
    parts += variation.removed.map { "−\($0)" } + variation.added.map { "+\($0)" }
    parts += variation.moved.map { "↔\($0)" }
    let demand = Int((variation.demandChange * 100).rounded())
    let length = Int((variation.lengthChange * 100).rounded())
    return parts.joined(separator: " ")
      + say(
        " · demand \(signed(demand)) %, length \(signed(length)) %",
        " · 需求 \(signed(demand)) %，长度 \(signed(length)) %")
  }

  private func signed(_ number: Int) -> String { number > 0 ? "+\(number)" : "\(number)" }
  private func say(_ en: String, _ zh: String) -> String { language.text(Message(en: en, zh: zh)) }
  private func number(_ value: Double) -> String { "\(Int(value.rounded()))" }
  private func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
