// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Keywords

/// Where columns named by hand are kept: `listwright/columns.tsv` in the user's folder for settings.
struct ColumnMemory {
  private(set) var columns: RememberedColumns
  /// Nil where there is no such folder.
  private let folder: String?

  init() {
    let variables = CommandEnvironment.variables
    if let stated = variables["XDG_CONFIG_HOME"], !stated.isEmpty {
      folder = stated + "/listwright"
    } else {
      folder = variables["HOME"].map { $0 + "/.config/listwright" }
    }
    let data = folder.flatMap { FileManager.default.contents(atPath: $0 + "/columns.tsv") }
    columns = data.map { RememberedColumns(String(decoding: $0, as: UTF8.self)) } ?? .init()
  }

  /// Keeps a mapping for these headers and says where.
  mutating func remember(_ mapping: String, for fingerprints: [String]) {
    guard let folder else { return }
    let before = columns
    for fingerprint in fingerprints { columns.remember(mapping, for: fingerprint) }
    guard columns != before else { return }
    let path = folder + "/columns.tsv"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      try Data(columns.text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
      StandardStreams.remark(
        Speech.say(
          "these columns are remembered for files of this form in \(path)",
          "已记住此表头的列，保存在 \(path)"))
    } catch {
      StandardStreams.remark(
        Speech.say(
          "the columns could not be remembered in \(path)", "无法把列的设置保存到 \(path)"))
    }
  }
}
