// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// The job could not be done: printed to standard error, exit code 2.
struct CommandError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  init(en: String, zh: String) { description = Speech.say(en, zh) }
}

/// The exit codes of the contract.
enum Exit {
  static let clean = ExitCode(0)
  static let findings = ExitCode(1)
  static let failed = ExitCode(2)
  static let bug = ExitCode(70)
}
