// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// The program on damaged files of every kind it reads: it may refuse a file, it may not crash or fall silent.
@Suite struct FuzzTests {
  struct Target: Sendable, CustomTestStringConvertible {
    /// The file that is damaged, from the top of the checkout.
    var file: String
    /// The command; FILE stands for the damaged copy, FOLDER for the folder it lies in.
    var command: String
    var testDescription: String { command }
  }

  static let targets = [
    Target(file: "examples/water-bottle.html", command: "audit --format json FILE"),
    Target(file: "docs/titles.md", command: "audit --format sarif FILE"),
    Target(
      file: "examples/water-bottle.facts.yaml",
      command: "audit --facts FILE examples/water-bottle.html"),
    Target(file: "examples/searches.csv", command: "keywords rank FILE"),
    Target(
      file: "examples/searches.csv",
      command:
        "titles build --platform taobao --facts examples/water-bottle.facts.yaml --keywords FILE"),
    Target(file: "examples/experiments/split.yaml", command: "experiment plan FILE"),
    Target(
      file: "lexicons/claims/cn/contact.yaml", command: "rules test --setting plain --rules FOLDER"),
  ]

  @Test(arguments: targets)
  func damagedFilesAreReadOrRefused(target: Target) throws {
    let folder = try FileManager.default.url(
      for: .itemReplacementDirectory, in: .userDomainMask,
      appropriateFor: URL(fileURLWithPath: NSTemporaryDirectory()), create: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let original = URL(fileURLWithPath: Repository.root).appendingPathComponent(target.file)
    let bytes = Array(try Data(contentsOf: original))
    let copy = folder.appendingPathComponent(original.lastPathComponent)
    for seed in Mutation.rounds(atLeast: 3) {
      try Data(Mutation.damaged(bytes, seed: seed)).write(to: copy)
      let line = target.command.replacingOccurrences(of: "FILE", with: "'\(copy.path)'")
        .replacingOccurrences(of: "FOLDER", with: "'\(folder.path)'")
      let run = try CommandRun("timeout 60 listwright " + line)
      #expect([0, 1, 2].contains(run.status), "seed \(seed): \(run.output.suffix(400))")
      #expect(!run.output.isEmpty, "seed \(seed) left nothing said")
    }
  }
}
