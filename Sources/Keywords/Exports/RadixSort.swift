// SPDX-License-Identifier: Apache-2.0

import Text

/// Sorts by 64-bit keys, sixteen bits at a time from the lowest: linear, and stable.
enum RadixSort {
  private struct Item {
    var key: UInt64
    var index: UInt32
  }

  private static let digits = 1 << 16

  /// The indices of the keys in ascending order; equal keys keep their order.
  static func order(_ keys: [UInt64]) -> [UInt32] {
    // Counting 65,536 digits costs more than comparing a few keys.
    guard keys.count > 4_096 else {
      return (0..<UInt32(keys.count)).sorted { a, b in
        let (first, second) = (keys[Int(a)], keys[Int(b)])
        return first != second ? first < second : a < b
      }
    }
    var items: [Item] = []
    items.reserveLarge(keys.count)
    for (index, key) in keys.enumerated() { items.append(Item(key: key, index: UInt32(index))) }
    var other: [Item] = []
    other.reserveLarge(keys.count)
    other.append(contentsOf: items)
    for shift in stride(from: UInt64(0), to: 64, by: 16) {
      var places = Array(repeating: UInt32(0), count: digits)
      for key in keys { places[Int(key >> shift & 0xFFFF)] += 1 }
      // A digit that all keys share orders nothing.
      if places[Int(keys[0] >> shift & 0xFFFF)] == keys.count { continue }
      var start: UInt32 = 0
      for digit in 0..<digits {
        let count = places[digit]
        places[digit] = start
        start += count
      }
      for item in items {
        let digit = Int(item.key >> shift & 0xFFFF)
        other[Int(places[digit])] = item
        places[digit] += 1
      }
      swap(&items, &other)
    }
    return items.map(\.index)
  }

  /// The same for 32-bit keys: half the memory, and eleven bits at a time, whose counters stay close.
  static func order(small keys: [UInt32]) -> [UInt32] {
    var items: [UInt64] = []
    items.reserveLarge(keys.count)
    for (index, key) in keys.enumerated() { items.append(UInt64(key) << 32 | UInt64(index)) }
    var other = items
    for shift in stride(from: UInt64(32), to: 64, by: 11) {
      var places = Array(repeating: UInt32(0), count: 1 << 11)
      for item in items { places[Int(item >> shift & 0x7FF)] += 1 }
      if let first = items.first, places[Int(first >> shift & 0x7FF)] == items.count { continue }
      var start: UInt32 = 0
      for digit in places.indices {
        let count = places[digit]
        places[digit] = start
        start += count
      }
      for item in items {
        let digit = Int(item >> shift & 0x7FF)
        other[Int(places[digit])] = item
        places[digit] += 1
      }
      swap(&items, &other)
    }
    return items.map { UInt32(truncatingIfNeeded: $0) }
  }
}
