// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file that pins an output byte for byte. `RECORD=1 swift test` writes it anew; read the diff.
public struct GoldenFile {
  public let path: String

  /// - Parameters:
  ///   - name: of the file, in the folder `Golden` beside the test.
  ///   - test: path of the test's own file.
  public init(_ name: String, test: String = #filePath) {
    let folder = test.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    path = folder + "/Golden/" + name
  }

  /// The first difference between the file and `actual`, in words; nil where they are the same.
  public func difference(from actual: String) throws -> String? {
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try FileManager.default.createDirectory(
        atPath: path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
          .joined(separator: "/"), withIntermediateDirectories: true)
      try Data(actual.utf8).write(to: URL(fileURLWithPath: path))
      return nil
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      return "there is no \(path); RECORD=1 swift test writes it"
    }
    let expected = String(decoding: data, as: UTF8.self)
    if expected == actual { return nil }
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let index = line ?? min(old.count, new.count)
    return """
      \(path):\(index + 1) differs
      - \(index < old.count ? String(old[index]) : "(end)")
      + \(index < new.count ? String(new[index]) : "(end)")
      """
  }
}
