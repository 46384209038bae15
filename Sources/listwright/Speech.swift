// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Findings
import Reports

/// In what language the command itself speaks (help and errors): what `--messages` says, else the language
/// of the terminal. Decided once from the arguments and the environment, since help is printed before
/// arguments are parsed.
enum Speech {
  static let language = decide(
    arguments: CommandLine.arguments, environment: CommandEnvironment.variables)

  static func decide(arguments: [String], environment: [String: String]) -> MessageLanguage {
    for (index, argument) in arguments.enumerated() {
      if argument.hasPrefix("--messages=") {
        if let language = MessageLanguage(rawValue: String(argument.dropFirst(11))) {
          return language
        }
      } else if argument == "--messages", index + 1 < arguments.count {
        if let language = MessageLanguage(rawValue: arguments[index + 1]) { return language }
      }
    }
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      if let value = environment[name], !value.isEmpty { return value.hasPrefix("zh") ? .zh : .en }
    }
    return .en
  }

  /// A sentence in that language.
  static func say(_ en: String, _ zh: String) -> String {
    language.text(Message(en: en, zh: zh))
  }
}

extension ArgumentHelp {
  /// Help in the language of the command.
  init(en: String, zh: String, valueName: String? = nil) {
    self.init(Speech.say(en, zh), valueName: valueName)
  }
}
