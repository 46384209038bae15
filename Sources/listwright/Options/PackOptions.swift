// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// Rules of the user's own.
struct PackOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      en:
        "Folder with packs of your own, laid out like lexicons/claims; may be given several times.",
      zh: "自有规则包的文件夹（结构同 lexicons/claims），可多次使用。", valueName: "dir"))
  var rules: [String] = []
}
