// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Lexicons

/// Where rules and other data are read from.
struct DataOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      en: "Folder that holds lexicons/ and templates/.", zh: "含 lexicons/ 与 templates/ 的文件夹。",
      valueName: "dir"))
  var data: String?

  /// The folder named, or the one of the environment or beside the program.
  /// - Throws: where there is none.
  func folder() throws(LexiconError) -> DataFolder {
    try DataFolder.locate(
      explicit: data, environment: CommandEnvironment.variables,
      program: CommandEnvironment.program)
  }
}
