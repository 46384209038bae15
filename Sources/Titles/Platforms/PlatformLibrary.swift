// SPDX-License-Identifier: Apache-2.0

import Lexicons
import Text

/// The platforms of a data folder.
public struct PlatformLibrary: Sendable {
  /// Folder with one `<name>.yaml` a platform.
  public let folder: String
  /// Deepest chain of `extends`.
  private static let deepest = 5

  public init(folder: String) { self.folder = folder }

  /// The platforms of `lexicons/platforms`.
  public init(_ data: DataFolder) { self.init(folder: data.lexicons + "/platforms") }

  /// Names of all platforms, sorted.
  public func names() throws(LexiconError) -> [String] {
    try DataFiles.files(below: folder, endings: ["yaml"]).map { path in
      String((path.split(separator: "/").last ?? "").dropLast(".yaml".count))
    }
  }

  /// The platform of this name or alias, whatever its case; nil where there is none.
  public func platform(_ name: String) throws(LexiconError) -> Platform? {
    let wanted = name.lowercased()
    let names = try names()
    if names.contains(wanted) { return try read(wanted, depth: 0) }
    for other in names {
      let node = try DataFiles.yaml(of: path(of: other))
      let aliases = try node.optional("aliases")?.strings() ?? []
      if aliases.contains(where: { $0.lowercased() == wanted }) { return try read(other, depth: 0) }
    }
    return nil
  }

  /// The name nearest to one that is not known, for a suggestion.
  public func nearest(to name: String) throws(LexiconError) -> String? {
    EditDistance.nearest(to: name.lowercased(), in: try names())
  }

  /// All platforms, by name.
  public func all() throws(LexiconError) -> [Platform] {
    var platforms: [Platform] = []
    for name in try names() { platforms.append(try read(name, depth: 0)) }
    return platforms
  }

  /// A platform of the user's own, which may extend one of these.
  public func platform(file: String) throws(LexiconError) -> Platform {
    try read(node: try DataFiles.yaml(of: file), depth: 0)
  }

  private func path(of name: String) -> String { "\(folder)/\(name).yaml" }

  private func read(_ name: String, depth: Int) throws(LexiconError) -> Platform {
    let node = try DataFiles.yaml(of: path(of: name))
    let platform = try read(node: node, depth: depth)
    if platform.name != name {
      throw try node.required("platform").error("the file of '\(name)' must bear its name")
    }
    return platform
  }

  private func read(node: YAMLNode, depth: Int) throws(LexiconError) -> Platform {
    try Platform(node) { (extended: YAMLNode) throws(LexiconError) -> Platform in
      let name = try extended.string()
      guard depth < Self.deepest else { throw extended.error("extends itself, round and round") }
      let names = try names()
      guard names.contains(name) else {
        throw extended.error(
          "there is no platform '\(name)'",
          suggestion: EditDistance.nearest(to: name, in: names))
      }
      return try read(name, depth: depth + 1)
    }
  }
}
