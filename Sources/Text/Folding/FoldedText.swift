// SPDX-License-Identifier: Apache-2.0

/// Text as a reader takes it (width, case, traditional characters and the like folded, white space
/// collapsed, invisible characters gone), each character with its place in the text it came from.
///
/// Holds any number of parts (a document's blocks); nothing is read across them.
public struct FoldedText: Sendable {
  /// Folded code points, part after part.
  public private(set) var units: [UInt32] = []
  /// Byte offset in the text of the character each unit was read from.
  public private(set) var starts: [UInt32] = []
  /// Byte offset just after that character.
  public private(set) var ends: [UInt32] = []
  /// Units that a right-to-left override shows backwards.
  public private(set) var reversals: [Range<Int>] = []
  /// The units of each part.
  public private(set) var parts: [Range<Int>] = []

  /// Reads the whole of a text as one part.
  public init(_ bytes: [UInt8], folding: FoldingTable) {
    self.init(bytes, parts: [ByteRange(0, bytes.count)], folding: folding)
  }

  /// Reads a string as one part.
  public init(_ string: String, folding: FoldingTable) {
    self.init(Array(string.utf8), folding: folding)
  }

  /// - Parameters:
  ///   - bytes: valid UTF-8, less than 4 GiB.
  ///   - ranges: the parts, on character boundaries.
  public init(_ bytes: [UInt8], parts ranges: [ByteRange], folding: FoldingTable) {
    let total = ranges.reduce(0) { $0 + $1.count }
    units.reserveCapacity(total / 2 + 1)
    starts.reserveCapacity(total / 2 + 1)
    ends.reserveCapacity(total / 2 + 1)
    parts.reserveCapacity(ranges.count)
    bytes.withUnsafeBufferPointer { bytes in
      folding.plane.withUnsafeBufferPointer { plane in
        for range in ranges {
          let first = units.count
          append(bytes, in: range, plane: plane, expansions: folding.expansions)
          parts.append(first..<units.count)
        }
      }
    }
  }

  /// The place in the text of a range of units: from its first character to its last.
  public func bytes(of range: Range<Int>) -> ByteRange {
    if range.isEmpty {
      guard range.lowerBound < starts.count else { return ByteRange(at: Int(ends.last ?? 0)) }
      return ByteRange(at: Int(starts[range.lowerBound]))
    }
    let start = Int(starts[range.lowerBound])
    return ByteRange(start, max(start, Int(ends[range.upperBound - 1])))
  }

  /// The folded text of a range of units.
  public func string(in range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    for unit in units[range] {
      if let scalar = Unicode.Scalar(unit) { view.append(scalar) }
    }
    return String(view)
  }

  /// Changes units in place; their number and places stay.
  public mutating func rewrite(_ body: (inout [UInt32]) -> Void) {
    let count = units.count
    body(&units)
    precondition(units.count == count, "a rewrite keeps the number of units")
  }

  private mutating func append(
    _ bytes: UnsafeBufferPointer<UInt8>, in range: ByteRange, plane: UnsafeBufferPointer<UInt16>,
    expansions: [UInt32: [UInt32]]
  ) {
    // Units are gathered on the stack: adding them one by one to three arrays takes twice as long as reading them.
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 3 * UnitBuffer.capacity) { memory in
      var buffer = UnitBuffer(memory)
      var offset = range.start
      let space: UInt32 = 0x20
      // Blanks at the start of a part are left out as those after a blank are.
      var last = space
      var reversal: Int?
      while offset < range.end {
        let start = offset
        let value = ScalarReader.next(in: bytes, at: &offset)
        let folded = value < 0x10000 ? plane[Int(value)] : FoldingTable.expanded
        if folded > FoldingTable.expanded {
          let unit = UInt32(folded)
          if unit == space, last == space { continue }
          if buffer.isFull { flush(&buffer) }
          buffer.push(unit, start, offset)
          last = unit
        } else if folded == FoldingTable.expanded {
          if let expansion = expansions[value] {
            for unit in expansion {
              if buffer.isFull { flush(&buffer) }
              buffer.push(unit, start, offset)
              last = unit
            }
          } else {
            if buffer.isFull { flush(&buffer) }
            buffer.push(value, start, offset)
            last = value
          }
        } else if value == FoldedText.rightToLeftOverride {
          reversal = units.count + buffer.count
        } else if value == FoldedText.popDirection, let first = reversal {
          reversals.append(first..<(units.count + buffer.count))
          reversal = nil
        }
      }
      flush(&buffer)
      if let first = reversal { reversals.append(first..<units.count) }
    }
  }

  private mutating func flush(_ buffer: inout UnitBuffer) {
    units.append(contentsOf: buffer.units)
    starts.append(contentsOf: buffer.starts)
    ends.append(contentsOf: buffer.ends)
    buffer.count = 0
  }

  /// Units with their places that wait to be added.
  private struct UnitBuffer {
    /// Three times so many numbers still lie on the stack.
    static let capacity = 80
    private let memory: UnsafeMutableBufferPointer<UInt32>
    var count = 0

    init(_ memory: UnsafeMutableBufferPointer<UInt32>) { self.memory = memory }

    var isFull: Bool { count == Self.capacity }
    var units: UnsafeMutableBufferPointer<UInt32> { column(0) }
    var starts: UnsafeMutableBufferPointer<UInt32> { column(1) }
    var ends: UnsafeMutableBufferPointer<UInt32> { column(2) }

    private func column(_ index: Int) -> UnsafeMutableBufferPointer<UInt32> {
      let start = index * Self.capacity
      return UnsafeMutableBufferPointer(rebasing: memory[start..<(start + count)])
    }

    /// Adds a unit; there must be room.
    @inline(__always)
    mutating func push(_ unit: UInt32, _ start: Int, _ end: Int) {
      memory.initializeElement(at: count, to: unit)
      memory.initializeElement(
        at: Self.capacity + count, to: UInt32(truncatingIfNeeded: start))
      memory.initializeElement(
        at: 2 * Self.capacity + count, to: UInt32(truncatingIfNeeded: end))
      count += 1
    }
  }

  private static let rightToLeftOverride: UInt32 = 0x202E
  private static let popDirection: UInt32 = 0x202C
}
