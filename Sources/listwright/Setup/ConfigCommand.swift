// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Workflow

/// `listwright config show`: what applies, and where it was said.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: Speech.say("The configuration that applies.", "当前生效的配置。"),
    subcommands: [ConfigShow.self])
}

struct ConfigShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: Speech.say(
      "Prints each setting with its value and where it stands.", "显示每项设置的值及其出处。"))

  @Argument(
    help: ArgumentHelp(
      en: "A file whose overrides are shown too.", zh: "同时显示对该文件生效的设置。", valueName: "path"))
  var path: String?

  @OptionGroup var configuration: ConfigurationOptions

  func run() throws {
    guard let file = try configuration.file() else {
      try StandardStreams.write(
        Speech.say("no configuration file\n", "没有配置文件\n"))
      return
    }
    let run = RunConfiguration(file: file, commandLine: Settings())
    var lines = ["# \(file.path)"]
    for (key, value) in run.settings(for: path).lines {
      let origin = file.origins[key].map { "  # \($0)" } ?? "  # overrides"
      lines.append("\(key): \(value)\(origin)")
    }
    try StandardStreams.write(lines.joined(separator: "\n") + "\n")
  }
}
