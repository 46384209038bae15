// SPDX-License-Identifier: Apache-2.0

import Documents
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder that goes away with the test.
private final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/listwright-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String = "x") throws {
    let target = path + "/" + name
    let folder = target.split(separator: "/").dropLast().joined(separator: "/")
    try FileManager.default.createDirectory(atPath: "/" + folder, withIntermediateDirectories: true)
    #expect(FileManager.default.createFile(atPath: target, contents: Data(text.utf8)))
  }

  /// What paths expand to, relative to the folder; failures as their reason in parentheses.
  func expand(_ paths: [String], excluding: [String] = []) -> [String] {
    InputPaths(excluding: excluding).expand(paths.map { path + $0 }).map { result in
      switch result {
      case .success(let file): String(file.dropFirst(path.count))
      case .failure(let error): "(\(error))"
      }
    }
  }
}

@Suite struct InputPathsTests {
  @Test func foldersAreWalkedInOrderWithoutWhatIsIgnored() throws {
    let folder = try TemporaryFolder()
    for name in [
      "b.html", "a/z.htm", "a/A.md", "a/pic.png", ".hidden.html", ".git/x.html", "out/x.html",
      "a/old/1.html", "a/old/keep.html", "店/页.html",
    ] { try folder.write(name) }
    try folder.write(".listwrightignore", "# built\nout/\n")
    try folder.write("a/.listwrightignore", "old/*\n!old/keep.html\n")
    #expect(
      folder.expand([""]) == ["/b.html", "/a/A.md", "/a/z.htm", "/a/old/keep.html", "/店/页.html"])
    #expect(folder.expand(["/a"], excluding: ["*.md"]) == ["/a/z.htm", "/a/old/keep.html"])
    #expect(folder.expand(["/**/*.htm"]) == ["/a/z.htm"])
    #expect(folder.expand(["/[ab].html"]) == ["/b.html"])
    #expect(folder.expand(["/a/pic.png"]) == ["/a/pic.png"])
    #expect(folder.expand(["/none/*.html"]).count == 1)
    #expect(folder.expand(["/*.xyz"]) == ["(no file to read in it)"])
  }

  @Test func linksToFoldersDoNotLeadInCircles() throws {
    let folder = try TemporaryFolder()
    try folder.write("a/x.html")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/a/loop", withDestinationPath: folder.path)
    #expect(folder.expand([""]) == ["/a/x.html"])
  }

  @Test func whatIsNoFileIsSaidAndNeverWaitedFor() throws {
    let folder = try TemporaryFolder()
    mkfifo(folder.path + "/pipe", 0o600)
    try folder.write("empty.html", "")
    #expect(throws: InputError(path: folder.path, reason: .isFolder)) {
      try InputFile.read(folder.path)
    }
    #expect(throws: InputError(path: folder.path + "/pipe", reason: .isNoFile)) {
      try InputFile.read(folder.path + "/pipe")
    }
    #expect(throws: InputError(path: "/none/at/all", reason: .missing)) {
      try InputFile.read("/none/at/all")
    }
    #expect(try InputFile.read(folder.path + "/empty.html") == [])
    try folder.write("big.txt", String(repeating: "x", count: 2000))
    #expect(try InputFile.read(folder.path + "/big.txt").count == 2000)
    #expect(throws: InputError(path: folder.path + "/big.txt", reason: .tooLarge(limit: 1000))) {
      try InputFile.read(folder.path + "/big.txt", limit: 1000)
    }
  }
}
