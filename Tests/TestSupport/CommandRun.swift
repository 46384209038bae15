// SPDX-License-Identifier: Apache-2.0

import Foundation

/// One run of the command as a user would start it, in a shell at the top of the checkout.
public struct CommandRun {
  /// What it wrote to standard output and standard error, in one stream as a terminal shows it.
  public let output: String
  public let status: Int32

  /// - Parameters:
  ///   - line: for `sh -c`; `listwright` is the program just built.
  ///   - folder: where it runs.
  ///   - input: what it reads from standard input.
  public init(
    _ line: String, in folder: String = Repository.root, input: String = "",
    environment: [String: String] = [:]
  ) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exec 2>&1\n" + line]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    var variables = ProcessInfo.processInfo.environment
    variables["PATH"] = Self.programFolder + ":" + (variables["PATH"] ?? "/usr/bin:/bin")
    variables["LC_ALL"] = "C.UTF-8"
    variables["LISTWRIGHT_DATA"] = Repository.root
    process.environment = variables.merging(environment) { _, new in new }
    let output = Pipe()
    let feed = Pipe()
    process.standardOutput = output
    process.standardInput = feed
    try process.run()
    // Fed from a thread of its own: a command may write before it has read all.
    let bytes = Data(input.utf8)
    let writer = feed.fileHandleForWriting
    Thread.detachNewThread {
      try? writer.write(contentsOf: bytes)
      try? writer.close()
    }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    self.output = String(decoding: data, as: UTF8.self)
    status = process.terminationStatus
  }

  /// Where the build put the program: beside the test bundle.
  private static var programFolder: String {
    #if os(Linux)
      let program =
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    #else
      let program = Bundle.main.bundlePath
    #endif
    let folder = URL(fileURLWithPath: program).deletingLastPathComponent().path
    return FileManager.default.fileExists(atPath: folder + "/listwright")
      ? folder : Repository.root + "/.build/debug"
  }
}
