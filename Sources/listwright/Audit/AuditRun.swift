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

  func run() throws {
    let extra = try outputs.extraOutputs()
    let setup = try AuditSetup(scope: scope, listing: listing, file: try configuration.file())
    let settings = setup.configuration.settings(for: nil)
    let options = ReportOptions(
      messages: outputs.messages ?? settings.messages, colour: outputs.usesColour,
      version: Listwright.version)
    var sinks = try ReportSinks(
      main: outputs.format, extra: extra, options: options, style: setup.reportStyle)
    var summary = RunSummary()
    let items = try InputItems(options: inputs, setup: setup).items()
    var seen: Set<String> = []
    var anyRead = false
    let jobs = max(1, outputs.jobs ?? CommandEnvironment.processors)
    try sinks.begin()
    try OrderedMap.forEach(items, jobs: jobs, transform: { $0.outcome() }) {
      (judged: Outcome) throws(CommandError) in
      let outcome = unique(judged, among: &seen)
      summary.count(outcome)
      if case .result = outcome { anyRead = true }
      try sinks.add(outcome)
    }
    try sinks.finish(summary)
    if !anyRead, summary.failures == 0 {
      throw CommandError(
        en: "nothing was read: no input matched", zh: "没有读到任何内容：没有匹配的输入")
    }
    if summary.failures > 0 { throw Exit.failed }
    let threshold = outputs.failOn ?? settings.failOn.flatMap(FailureThreshold.init) ?? .error
    let tooManyWarnings =
      (outputs.maxWarnings ?? settings.maxWarnings).map { summary.warnings > $0 } ?? false
    if threshold.isReached(by: summary) || tooManyWarnings { throw Exit.findings }
  }

  /// A result whose id came before is a failure: reports and baselines could not tell the two apart.
  private func unique(_ outcome: Outcome, among seen: inout Set<String>) -> Outcome {
    guard case .result(let result) = outcome, !seen.insert(result.listing.id).inserted else {
      return outcome
    }
    let id = result.listing.id
    return .failure(
      InputFailure(
        source: result.listing.source, id: id,
        message: Message(en: "the id '\(id)' came before", zh: "编号“\(id)”重复")))
  }
}
