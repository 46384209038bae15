// SPDX-License-Identifier: Apache-2.0

/// Lines of tab-separated data files.
enum TabbedLines {
  /// The fields of each line that is neither empty nor a comment (`#` and a space first), with its number.
  static func fields(of text: String) -> [(number: Int, fields: [Substring])] {
    var result: [(number: Int, fields: [Substring])] = []
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if line.isEmpty || line.starts(with: "# ".utf8) { continue }
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      result.append((index + 1, fields.map { Substring($0) }))
    }
    return result
  }
}
