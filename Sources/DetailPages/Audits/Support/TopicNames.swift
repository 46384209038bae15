// SPDX-License-Identifier: Apache-2.0

import Findings
import Lexicons
import Text

/// What a page of a kind of goods is expected to say, and how messages name it:
/// `lexicons/pages/topics.yaml` and `expectations.yaml`.
public struct TopicNames: Sendable {
  /// How a topic is named, and what to write about it.
  struct Topic: Sendable {
    var name: Message
    var advice: Message
  }

  /// Kinds of goods by parts of their names, with the topics expected of each.
  struct Expectation: Sendable {
    var names: [String]
    var topics: [String]
    /// Whether such goods are sent by post.
    var isShipped: Bool
  }

  private var byName: [String: Topic] = [:]
  private var expectations: [Expectation] = []

  init() {}

  init(topics: YAMLNode, expectations node: YAMLNode, known: [String]) throws(LexiconError) {
    for entry in try topics.entries() {
      guard known.contains(entry.name) else {
        throw entry.key.error(
          "no cues are listed for '\(entry.name)'",
          suggestion: EditDistance.nearest(to: entry.name, in: known))
      }
      let value = entry.value
      _ = try value.entries(allowed: ["zh", "en", "advice_zh", "advice_en"])
      byName[entry.name] = Topic(
        name: Message(
          en: try value.required("en").string(), zh: try value.required("zh").string()),
        advice: Message(
          en: try value.required("advice_en").string(), zh: try value.required("advice_zh").string()
        ))
    }
    for item in node.items() {
      _ = try item.entries(allowed: ["names", "topics", "shipped"])
      var topics: [String] = []
      for topic in item.optional("topics")?.items() ?? [] {
        let name = try topic.string()
        guard byName[name] != nil else {
          throw topic.error(
            "'\(name)' is not described in topics.yaml",
            suggestion: EditDistance.nearest(to: name, in: byName.keys.sorted()))
        }
        topics.append(name)
      }
      expectations.append(
        Expectation(
          names: try item.required("names").strings(), topics: topics,
          isShipped: try item.optional("shipped")?.boolean() ?? true))
    }
  }

  subscript(topic: String) -> Topic? { byName[topic] }

  /// Whether goods of a category are sent by post; so they are where nothing is known of it.
  func isShipped(_ category: String?) -> Bool {
    guard let category = category?.lowercased() else { return true }
    return !expectations.contains { expectation in
      !expectation.isShipped && expectation.names.contains(where: category.holds)
    }
  }

  /// The topics expected of a category, by its name; empty for one nothing is known of.
  func expected(of category: String?) -> [String] {
    guard let category = category?.lowercased(), !category.isEmpty else { return [] }
    var topics: [String] = []
    for expectation in expectations where expectation.names.contains(where: category.holds) {
      for topic in expectation.topics where !topics.contains(topic) { topics.append(topic) }
    }
    return topics
  }
}
