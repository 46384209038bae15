// SPDX-License-Identifier: Apache-2.0

/// Numbers that do not change: a view of a mapped archive, or a copy of an array.
///
/// It is used where an array would only be read; a view costs nothing to make, however long it is.
@frozen
public struct StoredNumbers<Element: FixedWidthInteger & BitwiseCopyable & Sendable>:
  RandomAccessCollection, @unchecked Sendable
{
  /// Keeps `base` alive.
  @usableFromInline let storage: ArchiveStorage?
  @usableFromInline let base: UnsafePointer<Element>?
  public let count: Int

  /// A copy of an array.
  public init(_ numbers: [Element] = []) {
    guard !numbers.isEmpty else {
      self.init(storage: nil, base: nil, count: 0)
      return
    }
    let storage = numbers.withUnsafeBytes { ArchiveStorage(copying: $0) }
    self.init(storage: storage, offset: 0, count: numbers.count)
  }

  /// `count` numbers from a byte of the storage on; the place must be there and aligned.
  init(storage: ArchiveStorage, offset: Int, count: Int) {
    let size = MemoryLayout<Element>.stride
    precondition(
      offset >= 0 && offset % size == 0 && count >= 0 && count <= (storage.count - offset) / size)
    let start = storage.memory.baseAddress.map {
      ($0 + offset).assumingMemoryBound(to: Element.self)
    }
    self.init(storage: storage, base: start, count: count)
  }

  @inlinable
  init(storage: ArchiveStorage?, base: UnsafePointer<Element>?, count: Int) {
    self.storage = storage
    self.base = base
    self.count = count
  }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { count }

  @inlinable @inline(__always)
  public subscript(index: Int) -> Element {
    guard let base, UInt(bitPattern: index) < UInt(bitPattern: count) else {
      preconditionFailure("index out of range")
    }
    return base[index]
  }

  /// Calls `body` with the numbers as they lie in memory.
  @inlinable @inline(__always)
  public func withUnsafeBufferPointer<Result>(
    _ body: (UnsafeBufferPointer<Element>) -> Result
  ) -> Result {
    withExtendedLifetime(storage) { body(UnsafeBufferPointer(start: base, count: count)) }
  }

  /// The numbers of a range, counted from 0 again.
  @inlinable
  public func part(_ range: Range<Int>) -> StoredNumbers {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return StoredNumbers(
      storage: storage, base: base.map { $0 + range.lowerBound }, count: range.count)
  }

  /// Index of the first number that is not less; the numbers are ordered.
  @inlinable
  public func lowerBound(of number: Element) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether an ordered list holds a number.
  @inlinable
  public func holds(ordered number: Element) -> Bool {
    let index = lowerBound(of: number)
    return index < count && self[index] == number
  }
}

extension StoredNumbers<Int32> {
  /// Whether these are the starts of parts that follow one another from 0 on, and the end of the last.
  func areStarts(endingAt end: Int) -> Bool {
    first == 0 && last == Int32(exactly: end) && zip(self, dropFirst()).allSatisfy { $0 <= $1 }
  }
}

extension StoredNumbers: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: Element...) { self.init(elements) }
}

extension StoredNumbers: Equatable {
  public static func == (left: StoredNumbers, right: StoredNumbers) -> Bool {
    left.elementsEqual(right)
  }
}

/// Lists of numbers that do not change, one after another in one piece of memory.
@frozen
public struct StoredLists<Element: FixedWidthInteger & BitwiseCopyable & Sendable>: Sendable {
  /// Where each list starts in `members`, and the end of the last.
  @usableFromInline let starts: StoredNumbers<Int32>
  @usableFromInline let members: StoredNumbers<Element>

  /// Copies of arrays.
  public init(_ lists: [[Element]] = []) {
    var starts: [Int32] = [0]
    var members: [Element] = []
    starts.reserveCapacity(lists.count + 1)
    for list in lists {
      members += list
      starts.append(Int32(members.count))
    }
    self.starts = StoredNumbers(starts)
    self.members = StoredNumbers(members)
  }

  /// Lists from an archive; nil where the starts do not fit the members.
  init?(starts: StoredNumbers<Int32>, members: StoredNumbers<Element>) {
    guard starts.areStarts(endingAt: members.count) else { return nil }
    self.starts = starts
    self.members = members
  }

  /// Number of lists.
  public var count: Int { starts.count - 1 }

  /// The numbers of one list.
  @inlinable
  public subscript(index: Int) -> StoredNumbers<Element> {
    members.part(Int(starts[index])..<Int(starts[index + 1]))
  }
}
