// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `listwright facts`: what a text states against what is true.
struct FactsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facts",
    abstract: Speech.say(
      "Claims against the product's facts; what changed between two texts.",
      "用商品事实核对页面说法；比较两个版本改动了哪些事实。"),
    subcommands: [FactsCheck.self, FactsDiff.self])
}

/// How the results of `facts` are written.
enum FactsFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
