// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import ArgumentParser
import Lexicons
import Workflow

/// Which configuration file is used.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      en: "Configuration file (default: the nearest listwright.yaml upward).",
      zh: "配置文件（默认向上查找最近的 listwright.yaml）。", valueName: "file"))
  var config: String?

  @Flag(help: ArgumentHelp(en: "Use no configuration file.", zh: "不使用配置文件。"))
  var isolated = false

  /// The configuration file that applies; nil where there is none.
  func file() throws(LexiconError) -> ConfigurationFile? {
    if let config { return try ConfigurationFile.read(config) }
    if isolated { return nil }
    let folder = FileManager.default.currentDirectoryPath
    return try RunConfiguration.nearestFile(above: folder).map { path throws(LexiconError) in
      try ConfigurationFile.read(path)
    }
  }
}
