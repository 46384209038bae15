// SPDX-License-Identifier: Apache-2.0

import Lexicons

/// Bounds of the page audits: `lexicons/pages/limits.yaml`.
public struct PageLimits: Sendable {
  /// A bound for Chinese and one for other languages.
  struct Pair<Value: Sendable>: Sendable {
    var chinese: Value
    var other: Value

    func value(isChinese: Bool) -> Value { isChinese ? chinese : other }
  }

  /// Characters of `<title>` and of the description.
  var pageTitle = Pair(chinese: 15...32, other: 30...65)
  var metaDescription = Pair(chinese: 40...80, other: 70...160)
  /// Pictures of content a page has at least.
  var images = 4
  /// Pixels of the main picture's longer side.
  var mainImage = 1000
  /// Pixels of width of pictures in a description, by platform.
  var detailWidths: [String: ClosedRange<Int>] = [:]
  var imageBytes = 3_000_000
  /// CSS pixels.
  var fixedWidth = 800
  var fontSize = 12
  /// Letters of Chinese, words of other languages.
  var paragraph = Pair(chinese: 180, other: 100)
  var sentence = Pair(chinese: 50, other: 25)
  var meanSentence = Pair(chinese: 30, other: 20)
  /// Share of sentences, 0…1.
  var longSentences = 0.25
  /// Share of a page's letters one search term may take, 0…1.
  var keywordShare = Pair(chinese: 0.08, other: 0.05)

  /// The bounds the program was written with.
  init() {}

  init(_ node: YAMLNode) throws(LexiconError) {
    for entry in try node.entries() {
      let value = entry.value
      switch entry.name {
      case "page_title": pageTitle = try Self.pair(value, Self.range)
      case "meta_description": metaDescription = try Self.pair(value, Self.range)
      case "images": images = try value.integer()
      case "main_image": mainImage = try value.integer()
      case "detail_image_width":
        for platform in try value.entries() {
          detailWidths[platform.name] = try Self.range(platform.value)
        }
      case "image_bytes": imageBytes = try value.integer()
      case "fixed_width": fixedWidth = try value.integer()
      case "font_size": fontSize = try value.integer()
      case "paragraph": paragraph = try Self.pair(value, Self.whole)
      case "sentence": sentence = try Self.pair(value, Self.whole)
      case "mean_sentence": meanSentence = try Self.pair(value, Self.whole)
      case "long_sentences": longSentences = try value.number()
      case "keyword_share": keywordShare = try Self.pair(value, Self.share)
      default: throw entry.key.error("unknown key '\(entry.name)'")
      }
    }
  }

  private static func pair<Value>(
    _ node: YAMLNode, _ read: (YAMLNode) throws(LexiconError) -> Value
  ) throws(LexiconError) -> Pair<Value> {
    _ = try node.entries(allowed: ["zh", "en"])
    return Pair(
      chinese: try read(try node.required("zh")), other: try read(try node.required("en")))
  }

  private static func whole(_ node: YAMLNode) throws(LexiconError) -> Int { try node.integer() }

  private static func share(_ node: YAMLNode) throws(LexiconError) -> Double { try node.number() }

  private static func range(_ node: YAMLNode) throws(LexiconError) -> ClosedRange<Int> {
    let items = node.items()
    guard items.count == 2 else { throw node.error("expected [least, most] here") }
    let least = try items[0].integer()
    let most = try items[1].integer()
    guard least <= most else { throw node.error("the first bound is above the second") }
    return least...most
  }
}
