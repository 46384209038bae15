// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Experiments
import Lexicons

/// Ids, one a line → id, tab, arm.
struct AssignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign",
    abstract: Speech.say(
      "Splits visitors by hash: the same id always gets the same arm.",
      "按哈希分流访客：同一 id 永远分到同一组。"),
    discussion: Speech.say(
      "The hash is GrowthBook's version 2 over the UTF-8 bytes of the id. For ids outside ASCII its "
        + "JavaScript SDK, which hashes UTF-16, puts some visitors into another arm.",
      "哈希为 GrowthBook 第 2 版，按 id 的 UTF-8 字节计算。若 id 含非 ASCII 字符，"
        + "其 JavaScript SDK 按 UTF-16 计算，部分访客会分到另一组。"))

  @Argument(
    help: ArgumentHelp(
      en: "A file of ids, one a line, or - for standard input.", zh: "每行一个 id 的文件，或以 - 表示标准输入。"))
  var ids: String

  @Option(
    help: ArgumentHelp(
      en: "Take arms, weights and seed from this hypothesis file.", zh: "从该假设文件取组别、权重和种子。",
      valueName: "file"))
  var plan: String?

  @Option(
    help: ArgumentHelp(
      en: "Names of the arms, the control first.", zh: "各组名称，对照在前。", valueName: "A,B"))
  var arms: String = "A,B"

  @Option(
    help: ArgumentHelp(
      en: "Shares of the arms, in any unit.", zh: "各组份额，单位不限。", valueName: "50,50"))
  var weights: String?

  @Option(
    help: ArgumentHelp(
      en: "Name of the experiment; another name splits anew.", zh: "实验名称；换一个名称即重新分流。",
      valueName: "name"))
  var seed: String?

  @OptionGroup var options: ExperimentOptions

  func run() throws {
    let split = try split()
    let lines: any Sequence<String> =
      ids == "-"
      ? AnySequence { AnyIterator { readLine() } }
      : AnySequence(
        try DataFiles.text(of: ids).split(whereSeparator: \.isNewline).map(String.init))
    for line in lines where !line.isEmpty {
      try StandardStreams.write(line + "\t" + split.arm(of: line) + "\n")
    }
  }

  private func split() throws -> Split {
    var names = arms.split(separator: ",").map(String.init)
    var seed = seed
    var shares = names.map { _ in 1.0 }
    if let plan {
      let hypothesis = try ExperimentFiles.hypothesis(plan, try options.experimentData())
      names = hypothesis.arms.map(\.name)
      shares = hypothesis.arms.map(\.weight)
      seed = seed ?? hypothesis.seedText ?? hypothesis.experiment
    }
    if let weights { shares = weights.split(separator: ",").compactMap { Double($0) } }
    guard let seed else {
      throw CommandError(
        en: "say --seed NAME (the experiment's name) or --plan FILE",
        zh: "请用 --seed 指定实验名称，或用 --plan 指定假设文件")
    }
    guard let split = Split(arms: names, weights: shares, seed: seed) else {
      throw CommandError(
        en: "--weights needs one number an arm (\(names.joined(separator: ", "))), none negative",
        zh: "--weights 需要每组一个非负数（\(names.joined(separator: "、"))）")
    }
    return split
  }
}
