// SPDX-License-Identifier: Apache-2.0

/// What a pattern can ask for that no list of words can hold. Each is a class of its own, with the same
/// number in every set of rules.
enum Shape: Int32, CaseIterable, Sendable {
  /// `3`, `2.5`, `1,000`, 三十, 两万, 数百.
  case number
  /// `98%`, 百分之九十八, 九成, 百分百.
  case percent
  /// A word of letters and digits, between spaces or Chinese characters.
  case word
  /// A name that leads to someone: at least five letters and digits, a digit or `_` among them.
  case handle
  /// A telephone number.
  case phone
  /// A run of five to eleven digits.
  case digits
  /// An address of a site or a page.
  case url
  case email
  /// A year from 1900 to 2099, with or without 年.
  case year

  /// The name in patterns: `{number}`.
  var name: String {
    switch self {
    case .number: "number"
    case .percent: "percent"
    case .word: "word"
    case .handle: "handle"
    case .phone: "phone"
    case .digits: "digits"
    case .url: "url"
    case .email: "email"
    case .year: "year"
    }
  }

  init?(name: String) {
    guard let found = Shape.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}
