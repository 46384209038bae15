// SPDX-License-Identifier: Apache-2.0

/// A set of classes that may seem to hold more than it does: one bit for every 64th class.
///
/// Nearly every class a pattern asks a word for is not one of the word's; this says so without looking at the list.
struct ClassSketch {
  private var bits: UInt64 = 0

  mutating func insert(_ number: Int32) { bits |= ClassSketch.bit(of: number) }

  /// False where the class is surely not in the set.
  func mayHold(_ number: Int32) -> Bool { bits & ClassSketch.bit(of: number) != 0 }

  private static func bit(of number: Int32) -> UInt64 { 1 << UInt64(number & 63) }
}
