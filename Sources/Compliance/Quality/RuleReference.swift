// SPDX-License-Identifier: Apache-2.0

import Findings

/// The reference of all rules, in both languages: a page a pack, an index, and what became of every fact.
public enum RuleReference {
  /// A Markdown file.
  public struct Page: Hashable, Sendable {
    /// Name of the file.
    public var name: String
    public var markdown: String
  }

  /// All pages: the index first, then the packs in order, then the facts.
  public static func pages(claims: CompiledClaims, register: FactRegister) -> [Page] {
    let packs = claims.packs.map {
      Page(name: $0.name + ".md", markdown: page(of: $0, in: claims, language: nil))
    }
    return [Page(name: "README.md", markdown: index(claims))] + packs
      + [Page(name: "facts.md", markdown: facts(claims, register))]
  }

  /// The page of a pack: its rules, one after the other.
  ///
  /// - Parameter language: of the page; nil for both.
  public static func page(
    of pack: ClaimPack, in claims: CompiledClaims, language: MessageLanguage?
  ) -> String {
    let title = language?.text(pack.title) ?? "\(pack.title.zh) · \(pack.title.en)"
    let rules = rules(of: pack, in: claims)
    return "# \(pack.name): \(title)\n\n"
      + rules.map { RulePage.markdown($0, language: language, level: 2) }.joined(separator: "\n")
  }

  private static func rules(of pack: ClaimPack, in claims: CompiledClaims) -> [ClaimRule] {
    claims.rules.filter { $0.id.hasPrefix(pack.name + "/") }
  }

  private static func index(_ claims: CompiledClaims) -> String {
    var lines = [
      "# 规则 · Rules", "",
      "由 `make docs` 从 `lexicons/claims` 生成，请勿手改；`listwright rules show 编号` 显示同样的内容。"
        + "[每项事实的去向](facts.md)。", "",
      "Written by `make docs` from `lexicons/claims`, not by hand; `listwright rules show ID` prints the "
        + "same. [What became of each fact](facts.md).", "",
      "| 规则包 · Pack | | 条 · Rules |", "|---|---|---|",
    ]
    for pack in claims.packs {
      let count = rules(of: pack, in: claims).count
      lines.append(
        "| [\(pack.name)](\(pack.name).md) | \(pack.title.zh) · \(pack.title.en) | \(count) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func facts(_ claims: CompiledClaims, _ register: FactRegister) -> String {
    var lines = [
      "# 事实 · Facts", "",
      "每项事实由规则判断，或写明为何没有规则。", "",
      "Each fact is answered by rules, or by the reason why no rule can.", "",
      "| 事实 · Fact | 去向 · Answered by |", "|---|---|",
    ]
    for id in register.ids {
      let links = claims.rules.filter { $0.facts.contains(id) }.map(link)
      let reason = register.unruled.first { $0.id == id }.map(sentence)
      lines.append("| \(id) | \((links + [reason].compactMap(\.self)).joined(separator: ", ")) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func link(_ rule: ClaimRule) -> String {
    let pack = rule.id.prefix { $0 != "/" }
    return "[\(rule.id)](\(pack).md#\(rule.id.replacing("/", with: "")))"
  }

  private static func sentence(_ fact: FactRegister.Unruled) -> String {
    let place = fact.by.map { " [`\($0)`](../../\($0))" } ?? ""
    return "\(fact.reason.title.zh) · \(fact.reason.title.en): \(fact.why)" + place
  }
}
