// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The folder that holds `lexicons/` and `templates/`.
///
/// Looked for, in this order: where `--data` says, where `LISTWRIGHT_DATA` says,
/// `<program>/../share/listwright`, and the folders above the program (a checkout, while developing).
public struct DataFolder: Sendable {
  /// Absolute or relative path of the folder.
  public let path: String

  public var lexicons: String { path + "/lexicons" }
  public var templates: String { path + "/templates" }

  /// Uses this folder, looking nowhere else.
  public init(path: String) { self.path = path }

  /// Finds the folder.
  ///
  /// - Parameters:
  ///   - explicit: the value of `--data`.
  ///   - environment: the process's environment.
  ///   - program: path of the running program, links resolved.
  public static func locate(
    explicit: String?, environment: [String: String], program: String?
  ) throws(LexiconError) -> DataFolder {
    if let explicit {
      guard holdsLexicons(explicit) else {
        throw LexiconError(
          file: explicit, message: "no lexicons/ folder in here; --data takes the folder above it")
      }
      return DataFolder(path: explicit)
    }
    if let variable = environment["LISTWRIGHT_DATA"], !variable.isEmpty {
      guard holdsLexicons(variable) else {
        throw LexiconError(
          file: variable, message: "no lexicons/ folder in here, where LISTWRIGHT_DATA points")
      }
      return DataFolder(path: variable)
    }
    var looked: [String] = []
    if let program {
      var folder = parent(of: program)
      looked.append(parent(of: folder) + "/share/listwright")
      while folder.count > 1 {
        looked.append(folder)
        folder = parent(of: folder)
      }
    }
    if let found = looked.first(where: holdsLexicons) { return DataFolder(path: found) }
    throw LexiconError(
      file: "lexicons",
      message: "the data folder was not found; looked in \(looked.joined(separator: ", ")). "
        + "Say where it is with --data DIR or LISTWRIGHT_DATA")
  }

  private static func holdsLexicons(_ folder: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: folder + "/lexicons", isDirectory: &isFolder)
      && isFolder
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
