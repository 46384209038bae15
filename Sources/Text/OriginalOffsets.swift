// SPDX-License-Identifier: Apache-2.0

/// The way from offsets in the UTF-8 text to offsets in the original bytes.
///
/// Kept as runs of characters of equal length in both encodings: a page in GB18030 is runs of one-byte
/// letters that stay one byte, and of two-byte Han characters that become three.
public struct OriginalOffsets: Sendable {
  /// A run of characters, each `utf8Step` bytes long in the text and `originalStep` in the original.
  private struct Run: Sendable {
    var utf8: UInt32
    var original: UInt32
    var utf8Step: UInt8
    var originalStep: UInt8
  }

  /// Ordered by both offsets; a run ends where the next one starts.
  private var runs: [Run] = []
  /// Ends of what was added so far.
  private var utf8End = 0
  private var originalEnd = 0

  /// The text was UTF-8 without a byte order mark.
  public static var identical: OriginalOffsets { OriginalOffsets() }

  private init() {}

  /// Offsets of a text whose original starts with a mark of `markLength` bytes that is not text.
  public init(skipping markLength: Int) {
    originalEnd = markLength
    if markLength > 0 {
      runs = [Run(utf8: 0, original: UInt32(markLength), utf8Step: 1, originalStep: 1)]
    }
  }

  /// Adds `count` characters, each `utf8` bytes long in the text and `original` bytes in the original.
  ///
  /// Lengths run from 1 to 255; the texts are shorter than 4 GiB.
  public mutating func append(count: Int, utf8: Int, original: Int) {
    guard count > 0 else { return }
    if runs.isEmpty, utf8 != 1 || original != 1 || utf8End != originalEnd {
      if utf8End > 0 { runs.append(Run(utf8: 0, original: 0, utf8Step: 1, originalStep: 1)) }
      start(utf8: utf8, original: original)
    } else if let last = runs.last,
      Int(last.utf8Step) != utf8 || Int(last.originalStep) != original
    {
      start(utf8: utf8, original: original)
    }
    utf8End += count * utf8
    originalEnd += count * original
  }

  private mutating func start(utf8: Int, original: Int) {
    runs.append(
      Run(
        utf8: UInt32(truncatingIfNeeded: utf8End),
        original: UInt32(truncatingIfNeeded: originalEnd),
        utf8Step: UInt8(truncatingIfNeeded: utf8), originalStep: UInt8(truncatingIfNeeded: original)
      ))
  }

  /// The original offset of the character that holds `offset`.
  public func original(of offset: Int) -> Int { place(of: offset, roundingUp: false) }

  /// The original range of the characters that `range` touches.
  public func original(of range: ByteRange) -> ByteRange {
    let start = place(of: range.start, roundingUp: false)
    return ByteRange(start, max(start, place(of: range.end, roundingUp: !range.isEmpty)))
  }

  private func place(of offset: Int, roundingUp: Bool) -> Int {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      // The end of a range belongs to the run before it.
      let isBefore = roundingUp ? Int(runs[middle].utf8) < offset : Int(runs[middle].utf8) <= offset
      if isBefore { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return offset }
    let run = runs[low - 1]
    let distance = offset - Int(run.utf8)
    let step = Int(run.utf8Step)
    let characters = roundingUp ? (distance + step - 1) / step : distance / step
    return Int(run.original) + characters * Int(run.originalStep)
  }
}
