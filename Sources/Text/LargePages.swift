// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Memory of many megabytes in large pages: filling it page by page of four kilobytes takes the kernel a
/// third of the time in which a long table is read.
package enum LargePages {
  /// Asks the system for large pages in memory that nothing was written to yet. It may have none; then
  /// nothing changes.
  package static func prefer(_ memory: UnsafeMutableRawBufferPointer) {
    #if os(Linux)
      guard let base = memory.baseAddress, memory.count >= 2 * size else { return }
      let start = (UInt(bitPattern: base) + UInt(size) - 1) / UInt(size) * UInt(size)
      let end = (UInt(bitPattern: base) + UInt(memory.count)) / UInt(size) * UInt(size)
      guard start < end, let first = UnsafeMutableRawPointer(bitPattern: start) else { return }
      // Advice: that it was not taken is no failure.
      _ = madvise(first, Int(end - start), Int32(MADV_HUGEPAGE))
    #endif
  }

  private static let size = 2 << 20
}

extension Array {
  /// Room for so many elements, in large pages where there are many.
  package mutating func reserveLarge(_ count: Int) {
    reserveCapacity(count)
    guard isEmpty else { return }
    let size = capacity * MemoryLayout<Element>.stride
    withUnsafeMutableBufferPointer { elements in
      guard let base = elements.baseAddress else { return }
      LargePages.prefer(UnsafeMutableRawBufferPointer(start: base, count: size))
    }
  }
}
