// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Documents
import Findings
import Lexicons

/// What a run is told: a configuration file, and the command line on top of it.
public struct RunConfiguration: Sendable {
  public let file: ConfigurationFile?
  /// What the command line says; it wins.
  public let commandLine: Settings

  public init(file: ConfigurationFile?, commandLine: Settings) {
    self.file = file
    self.commandLine = commandLine
  }

  /// The settings for an input: of the file, of its overrides whose paths match, of the command line.
  ///
  /// - Parameter path: as given; nil for standard input, which no override matches.
  public func settings(for path: String?) -> Settings {
    guard let file else { return commandLine }
    var settings = file.settings
    if let path {
      let relative = Self.relative(path, to: file.path)
      for override in file.overrides
      where override.paths.contains(where: {
        GlobPattern($0)?.matches(relative[...], isFolder: false) ?? false
      }) {
        settings = settings.overridden(by: override.settings)
      }
    }
    return settings.overridden(by: commandLine)
  }

  /// The nearest configuration file of a folder or one above it; the search ends at the top of a checkout.
  public static func nearestFile(above folder: String) -> String? {
    var folder = folder
    while true {
      for name in ConfigurationFile.names {
        let path = folder == "/" ? "/" + name : folder + "/" + name
        if FileManager.default.fileExists(atPath: path) { return path }
      }
      if FileManager.default.fileExists(atPath: folder + "/.git") || folder == "/" { return nil }
      guard let slash = folder.lastIndex(of: "/") else { return nil }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
  }

  /// The path as seen from the folder of the configuration file.
  private static func relative(_ path: String, to file: String) -> String {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().standardizedFileURL.path
    let full = URL(fileURLWithPath: path).standardizedFileURL.path
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return full.hasPrefix(prefix) ? String(full.dropFirst(prefix.count)) : path
  }
}
