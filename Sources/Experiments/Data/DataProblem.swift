// SPDX-License-Identifier: Apache-2.0

import Findings

/// Something wrong with a row of results.
public struct DataProblem: Hashable, Sendable {
  /// What kind of fault.
  public enum Code: String, Hashable, Sendable {
    case negative, notANumber = "not-a-number", notADate = "not-a-date", empty
    case moreOrdersThanVisitors = "more-orders-than-visitors"
    case overlapping, unknownArm = "unknown-arm"
    case missingDays = "missing-days", mixedCurrencies = "mixed-currencies"
    case mixedTimeZones = "mixed-time-zones", visitorInTwoArms = "visitor-in-two-arms"
    case notOnCalendar = "not-on-calendar", wrongArm = "wrong-arm"
    case incompletePair = "incomplete-pair", excludedPair = "excluded-pair"
  }
  public var code: Code
  /// As a spreadsheet numbers it, the header being row 1; 0 where no row is meant.
  public var row: Int
  /// Whether no result can be given before it is mended.
  public var isError: Bool
  public var message: Message

  public init(code: Code, row: Int, isError: Bool, message: Message) {
    self.code = code
    self.row = row
    self.isError = isError
    self.message = message
  }
}
