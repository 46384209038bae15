// SPDX-License-Identifier: Apache-2.0

import Findings
import Listings
import Text

/// A marketplace or search engine: what it allows in the texts of a listing. One file of
/// `lexicons/platforms`.
public struct Platform: Sendable {
  /// Lower-case name, the file's (`taobao`, `amazon-jp`).
  public var name: String
  public var displayName: Message
  /// Other names by which it is asked for.
  public var aliases: [String]
  public var market: Market?
  public var language: Language?
  /// Name of the grammar in `templates/titles` that its titles follow.
  public var grammar: String?
  /// In the order of the file.
  public var fields: [PlatformField]

  /// The field of this name.
  public func field(_ name: String) -> PlatformField? { fields.first { $0.name == name } }
}

/// One text of a listing on a marketplace: `title`, `shortTitle`, `highlights`, `bullets`, `backend`,
/// `tags`, `seoTitle`, `seoDescription`.
public struct PlatformField: Sendable {
  public var name: String
  /// Stands between words when a text is built: a space, or nothing in Chinese.
  public var separator: String
  /// Most items, where the field is a list; 1 for a single text.
  public var items: Int
  public var rules: [PlatformRule]

  /// The rules that hold on a day for a category of goods.
  public func rules(on day: CalendarDate, category: String?) -> [PlatformRule] {
    rules.filter { $0.holds(on: day, category: category) }
  }

  /// The least of the limits that hold on a day; of two in different units the one that is written
  /// first.
  public func limit(on day: CalendarDate, category: String?) -> LengthLimit? {
    var tightest: LengthLimit?
    for rule in rules(on: day, category: category) {
      guard case .maximum(let limit, _) = rule.check else { continue }
      if let known = tightest, known.unit != limit.unit || known.count <= limit.count { continue }
      tightest = limit
    }
    return tightest
  }

  /// How much of it a phone shows, where that is known.
  public func visible(on day: CalendarDate, category: String?) -> LengthLimit? {
    for rule in rules(on: day, category: category) {
      if case .visible(let limit) = rule.check { return limit }
    }
    return nil
  }
}

/// So many of a unit.
public struct LengthLimit: Hashable, Sendable {
  public var count: Int
  public var unit: LengthUnit

  public init(count: Int, unit: LengthUnit) {
    self.count = count
    self.unit = unit
  }
}
