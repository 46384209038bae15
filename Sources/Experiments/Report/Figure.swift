// SPDX-License-Identifier: Apache-2.0

import Findings

/// One number of a report, with what it is called.
public struct Figure: Hashable, Sendable {
  /// How it is shown.
  public enum Value: Hashable, Sendable {
    case number(Double)
    case count(Int)
    /// A share, or a relative change: 0.1 is 10 %.
    case share(Double)
    /// A share with its sign, for changes.
    case change(Double)
    case probability(Double)
    /// Ends of an interval of changes.
    case changes(Interval)
    /// Ends of an interval of shares or plain numbers.
    case range(Interval)
    case text(String)
    case truth(Bool)
  }
  /// Name in JSON.
  public var key: String
  public var label: Message
  public var value: Value

  public init(_ key: String, en: String, zh: String, _ value: Value) {
    self.key = key
    label = Message(en: en, zh: zh)
    self.value = value
  }
}

/// Numbers that belong together.
public struct FigureGroup: Hashable, Sendable {
  /// Name in JSON.
  public var key: String
  public var title: Message
  public var figures: [Figure]
  /// What a reader must know to read them.
  public var note: Message?

  public init(
    _ key: String, en: String, zh: String, _ figures: [Figure], note: Message? = nil
  ) {
    self.key = key
    title = Message(en: en, zh: zh)
    self.figures = figures
    self.note = note
  }
}
