// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Documents
import Lexicons

@main
struct Listwright: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "listwright",
    abstract: Speech.say(
      "Checks a listing before it is published: claims, title, page structure, keywords.",
      "商品上架前的检查：宣传用语、标题、详情页结构、关键词。"),
    version: version,
    subcommands: [
      AuditCommand.self, LintCommand.self, BaselineCommand.self,
      SuppressCommand.self, StripCommand.self, FixCommand.self, ConfigCommand.self,
      InitCommand.self, SchemaCommand.self,
      KeywordsCommand.self, TitlesCommand.self, FactsCommand.self, DraftCommand.self,
      ExperimentCommand.self, RulesCommand.self,
    ])

  /// The command where its arguments are right and ask for no help; nil leaves it to the root, which knows how to
  /// speak of what is wrong. Parsing from the root looks at every command on the way and takes twice as long, which
  /// shows in checks of single files.
  private static func command(in arguments: [String]) -> (any ParsableCommand)? {
    guard let name = arguments.first,
      let type = configuration.subcommands.first(where: { $0._commandName == name }),
      type.configuration.subcommands.isEmpty,
      let command = try? type.parseAsRoot(Array(arguments.dropFirst()))
    else { return nil }
    return Swift.type(of: command) == type ? command : nil
  }

  static func main() {
    FreedMemory.keep()
    do {
      var command = try command(in: Array(CommandLine.arguments.dropFirst())) ?? parseAsRoot()
      try command.run()
    } catch let error as CommandError {
      StandardStreams.remark("listwright: \(error)")
      exit(withError: Exit.failed)
    } catch let error as LexiconError {
      StandardStreams.remark("listwright: \(error)")
      exit(withError: Exit.failed)
    } catch let code as ExitCode {
      exit(withError: code)
    } catch {
      // Help and version are asked for; every other word of the parser is a usage error, code 2.
      let code = exitCode(for: error)
      if code == ExitCode.success {
        exit(withError: error)
      }
      StandardStreams.remark(fullMessage(for: error))
      exit(withError: Exit.failed)
    }
  }
}
