// SPDX-License-Identifier: Apache-2.0

import Text

/// The exports of one source, put in order of time.
struct RankingSource {
  var id: String
  /// Indices of its exports, each with its place in time, 0 the oldest.
  var periods: [Int: Int]
  var latest: Int
  /// Kind of its demand numbers.
  var kind: ValueKind

  /// Groups exports by source, the one whose demand says most first.
  ///
  /// Exports of a source with different periods are a series over time; without, they are parts of one list.
  static func group(_ exports: [KeywordExport]) -> [RankingSource] {
    let ids = Set(exports.map(\.report.source)).sorted()
    let sources = ids.map { id in
      let indices = exports.indices.filter { exports[$0].report.source == id }
      let ends = Set(indices.compactMap { exports[$0].report.period?.end?.daysSinceEpoch }).sorted()
      var periods: [Int: Int] = [:]
      for index in indices {
        let end = exports[index].report.period?.end?.daysSinceEpoch
        periods[index] = end.flatMap { ends.firstIndex(of: $0) } ?? 0
      }
      let kind = indices.first.flatMap { index in
        exports[index].demandMetric.flatMap { exports[index].metrics[$0]?.kind }
      }
      return RankingSource(
        id: id, periods: periods, latest: periods.values.max() ?? 0, kind: kind ?? .missing)
    }
    return sources.sorted { ($0.authority, $0.id) < ($1.authority, $1.id) }
  }

  /// How much the kind of demand says: market counts before indices before ranks.
  private var authority: Int {
    switch kind {
    case .exact, .bucket, .range, .lowerBound, .upperBound: 0
    case .index: 1
    case .relative: 2
    case .rank: 3
    case .missing: 4
    }
  }
}
