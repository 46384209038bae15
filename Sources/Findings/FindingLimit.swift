// SPDX-License-Identifier: Apache-2.0

/// How many findings of one listing are told. Nobody mends ten thousand at a time, and a page made to have a million
/// must not drown the others; what is left out is counted.
public struct FindingLimit: Sendable {
  /// Most findings of one rule, and of all.
  public static let ofRule = 500
  public static let inAll = 5000

  private var counts: [String: Int] = [:]
  private var admitted = 0

  public init() {}

  /// Counts a finding of a rule; false where it is one too many.
  public mutating func admits(_ rule: String) -> Bool {
    let count = counts[rule, default: 0]
    guard count < Self.ofRule, admitted < Self.inAll else {
      leftOut[rule, default: 0] += 1
      return false
    }
    counts[rule] = count + 1
    admitted += 1
    return true
  }

  /// The findings that are told.
  public mutating func admitted(_ findings: [Finding]) -> [Finding] {
    findings.filter { admits($0.rule) }
  }

  /// How many findings of each rule were left out.
  public private(set) var leftOut: [String: Int] = [:]

  /// What was left out, in words, ordered by rule.
  public var notChecked: [NotChecked] {
    leftOut.sorted { $0.key < $1.key }.map { rule, count in
      NotChecked(
        what: Message(
          en: "\(count) more finding\(count == 1 ? "" : "s") of \(rule)",
          zh: "\(rule) 的另外 \(count) 处问题"),
        why: Message(
          en:
            "only the first \(Self.ofRule) of a rule and \(Self.inAll) of a listing are listed; mend those and check again",
          zh: "每条规则只列前 \(Self.ofRule) 处、每个商品只列前 \(Self.inAll) 处；请改好后再检查"))
    }
  }
}
