// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The folder of real files the tests run against where it is present, named by `LISTWRIGHT_SAMPLES`.
public enum Samples {
  public static var folder: String? { ProcessInfo.processInfo.environment["LISTWRIGHT_SAMPLES"] }

  /// Whether the samples are there; tests of them are skipped otherwise.
  public static var arePresent: Bool { folder != nil }

  /// Files below `path` of the samples, sorted, as absolute paths.
  public static func files(below path: String) -> [String] {
    guard let folder else { return [] }
    let top = folder + "/" + path
    let below = (try? FileManager.default.subpathsOfDirectory(atPath: top)) ?? []
    return below.sorted().map { top + "/" + $0 }.filter {
      var isFolder = false
      return FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder) && !isFolder
    }
  }

  /// The bytes of a file.
  public static func bytes(of path: String) -> [UInt8] {
    FileManager.default.contents(atPath: path).map(Array.init) ?? []
  }
}
