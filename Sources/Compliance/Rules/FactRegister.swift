// SPDX-License-Identifier: Apache-2.0

import Findings
import Lexicons
import Text

/// The numbered facts of law and policy that rules stand on, and those that no rule answers, each with the
/// reason: `lexicons/facts.yaml`.
public struct FactRegister: Sendable {
  /// All ids (`CN-ABS-01`), in the order of the file.
  public let ids: [String]
  /// Those that no rule answers, in the order of the file.
  public let unruled: [Unruled]

  /// A fact without a rule of its own.
  public struct Unruled: Hashable, Sendable {
    public var id: String
    public var reason: Reason
    /// The reason in one line of English.
    public var why: String
    /// Where it is judged instead: a path of the repository. Only for reasons that name another place.
    public var by: String?
  }

  /// Why a fact has no rule.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// Seen in pictures, layout or timing only.
    case notInText = "not-in-text"
    /// The words are lawful or not by a licence, register, test or ledger that no listing holds.
    case needsRecords = "needs-records"
    /// A duty of the shop or the platform, or an act beyond the listing.
    case outsideListing = "outside-listing"
    /// Another part of the program judges it.
    case otherCheck = "other-check"
    /// A way of writing that every rule reads through, so it needs no rule of its own.
    case reading
    /// Described by the law itself as no breach, or known as a false alarm of word lists.
    case noBreach = "no-breach"
    /// Said lawfully far more often than not: a rule on the words alone would cry wolf.
    case ambiguous

    /// What it means, as a heading.
    public var title: Message {
      switch self {
      case .notInText:
        Message(en: "Seen in pictures, layout or timing only", zh: "只能从图片、版式或时间看出")
      case .needsRecords:
        Message(en: "Needs a licence, register, test or ledger", zh: "须凭许可、登记、检测或台账判断")
      case .outsideListing:
        Message(en: "Lies outside the listing", zh: "不在商品信息之内")
      case .otherCheck:
        Message(en: "Judged by another part of the program", zh: "由程序的其他检查判断")
      case .reading:
        Message(en: "Read through by every rule", zh: "所有规则都能看穿的写法")
      case .noBreach:
        Message(en: "No breach", zh: "不属违规")
      case .ambiguous:
        Message(en: "Words that are lawful more often than not", zh: "多数情况下合法的用语")
      }
    }

    /// Whether it points to another place.
    var namesPlace: Bool { self == .otherCheck || self == .reading }
  }

  /// Reads the register.
  ///
  /// - Parameter lexicons: path of the `lexicons` folder.
  public static func read(lexicons: String) throws(LexiconError) -> FactRegister {
    try FactRegister(try DataFiles.yaml(of: lexicons + "/facts.yaml"))
  }

  /// - Parameter file: `facts:` with the number of facts of each group, `not-rules:` with those no rule
  ///   answers.
  init(_ file: YAMLNode) throws(LexiconError) {
    _ = try file.entries(allowed: ["facts", "not-rules"])
    var ids: [String] = []
    for group in try file.required("facts").entries() {
      let count = try group.value.integer()
      guard count > 0 else { throw group.value.error("a group has at least one fact") }
      let before = Set(ids)
      for number in 1...min(count, 99) {
        let id = group.name + (number < 10 ? "-0" : "-") + String(number)
        guard !before.contains(id) else { throw group.key.error("'\(group.name)' stands twice") }
        ids.append(id)
      }
    }
    self.ids = ids
    let known = Set(ids)
    var seen: Set<String> = []
    var unruled: [Unruled] = []
    for node in file.optional("not-rules")?.items() ?? [] {
      _ = try node.entries(allowed: ["fact", "reason", "why", "by"])
      let name = try node.required("fact")
      let id = try name.string()
      guard known.contains(id) else {
        throw name.error(
          "no fact '\(id)'", suggestion: EditDistance.nearest(to: id, in: ids))
      }
      guard seen.insert(id).inserted else { throw name.error("'\(id)' stands twice") }
      let reason = try node.required("reason").choice(Reason.self)
      let place = node.optional("by")
      guard (place != nil) == reason.namesPlace else {
        throw (place ?? node).error(
          reason.namesPlace
            ? "the reason '\(reason.rawValue)' says where with 'by'"
            : "the reason '\(reason.rawValue)' names no place")
      }
      unruled.append(
        Unruled(
          id: id, reason: reason, why: try node.required("why").string(),
          by: try place?.string()))
    }
    self.unruled = unruled
  }
}
