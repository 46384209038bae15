// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Documents
import Lexicons
import Text
import Workflow

/// Decisions of people that a run takes into account.
struct DecisionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      en: "Known findings, which are left out (see 'baseline create').",
      zh: "已知问题清单，其中的问题不再报告（见 baseline create）。", valueName: "file"))
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      en: "Findings that may stand (default: \(SuppressionFile.name), where it is).",
      zh: "允许保留的问题（默认 \(SuppressionFile.name)，如果存在）。", valueName: "file"))
  var suppressions: String?

  func suppressions(on day: CalendarDate) throws -> Suppressions {
    if let suppressions, !InputFile.exists(suppressions) {
      throw CommandError(en: "there is no \(suppressions)", zh: "没有 \(suppressions)")
    }
    let file = try SuppressionFile.read(suppressions ?? SuppressionFile.name)
    return Suppressions(file, today: day)
  }

  func baselineFilter() throws -> BaselineFilter? {
    try baseline.map { BaselineFilter(try Baseline.read($0)) }
  }

  /// Says on standard error which decisions no longer serve.
  func remark(on pass: AuditPass) {
    for entry in pass.suppressions.expired {
      StandardStreams.remark(
        Speech.say(
          "suppression \(entry.fingerprint) has expired (\(entry.reason))",
          "保留项 \(entry.fingerprint) 已过期（\(entry.reason)）"))
    }
    if let counts = pass.baseline?.counts, counts.gone > 0 {
      StandardStreams.remark(
        Speech.say(
          "\(counts.gone) findings of the baseline are gone; 'baseline update' takes them out",
          "基线中有 \(counts.gone) 个问题已不存在；可用 baseline update 清理"))
    }
  }
}

extension Baseline {
  /// Reads a baseline file.
  static func read(_ path: String) throws(CommandError) -> Baseline {
    do {
      return try Baseline(try InputFile.read(path))
    } catch let error as InputError {
      throw CommandError(
        en: "\(path): \(error.description)", zh: "\(path)：\(error.chineseDescription)")
    } catch {
      throw CommandError("\(path): \(error)")
    }
  }
}
