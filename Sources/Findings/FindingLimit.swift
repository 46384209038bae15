// SPDX-License-Identifier: Apache-2.0

/// How many findings of one listing are told. Nobody mends ten thousand at a time, and a page made to have a million
/// must not drown the others; what is left out is counted.
///
/// Every rule speaks at every severity, so that the worst of a listing is told whatever floods it.
public struct FindingLimit: Sendable {
  /// For those who must know every finding: to list the known ones, to tell new ones from them, to mend all.
  public static let none = FindingLimit(.max)

  private let most: Int
  private var counts: [Key: Int] = [:]
  private var leftOut: [String: Int] = [:]

  private struct Key: Hashable {
    var rule: String
    var severity: Severity
  }

  /// - Parameter most: findings of one rule and severity that are told.
  public init(_ most: Int = 500) { self.most = most }

  /// Counts a finding; false where it is one too many.
  public mutating func admits(_ rule: String, _ severity: Severity) -> Bool {
    let key = Key(rule: rule, severity: severity)
    let count = counts[key, default: 0]
    guard count < most else {
      leftOut[rule, default: 0] += 1
      return false
    }
    counts[key] = count + 1
    return true
  }

  /// The findings that are told.
  public mutating func admitted(_ findings: [Finding]) -> [Finding] {
    findings.filter { admits($0.rule, $0.severity) }
  }

  /// What was left out, in words, ordered by rule.
  public var notChecked: [NotChecked] {
    leftOut.sorted { $0.key < $1.key }.map { rule, count in
      NotChecked(
        what: Message(
          en: "\(count) more finding\(count == 1 ? "" : "s") of \(rule)",
          zh: "\(rule) 的另外 \(count) 处问题"),
        why: Message(
          en: "only the first \(most) of a rule are listed; mend those and check again",
          zh: "每条规则只列前 \(most) 处；请改好后再检查"))
    }
  }
}
