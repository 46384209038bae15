// SPDX-License-Identifier: Apache-2.0

/// Sorts by 64-bit keys, byte by byte from the lowest: linear, and stable.
enum RadixSort {
  /// The indices of the keys in ascending order; equal keys keep their order.
  static func order(_ keys: [UInt64]) -> [UInt32] {
    var order = Array(0..<UInt32(keys.count))
    var other = Array(repeating: UInt32(0), count: keys.count)
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      var counts = Array(repeating: 0, count: 256)
      for key in keys { counts[Int(key >> shift & 0xFF)] += 1 }
      // A byte that all keys share orders nothing.
      if counts.contains(keys.count) { continue }
      var start = 0
      for digit in counts.indices {
        let count = counts[digit]
        counts[digit] = start
        start += count
      }
      for index in order {
        let digit = Int(keys[Int(index)] >> shift & 0xFF)
        other[counts[digit]] = index
        counts[digit] += 1
      }
      swap(&order, &other)
    }
    return order
  }
}
