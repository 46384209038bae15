// SPDX-License-Identifier: Apache-2.0

import Findings
import Listings
import Text

/// What buyers of a kind of goods look for stands on the page: size chart, package list, shelf life, ….
///
/// Applies where the category is known and the description itself was read.
public struct CategoryTopics: PageAudit {
  public let name = "category-topics"
  private let topics: TopicNames

  init(topics: TopicNames) { self.topics = topics }

  public func result(for page: PageView) -> PageAuditResult {
    let expected = topics.expected(of: page.listing.category)
    guard !expected.isEmpty, page.canTellAbsence else { return notApplicable }
    let missing = expected.filter { page.cue($0) == nil && !isTold($0, by: page) }
    let findings = missing.compactMap { topic in
      topics[topic].map { named in
        page.finding(
          topic, .info, at: .page, en: "no \(named.name.en) found in the text that was read",
          zh: "在读到的文字中没有找到\(named.name.zh)", fix: named.advice, confidence: 0.8)
      }
    }
    return result(findings, score: 1 - Double(missing.count) / Double(expected.count))
  }

  /// A table of specifications needs no heading.
  private func isTold(_ topic: String, by page: PageView) -> Bool {
    topic == "specification" && SpecificationTable.rows(of: page).count >= 3
  }
}
