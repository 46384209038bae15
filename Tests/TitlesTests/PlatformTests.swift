// SPDX-License-Identifier: Apache-2.0

import Findings
import Lexicons
import TestSupport
import Testing
import Text

@testable import Titles

@Suite("Platforms as data")
struct PlatformTests {
  static let library = PlatformLibrary(folder: Repository.lexicons + "/platforms")

  static func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  /// The platform of this name, which must be there.
  static func known(_ name: String) throws -> Platform {
    try #require(try library.platform(name), "\(name)")
  }

  @Test("every file reads, and every platform limits or advises on its title")
  func allRead() throws {
    let platforms = try Self.library.all()
    #expect(platforms.count >= 25)
    let now = try Self.day("2026-11-24")
    for platform in platforms {
      let title = try #require(platform.field("title"), "\(platform.name)")
      let hasLength = title.rules(on: now, category: nil).contains { rule in
        switch rule.check {
        case .maximum, .recommended: true
        default: false
        }
      }
      #expect(hasLength, "\(platform.name)")
      for rule in platform.fields.flatMap(\.rules) where rule.confidence == .low {
        #expect(rule.severity != .error, "\(platform.name): low confidence never blocks")
      }
    }
  }

  @Test("no two platforms go by one name")
  func uniqueNames() throws {
    var names: Set<String> = []
    for platform in try Self.library.all() {
      for name in [platform.name] + platform.aliases {
        #expect(names.insert(name.lowercased()).inserted, "\(name)")
      }
    }
  }

  @Test(
    "a limit is the one of the day and the category",
    arguments: [
      ("amazon", "2026-07-26", nil, 200), ("amazon", "2026-07-27", nil, 75),
      ("amazon", "2026-07-27", "books", 200), ("amazon-ae", "2026-12-01", nil, 200),
      ("amazon-jp", "2026-11-24", nil, 75), ("taobao", "2026-11-24", nil, 60),
      ("天猫", "2026-11-24", nil, 60), ("taobao", "2026-11-24", "game-currency", 120),
      ("walmart", "2025-07-14", nil, 200), ("walmart", "2025-07-15", nil, 150),
    ] as [(String, String, String?, Int)])
  func limits(name: String, day: String, category: String?, limit: Int) throws {
    let platform = try #require(try Self.library.platform(name))
    let title = try #require(platform.field("title"))
    #expect(title.limit(on: try Self.day(day), category: category)?.count == limit)
  }

  @Test("search terms are counted in bytes, by country")
  func backend() throws {
    for (name, category, limit) in [
      ("amazon", nil, 249), ("amazon-in", nil, 199), ("amazon-jp", nil, 499),
      ("amazon-jp", "shoes", 249),
    ] as [(String, String?, Int)] {
      let field = try #require(try Self.library.platform(name)?.field("backend"))
      let found = field.limit(on: try Self.day("2026-11-24"), category: category)
      #expect(found == LengthLimit(count: limit, unit: .utf8))
    }
  }

  @Test("an unknown platform is nil, with the nearest name for a suggestion")
  func unknown() throws {
    #expect(try Self.library.platform("taobo") == nil)
    #expect(try Self.library.nearest(to: "taobo") == "taobao")
  }

  @Test(
    "a mistake is shown where it stands",
    arguments: [
      (
        "platform: x\nfields:\n  title:\n    rules:\n      - max: 60\n        unit: halfwidth\n        source: s\n        confidence: high",
        "x.yaml:6:15: 'halfwidth' is none of halfWidth, codePoints, utf16, utf8, graphemes, pixels (did you mean 'halfWidth'?)"
      ),
      (
        "platform: x\nfields:\n  title:\n    rules:\n      - max: 60\n        unit: utf8\n        source: s\n        confidence: low\n        severity: error",
        "x.yaml:9:19: a rule of low confidence warns; it cannot be an error"
      ),
      (
        "platform: x\nfields:\n  title:\n    rules:\n      - maximum: 60",
        "x.yaml:5:9: this rule says nothing; it needs one of max, min, recommended, visible"
      ),
      (
        "platform: x\nfields:\n  title:\n    rules:\n      - forbid: [emoji]\n        source: s\n        confidence: high\n      - forbid: [emoji]\n        source: s\n        confidence: high",
        "x.yaml:8:9: two rules 'emoji' hold at the same time; give one an id of its own"
      ),
    ])
  func mistakes(yaml: String, message: String) throws {
    let node = try YAMLNode.parse(yaml, file: "x.yaml")
    let error = #expect(throws: LexiconError.self) {
      _ = try Platform(node) { (node: YAMLNode) throws(LexiconError) -> Platform in
        throw node.error("no parent here")
      }
    }
    #expect(error.map(String.init(describing:))?.hasPrefix(message) == true, "\(error as Any)")
  }
}
