// SPDX-License-Identifier: Apache-2.0

import Findings
import Lexicons

/// What the experiment commands read from `lexicons/experiments/`.
public struct ExperimentData: Sendable {
  public let columns: ResultColumns
  public let platforms: [PlatformRules]
  /// What a title may be varied in, by name, with its meaning.
  public let variables: [(name: String, meaning: Message)]
  /// Sales festivals of the year that distort a test.
  public let festivals: [Festival]

  /// Reads all of it.
  ///
  /// - Parameter lexicons: path of the folder `lexicons`.
  public static func read(lexicons: String) throws(LexiconError) -> ExperimentData {
    let folder = lexicons + "/experiments"
    var variables: [(String, Message)] = []
    let names = try DataFiles.yaml(of: folder + "/variables.yaml")
    for entry in try names.entries() {
      _ = try entry.value.entries(allowed: ["en", "zh"])
      variables.append(
        (
          entry.name,
          Message(
            en: try entry.value.required("en").string(), zh: try entry.value.required("zh").string()
          )
        ))
    }
    return ExperimentData(
      columns: try ResultColumns.read(try DataFiles.yaml(of: folder + "/columns.yaml")),
      platforms: try PlatformRules.readAll(lexicons: lexicons), variables: variables,
      festivals: try Festival.readAll(try DataFiles.yaml(of: folder + "/festivals.yaml")))
  }
}
