// SPDX-License-Identifier: Apache-2.0

import DetailPages
import Documents
import Lexicons
import Text

/// A page with the stages of its blocks, as a person labelled them.
struct TrainingPage {
  var reading: PageReading
  /// Labels a block may carry, by block; a block of two stages may carry either.
  var allowed: [[StageLabel]]
  /// What it counts: 1 as written, less for a copy.
  var weight = 1.0

  /// The page with its sections in another order, so that the weights do not lean on the usual one; nil
  /// where it has fewer than three.
  func shuffled(using generator: inout some RandomNumberGenerator, weight: Double) -> TrainingPage?
  {
    var sections: [[Int]] = []
    for (position, block) in reading.blocks.enumerated() {
      if position == 0 || block.boundary.level == .outer {
        sections.append([position])
      } else {
        sections[sections.count - 1].append(position)
      }
    }
    guard sections.count > 2 else { return nil }
    let order = sections.shuffled(using: &generator).flatMap { $0 }
    return TrainingPage(
      reading: reading.rearranged(order), allowed: order.map { allowed[$0] }, weight: weight)
  }
}

/// A page that cannot be learned from.
struct TrainingError: Error, CustomStringConvertible {
  var description: String
}

/// Reads labelled pages: NDJSON records with `id`, `html` and `blocks` of `text` and `stages`.
struct TrainingPages {
  let lexicon: CueLexicon
  let folding: FoldingTable

  func read(file: String) throws -> [TrainingPage] {
    var pages: [TrainingPage] = []
    let text = try DataFiles.text(of: file)
    for (index, line) in text.split(separator: "\n").enumerated() {
      let place = "\(file):\(index + 1)"
      let record = try JSONValue.parse(line.utf8)
      guard let html = record["html"]?.string, let blocks = record["blocks"]?.array else {
        throw TrainingError(description: "\(place): a page needs html and blocks")
      }
      pages.append(try page(html: html, blocks: blocks, place: place))
    }
    return pages
  }

  private func page(html: String, blocks: [JSONValue], place: String) throws -> TrainingPage {
    let document = HTMLReader.read(SourceText(name: place, string: html))
    let reading = PageReading(of: document, lexicon: lexicon, folding: folding)
    guard reading.blocks.count == blocks.count else {
      throw TrainingError(
        description:
          "\(place): \(blocks.count) blocks are labelled, the page has \(reading.blocks.count)")
    }
    var allowed: [[StageLabel]] = []
    for (block, labelled) in zip(reading.blocks, blocks) {
      let text = document.string(of: document.blocks[block.index])
      guard TrainingPages.ink(text) == TrainingPages.ink(labelled["text"]?.string ?? "") else {
        throw TrainingError(description: "\(place): the page has '\(text)' where the labels differ")
      }
      let stages = (labelled["stages"]?.array ?? []).compactMap(\.string)
      let labels = stages.compactMap(Stage.init(rawValue:)).map { StageLabel($0) }
      guard labels.count == stages.count else {
        throw TrainingError(description: "\(place): an unknown stage in \(stages)")
      }
      allowed.append(labels.isEmpty ? [.none] : labels)
    }
    return TrainingPage(reading: reading, allowed: allowed)
  }

  /// The characters that are not blank.
  private static func ink(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter {
      !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
    }
  }
}
