// SPDX-License-Identifier: Apache-2.0

/// How whole weeks are cut into blocks, so that the two blocks of a pair hold the same weekdays.
public enum BlockPattern {
  /// Blocks of half a cycle, in days: one of a day is seven; 3 days are 3 and 4; a week and more stays
  /// whole weeks.
  public static func halfCycle(blockDays: Int) -> [Int] {
    switch blockDays {
    case ...1: [1, 1, 1, 1, 1, 1, 1]
    case 2: [2, 2, 3]
    case 3: [3, 4]
    case 4...7: [7]
    case 8...14: [14]
    default: [28]
    }
  }

  /// Days of a block that are analysed; at least one is.
  static func analysed(_ length: Int, washout: Int) -> Int { max(1, length - washout) }
}
