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

  func run() throws {
    let extra = try outputs.extraOutputs()
    let setup = try AuditSetup(scope: scope, listing: listing)
    let options = ReportOptions(
      messages: outputs.messages, colour: outputs.usesColour, version: Listwright.version)
    var sinks = try ReportSinks(
      main: outputs.format, extra: extra, options: options, style: setup.reportStyle)
    var summary = RunSummary()
    let items = InputItems(options: inputs, setup: setup)
    var anyRead = false
    let jobs = max(1, outputs.jobs ?? CommandEnvironment.processors)
    try sinks.begin()
    try OrderedMap.forEach(try items.sequence(), jobs: jobs, transform: { $0.outcome() }) {
      (outcome: Outcome) throws(CommandError) in
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
    let tooManyWarnings = outputs.maxWarnings.map { summary.warnings > $0 } ?? false
    if outputs.failOn.isReached(by: summary) || tooManyWarnings { throw Exit.findings }
  }
}
