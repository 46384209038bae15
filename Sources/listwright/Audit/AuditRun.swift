// SPDX-License-Identifier: Apache-2.0

import Audit
import Findings
import Lexicons
import Listings
import Reports
import Text
import Workflow

/// One run of `audit` or `lint`: inputs in, reports out, an exit code.
struct AuditRun {
  enum Scope {
    case everything, claims
  }

  let scope: Scope
  let inputs: InputOptions
  let listing: ListingOptions
  let outputs: OutputOptions
  let configuration: ConfigurationOptions
  let decisions: DecisionOptions

  func run() throws {
    let extra = try outputs.extraOutputs()
    let suppressions = try decisions.suppressions(on: try listing.day())
    let baseline = try decisions.baselineFilter()
    let file = try configuration.file()
    // Where findings are left out or counted, all must be known: the last may be the only new one.
    let countsAll =
      baseline != nil || !suppressions.isEmpty
      || (outputs.maxWarnings ?? file?.settings.maxWarnings) != nil
    let setup = try AuditSetup(
      scope: scope, listing: listing, file: file, limit: countsAll ? .none : FindingLimit())
    let settings = setup.configuration.settings(for: nil)
    let options = ReportOptions(
      messages: outputs.messages ?? settings.messages, colour: outputs.usesColour,
      version: Listwright.version)
    var sinks = try ReportSinks(
      main: outputs.format, extra: extra, options: options, style: setup.reportStyle)
    var pass = AuditPass(
      setup: setup, inputs: inputs,
      jobs: max(1, outputs.jobs ?? CommandEnvironment.processors),
      suppressions: suppressions, baseline: baseline)
    var summary = RunSummary()
    try sinks.begin()
    try pass.forEach { (outcome) throws(CommandError) in
      summary.count(outcome)
      try sinks.add(outcome)
    }
    try sinks.finish(summary)
    if !outputs.quiet { decisions.remark(on: pass) }
    try finish(summary, settings)
  }

  private func finish(_ summary: RunSummary, _ settings: Settings) throws {
    if summary.listings == 0, summary.failures == 0 {
      throw CommandError(
        en: "nothing was read: no input matched", zh: "没有读到任何内容：没有匹配的输入")
    }
    if summary.failures > 0 { throw Exit.failed }
    let threshold = outputs.failOn ?? settings.failOn.flatMap(FailureThreshold.init) ?? .error
    let limit = outputs.maxWarnings ?? settings.maxWarnings
    let tooManyWarnings = limit.map { summary.warnings > $0 } ?? false
    if threshold.isReached(by: summary) || tooManyWarnings { throw Exit.findings }
  }
}
