// SPDX-License-Identifier: Apache-2.0

import DetailPages

/// Training pages as numbers: features by index.
struct TrainingSet {
  /// One page.
  struct Page {
    /// By block, indices of its features.
    var features: [[Int]]
    /// By block, indices of boundaries.
    var boundaries: [Int]
    var allowed: [[StageLabel]]
    /// What its likelihood counts.
    var weight: Double
  }

  /// By index, as the weights write them; sorted.
  var names: [String]
  var pages: [Page]

  /// Counts features and keeps those of at least `least` blocks of pages as written.
  init(_ pages: [TrainingPage], lexicon: CueLexicon, least: Int) {
    var counts: [String: Int] = [:]
    var all: [[[String]]] = []
    for page in pages {
      var blocks: [[String]] = []
      for position in page.reading.blocks.indices {
        var names: Set<String> = []
        FeatureExtractor.forEach(at: position, in: page.reading) { feature in
          names.insert(feature.name(in: page.reading, lexicon: lexicon))
        }
        if page.weight == 1 { for name in names { counts[name, default: 0] += 1 } }
        blocks.append(names.sorted())
      }
      all.append(blocks)
    }
    names = counts.filter { $0.value >= least }.map(\.key).sorted()
    let indices = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    self.pages = zip(pages, all).map { page, blocks in
      Page(
        features: blocks.map { $0.compactMap { indices[$0] } },
        boundaries: page.reading.blocks.map { $0.boundary.index }, allowed: page.allowed,
        weight: page.weight)
    }
  }
}
