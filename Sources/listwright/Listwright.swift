// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

@main
struct Listwright: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "listwright",
    abstract: "Checks a listing before it is published: claims, title, page structure, keywords.",
    subcommands: [TitlesCommand.self])
}
