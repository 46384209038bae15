// SPDX-License-Identifier: Apache-2.0

import Findings
import Lexicons
import Text

/// What a marketplace allows to be tested, and how (`lexicons/experiments/platforms/*.yaml`).
public struct PlatformRules: Hashable, Sendable {
  /// A way of testing that the platform leaves open, the best first.
  public struct Option: Hashable, Sendable {
    public var design: Design
    /// With what it is done.
    public var means: Message
    /// What it can and cannot show.
    public var shows: Message
  }

  /// Name used on the command line.
  public var platform: String
  public var names: [String]
  public var options: [Option]
  /// Shortest block in days that lets a change reach the search index.
  public var blockDays: Int
  /// Days after each change that are not analysed.
  public var washoutDays: Int
  public var notes: [Message]
  public var source: String
  /// Day the source was looked at.
  public var checked: CalendarDate

  /// Whether a design is open.
  public func allows(_ design: Design) -> Bool { options.contains { $0.design == design } }

  /// Reads one platform's file.
  public static func read(_ node: YAMLNode) throws(LexiconError) -> PlatformRules {
    _ = try node.entries(allowed: [
      "platform", "names", "options", "block_days", "washout_days", "notes", "source", "checked",
    ])
    var options: [Option] = []
    for item in try node.required("options").items() {
      _ = try item.entries(allowed: ["design", "means", "shows"])
      options.append(
        Option(
          design: try item.required("design").choice(Design.self),
          means: try message(item.required("means")), shows: try message(item.required("shows"))))
    }
    var notes: [Message] = []
    for item in node.optional("notes")?.items() ?? [] { notes.append(try message(item)) }
    return PlatformRules(
      platform: try node.required("platform").string(),
      names: try node.required("names").strings(), options: options,
      blockDays: try node.required("block_days").integer(),
      washoutDays: try node.required("washout_days").integer(), notes: notes,
      source: try node.required("source").string(), checked: try node.required("checked").date())
  }

  /// Reads all platforms of the data folder, sorted by file.
  public static func readAll(lexicons: String) throws(LexiconError) -> [PlatformRules] {
    var all: [PlatformRules] = []
    let files = try DataFiles.files(
      below: lexicons + "/experiments/platforms", endings: ["yaml"])
    for file in files { all.append(try read(try DataFiles.yaml(of: file))) }
    return all
  }

  /// The platform that goes by a name, upper or lower case.
  public static func find(_ name: String, in all: [PlatformRules]) -> PlatformRules? {
    let wanted = name.lowercased()
    return all.first { rules in
      rules.platform == wanted || rules.names.contains { $0.lowercased() == wanted }
    }
  }

  private static func message(_ node: YAMLNode) throws(LexiconError) -> Message {
    _ = try node.entries(allowed: ["en", "zh"])
    return Message(
      en: try node.required("en").string(), zh: try node.required("zh").string())
  }
}
