// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// Search terms: what they are worth, what they are made of, which mean the same, which fit the product.
struct KeywordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keywords",
    abstract: Speech.say(
      "Search terms: rank, evaluate, cut, compare, judge against the facts of the product.",
      "搜索词：排序、评估、切分、比较、对照商品事实判断。"),
    subcommands: [
      RankCommand.self, EvaluateCommand.self, SegmentCommand.self, CompareCommand.self,
      RelevanceCommand.self,
    ])
}
