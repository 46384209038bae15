// SPDX-License-Identifier: Apache-2.0

/// A number that letters before it say the meaning of: SPF50, IP67, USB 3.0, M6.
struct LabelledNumber: Hashable, Sendable {
  /// In lower case.
  var label: String
  var number: Double

  /// Nil where a key is not letters, then one number.
  init?(_ key: String) {
    let bytes = Array(key.utf8)
    let letters = bytes.prefix { (0x61...0x7A).contains($0) }
    guard (1...5).contains(letters.count), bytes.count > letters.count else { return nil }
    let rest = bytes.dropFirst(letters.count).drop { $0 == 0x20 || $0 == 0x2D }
    guard rest.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }),
      let number = Double(String(decoding: rest, as: UTF8.self))
    else { return nil }
    label = String(decoding: letters, as: UTF8.self)
    self.number = number
  }
}
