// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

struct TitlesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "titles",
    abstract: "Builds titles that are proved best for a platform's limit, and checks titles.",
    subcommands: [TitlesBuild.self, TitlesCheck.self, TitlesSolve.self])
}
