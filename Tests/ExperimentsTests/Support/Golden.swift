// SPDX-License-Identifier: Apache-2.0

import Documents
import Experiments
import Foundation
import TestSupport
import Testing

/// Values computed by scipy 1.17, statsmodels 0.15 and gbstats, kept beside the tests.
enum Golden {
  static func load(_ name: String) throws -> JSONValue {
    let path = Repository.root + "/Tests/ExperimentsTests/Golden/" + name
    return try JSONValue.parse(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// A number that must be there.
  static func number(_ value: JSONValue, _ key: String) throws -> Double {
    try #require(value[key]?.double, "\(key)")
  }

  /// A list of numbers that must be there.
  static func numbers(_ value: JSONValue, _ key: String) throws -> [Double] {
    let items = try #require(value[key]?.array, "\(key)")
    return items.compactMap(\.double)
  }

  /// Rows of numbers that must be there.
  static func rows(_ value: JSONValue, _ key: String) throws -> [[Double]] {
    let rows = try #require(value[key]?.array, "\(key)")
    return rows.map { ($0.array ?? []).compactMap(\.double) }
  }
}

/// How many times the usual number of simulations is run.
enum Effort {
  static let factor = ProcessInfo.processInfo.environment["LISTWRIGHT_LONG"] == nil ? 1 : 10
}

/// Checks a value against its reference: equal to within `tolerance` of its size.
func expectClose(
  _ value: Double?, _ reference: Double, _ label: String, tolerance: Double = 1e-9,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let value else {
    Issue.record("\(label): nothing instead of \(reference)", sourceLocation: sourceLocation)
    return
  }
  let error = abs(value - reference) / max(abs(reference), 1e-300)
  #expect(
    error <= tolerance || value == reference, "\(label): \(value), reference \(reference)",
    sourceLocation: sourceLocation)
}

/// Both ends of an interval.
func expectClose(
  _ interval: Interval?, _ reference: [Double], _ label: String, tolerance: Double = 1e-9,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectClose(
    interval?.lower, reference[0], label + " lower", tolerance: tolerance,
    sourceLocation: sourceLocation)
  expectClose(
    interval?.upper, reference[1], label + " upper", tolerance: tolerance,
    sourceLocation: sourceLocation)
}
