// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Lexicons
import Listings
import Text

/// A configuration file: `listwright.yaml` (or `.listwright.yaml`), the nearest one upward of the working
/// folder; files are never merged unless one `extends` another. Keys may be written in Chinese.
public struct ConfigurationFile: Sendable {
  /// Settings for the paths that match.
  public struct Override: Sendable {
    /// Globs, relative to the file.
    public var paths: [String]
    public var settings: Settings
  }

  /// Path of the file.
  public var path: String
  public var settings: Settings
  public var overrides: [Override]
  /// Where each value stands, as `file:line`, by key.
  public var origins: [String: String]

  public static let names = ["listwright.yaml", ".listwright.yaml"]

  /// Reads a file and those it extends.
  public static func read(_ path: String) throws(LexiconError) -> ConfigurationFile {
    try read(path, depth: 0)
  }

  private static func read(_ path: String, depth: Int) throws(LexiconError) -> ConfigurationFile {
    guard depth < 8 else {
      throw LexiconError(file: path, message: "'extends' leads too deep, or in a circle")
    }
    let node = try DataFiles.yaml(of: path)
    var file = ConfigurationFile(path: path, settings: Settings(), overrides: [], origins: [:])
    let entries = try ConfigurationKey.entries(of: node)
    for entry in entries where entry.key == .extends {
      for name in try entry.value.strings() {
        let base = try read(Self.sibling(name, of: path), depth: depth + 1)
        file.settings = file.settings.overridden(by: base.settings)
        file.overrides += base.overrides
        file.origins.merge(base.origins) { _, new in new }
      }
    }
    var own = Settings()
    for entry in entries {
      switch entry.key {
      case .extends: continue
      case .overrides:
        for item in entry.value.items() { file.overrides.append(try override(from: item)) }
      case .paths: throw entry.value.error("'paths' belongs into an entry of 'overrides'")
      default:
        try entry.key.set(entry.value, in: &own)
        file.origins[entry.key.rawValue] = "\(path):\(entry.value.line)"
      }
    }
    // Paths in a file mean what they mean beside it.
    own.facts = own.facts.map { Self.sibling($0, of: path) }
    own.keywords = own.keywords.map { Self.sibling($0, of: path) }
    own.rules = own.rules.map { Self.sibling($0, of: path) }
    file.settings = file.settings.overridden(by: own)
    return file
  }

  private static func override(from node: YAMLNode) throws(LexiconError) -> Override {
    var override = Override(paths: [], settings: Settings())
    for entry in try ConfigurationKey.entries(of: node) {
      switch entry.key {
      case .paths: override.paths = try entry.value.strings()
      case .extends, .overrides, .rules:
        throw entry.value.error("an entry of 'overrides' cannot hold this")
      default: try entry.key.set(entry.value, in: &override.settings)
      }
    }
    guard !override.paths.isEmpty else { throw node.error("the key 'paths' is missing") }
    return override
  }

  private static func sibling(_ name: String, of path: String) -> String {
    if name.hasPrefix("/") { return name }
    guard let slash = path.lastIndex(of: "/") else { return name }
    return path[...slash] + name
  }
}
