// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Lexicons
import Listings
import Synchronization
import Text
import Titles

/// Checks the titles of listings, each by the rules of its platform; a platform's file is read once, when a
/// listing first needs it.
public final class TitleDesk: Sendable {
  private let library: PlatformLibrary
  private let day: CalendarDate
  private let facts: ProductFacts?
  private let keywords: [TitleKeyword]
  private let platforms: Mutex<[String: Platform?]>

  /// - Parameter own: platforms of the user's; they come before those of the library.
  public init(
    library: PlatformLibrary, day: CalendarDate, facts: ProductFacts? = nil,
    keywords: [TitleKeyword] = [], own: [Platform] = []
  ) {
    var known: [String: Platform?] = [:]
    for platform in own {
      for name in [platform.name] + platform.aliases { known[name.lowercased()] = platform }
    }
    platforms = Mutex(known)
    self.library = library
    self.day = day
    self.facts = facts
    self.keywords = keywords
  }

  /// What can be said of a listing's title: of the field `title`, or of a page's `<title>` where the
  /// platform is known. Nil where there is no title.
  func report(for listing: Listing) throws(LexiconError) -> TitleReport? {
    let platform = try listing.platform.map(platform(named:)) ?? nil
    let checker = TitleChecker(
      platform: platform, on: day, category: listing.category, facts: facts, keywords: keywords)
    if let field = listing.field("title") { return checker.check(field) }
    guard platform != nil, let field = listing.field("html"),
      let block = field.document.blocks.first(where: { $0.role == .pageTitle })
    else { return nil }
    // A page's own title often carries the shop's name; it is measured, but not held against the seller.
    var report = checker.check(field.document.string(of: block))
    report.findings = []
    return report
  }

  /// Says that a platform's title rules are not known.
  func notChecked(_ listing: Listing) throws(LexiconError) -> NotChecked? {
    guard let name = listing.platform, try platform(named: name) == nil else { return nil }
    let nearest = try library.nearest(to: name)
    return NotChecked(
      what: Message(en: "rules of the platform \(name)", zh: "平台 \(name) 的规则"),
      why: Message(
        en: "not a platform we know" + (nearest.map { "; did you mean \($0)?" } ?? ""),
        zh: "不是已知的平台" + (nearest.map { "；是否指 \($0)？" } ?? "")))
  }

  private func platform(named name: String) throws(LexiconError) -> Platform? {
    if let known = platforms.withLock({ $0[name] }) { return known }
    let platform = try library.platform(name)
    platforms.withLock { $0[name] = platform }
    return platform
  }
}
