// SPDX-License-Identifier: Apache-2.0

import Findings
import Text

/// Plans and analyses as text for a terminal: the verdict in words first, then the numbers.
public struct ExperimentText: Sendable {
  let language: MessageLanguage
  /// Most problems that are listed; the rest is counted.
  static let mostProblems = 20

  public init(language: MessageLanguage) { self.language = language }

  /// A plan.
  public func text(_ plan: PlanReport) -> String {
    var lines = [heading(plan.hypothesis.experiment), plan.hypothesis.statement, ""]
    lines += plan.why.map(say)
    lines += list(Message(en: "What could be tested instead", zh: "可以改为测试"), plan.alternatives)
    lines += list(Message(en: "What this cannot show", zh: "这不能说明"), plan.cannotConclude)
    lines += groups(plan.figures)
    lines += [
      "",
      say(
        Message(
          en: "Keep this hash with the file: \(plan.hypothesis.fingerprint)",
          zh: "请随文件保存此哈希：\(plan.hypothesis.fingerprint)")),
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// An analysis.
  public func text(_ analysis: Analysis) -> String {
    var lines: [String] = []
    if let hypothesis = analysis.hypothesis {
      lines += [heading(hypothesis.experiment), hypothesis.statement, ""]
    }
    lines += analysis.why.map(say)
    lines += list(Message(en: "What cannot be concluded", zh: "不能得出的结论"), analysis.cannotConclude)
    lines += problems(analysis.problems)
    lines += groups([FigureGroup(analysis)])
    lines += groups(analysis.figures)
    return lines.joined(separator: "\n") + "\n"
  }

  /// Groups of figures alone.
  public func text(_ figures: [FigureGroup], why: [Message]) -> String {
    (why.map(say) + groups(figures)).joined(separator: "\n") + "\n"
  }

  private func say(_ message: Message) -> String { language.text(message) }

  private func heading(_ text: String) -> String {
    Self.printable(text) + "\n" + String(repeating: "=", count: DisplayWidth.columns(of: text))
  }

  private func list(_ title: Message, _ items: [Message]) -> [String] {
    items.isEmpty ? [] : ["", say(title) + ":"] + items.map { "  - " + say($0) }
  }

  private func problems(_ problems: [DataProblem]) -> [String] {
    guard !problems.isEmpty else { return [] }
    var lines = ["", say(Message(en: "In the data", zh: "数据中的问题")) + ":"]
    for problem in problems.prefix(Self.mostProblems) {
      lines.append(
        (problem.isError ? "  ✘ " : "  ! ") + Self.printable(say(problem.message)))
    }
    let rest = problems.count - Self.mostProblems
    if rest > 0 { lines.append(say(Message(en: "  … and \(rest) more", zh: "  …另有 \(rest) 处"))) }
    return lines
  }

  private func groups(_ groups: [FigureGroup]) -> [String] {
    var lines: [String] = []
    for group in groups where !group.figures.isEmpty {
      lines += ["", say(group.title)]
      let labels = group.figures.map { Self.printable(say($0.label)) }
      let width = min(60, labels.map { DisplayWidth.columns(of: $0) }.max() ?? 0)
      for (figure, label) in zip(group.figures, labels) {
        let padding = String(
          repeating: " ", count: max(0, width - DisplayWidth.columns(of: label)))
        lines.append("  \(label)\(padding)  \(Self.printable(Self.text(figure.value)))")
      }
      if let note = group.note { lines.append("  " + say(note)) }
    }
    return lines
  }

  /// A figure's value in words.
  static func text(_ value: Figure.Value) -> String {
    switch value {
    case .number(let number):
      abs(number) >= 0.001 || number == 0
        ? NumberText.short(number) : String(JSONNumber.significant(number, digits: 4))
    case .count(let count): String(count)
    case .share(let share): NumberText.percent(share)
    case .change(let change): NumberText.signedPercent(change)
    case .probability(let p): NumberText.probability(p)
    case .changes(let ends):
      NumberText.signedPercent(ends.lower) + " … " + NumberText.signedPercent(ends.upper)
    case .range(let ends):
      NumberText.fixed(ends.lower, 5) + " … " + NumberText.fixed(ends.upper, 5)
    case .text(let text): text
    case .truth(let truth): truth ? "yes 是" : "no 否"
    }
  }

  /// Text of a file or a flag without what would steer a terminal.
  static func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? "\u{FFFD}" : scalar
        }))
  }
}

/// Small numbers.
enum JSONNumber {
  /// Rounded to a count of significant digits.
  static func significant(_ value: Double, digits: Int) -> Double {
    guard value != 0, value.isFinite else { return value }
    var scale = 1.0
    while abs(value) * scale < pow(10, Double(digits - 1)), scale < 1e300 { scale *= 10 }
    return (value * scale).rounded() / scale
  }
}

extension FigureGroup {
  /// The estimates of an analysis as a group.
  init(_ analysis: Analysis) {
    self.init(
      "estimate", en: "Estimate", zh: "估计",
      analysis.estimates.flatMap { estimate in
        var figures: [Figure] = []
        let name = "\(estimate.arm) – \(estimate.control)"
        if let lift = estimate.lift {
          figures.append(Figure("lift", en: "\(name): lift", zh: "\(name)：提升", .change(lift)))
        }
        if let interval = estimate.interval {
          let percent = NumberText.short((estimate.confidence * 1000).rounded() / 10)
          figures.append(
            Figure(
              "interval", en: "\(name): \(percent) % interval", zh: "\(name)：\(percent) % 区间",
              .changes(interval)))
        }
        figures.append(
          Figure(
            "pValue", en: "\(name): p (\(estimate.method))", zh: "\(name)：p（\(estimate.method)）",
            .probability(estimate.pValue)))
        if let rate = estimate.falsePositiveRate {
          figures.append(
            Figure(
              "falsePositiveRate", en: "\(name): false calls where there is no difference",
              zh: "\(name)：无差异时的误报率", .share(rate)))
        }
        return figures
      })
  }
}
