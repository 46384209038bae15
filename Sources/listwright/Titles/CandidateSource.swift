// SPDX-License-Identifier: Apache-2.0

import Documents
import Keywords
import Lexicons
import Text
import Titles

/// Searches of exports as candidates for a title.
struct CandidateSource {
  private let segmenter: Segmenter
  private let catalogue: ExportCatalogue

  init(_ folder: DataFolder) throws(LexiconError) {
    segmenter = try KeywordData.segmenter(folder)
    catalogue = try ExportCatalogue.load(from: folder)
  }

  /// Cuts a text as the candidates are cut.
  var words: @Sendable (String) -> [String] {
    let segmenter = segmenter
    return { text in segmenter.segment(text).map(\.folded) }
  }

  /// The searches of all exports with their demand; of one that comes twice the larger value.
  ///
  /// - Parameter gate: judges each search against the facts.
  func candidates(_ paths: [String], gate: RelevanceGate) throws -> [TitleCandidate] {
    let exports: [KeywordExport]
    do {
      exports = try KeywordExport.read(paths, catalogue: catalogue)
    } catch {
      throw CommandError(error.description)
    }
    var order: [String] = []
    var values: [String: Double] = [:]
    for export in exports {
      let demand = export.demandMetric
      let column = demand.flatMap { export.metrics[$0] }
      for index in 0..<export.count {
        let term = export.term(at: index)
        let value = column.map { Self.worth(of: $0[index]) } ?? 1
        if let known = values[term] {
          values[term] = max(known, value)
        } else {
          order.append(term)
          values[term] = value
        }
      }
    }
    return order.compactMap { term in
      guard let value = values[term], value > 0 else { return nil }
      return TitleCandidate(
        term: term, tokens: words(term), value: value,
        relevance: .init(rawValue: gate.label(term).label.rawValue))
    }
  }

  /// Demand as a number that adds up. Ranks follow a power law of search frequency with an exponent of
  /// about one.
  private static func worth(of value: MeasuredValue) -> Double {
    if value.isMissing { return 0 }
    if value.kind == .rank { return (1_000_000 / max(1, value.point)).rounded() }
    return max(0, value.point)
  }
}
