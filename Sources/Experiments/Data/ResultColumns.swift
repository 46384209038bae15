// SPDX-License-Identifier: Apache-2.0

import Lexicons

/// What the columns of result files are called, and which words stand in them
/// (`lexicons/experiments/columns.yaml`).
public struct ResultColumns: Sendable {
  let aliases: [String: ResultField]
  /// Arm names that mean the control, in lower case.
  let controlNames: [String]
  /// Words of the excluded column that mean "not excluded", in lower case.
  let notExcluded: [String]
  /// Names of a series that is the control of a before-and-after comparison, in lower case.
  let controlSeries: [String]

  /// Reads the file of column names.
  public static func read(_ node: YAMLNode) throws(LexiconError) -> ResultColumns {
    _ = try node.entries(allowed: ["columns", "control_arms", "not_excluded", "control_series"])
    var aliases: [String: ResultField] = [:]
    let names = ResultField.allCases.map(\.rawValue)
    for entry in try node.required("columns").entries(allowed: names) {
      guard let field = ResultField(rawValue: entry.name) else { continue }
      for alias in [entry.name] + (try entry.value.strings()) {
        let key = normalized(alias)
        if let other = aliases[key], other != field {
          throw entry.value.error("'\(alias)' already means \(other.rawValue)")
        }
        aliases[key] = field
      }
    }
    func words(_ key: String) throws(LexiconError) -> [String] {
      try node.required(key).strings().map { $0.lowercased() }
    }
    return ResultColumns(
      aliases: aliases, controlNames: try words("control_arms"),
      notExcluded: try words("not_excluded"), controlSeries: try words("control_series"))
  }

  func field(_ header: String) -> ResultField? { aliases[Self.normalized(header)] }

  /// Lower case, without spaces, underscores and hyphens, and without a unit in brackets.
  static func normalized(_ header: String) -> String {
    var text = header.lowercased()
    if let bracket = text.firstIndex(where: { "(（[".contains($0) }), bracket > text.startIndex {
      text = String(text[..<bracket])
    }
    return String(text.filter { !$0.isWhitespace && !"_-\u{FEFF}".contains($0) })
  }
}
