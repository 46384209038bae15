// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import ArgumentParser
import Findings
import Lexicons

/// `listwright init`: the files a shop starts from.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: Speech.say(
      "Writes listwright.yaml and facts.yaml to start from; keeps files that are there.",
      "写出起步用的 listwright.yaml 和 facts.yaml；已有文件不覆盖。"))

  @OptionGroup var data: DataOptions

  func run() throws {
    let folder = try data.folder()
    for name in ["listwright.yaml", "facts.yaml"] {
      let text = try DataFiles.text(
        of: "\(folder.templates)/start/\(Speech.language == .en ? "en" : "zh")/\(name)")
      if FileManager.default.fileExists(atPath: name) {
        try StandardStreams.write(Speech.say("kept \(name)\n", "保留 \(name)\n"))
        continue
      }
      do {
        try Data(text.utf8).write(to: URL(fileURLWithPath: name), options: .atomic)
      } catch {
        throw CommandError(en: "cannot write \(name) here", zh: "无法在此写入 \(name)")
      }
      try StandardStreams.write(Speech.say("wrote \(name)\n", "已写入 \(name)\n"))
    }
  }
}
