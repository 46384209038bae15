// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// Tests of titles and pages, from the hypothesis to the decision.
struct ExperimentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "experiment",
    abstract: Speech.say(
      "Tests of titles and pages: plan, split or calendar, analysis, funnel.",
      "标题与页面测试：计划、分流或日历、分析、漏斗。"),
    subcommands: [
      PlanCommand.self, AssignCommand.self, CalendarCommand.self, AnalyzeCommand.self,
      FunnelCommand.self,
    ])
}
