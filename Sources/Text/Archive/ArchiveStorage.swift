// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Memory that does not change while it lives: a file mapped into it, or a copy of bytes.
///
/// A mapped file is read page by page when it is first looked at and never copied, which is what makes a start from
/// the cache quick.
public final class ArchiveStorage: @unchecked Sendable {
  /// The bytes, aligned for every number.
  @usableFromInline let memory: UnsafeRawBufferPointer
  private let isMapped: Bool

  /// Number of bytes.
  public var count: Int { memory.count }

  /// A copy of bytes.
  public init(copying bytes: UnsafeRawBufferPointer) {
    let copy = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(bytes.count, 1), alignment: MemoryLayout<UInt64>.alignment)
    copy.copyMemory(from: bytes)
    memory = UnsafeRawBufferPointer(rebasing: copy[..<bytes.count])
    isMapped = false
  }

  /// A file, mapped; nil where there is none, it is empty or the system does not map it.
  ///
  /// Whoever replaces the file must put another in its place (rename), not write into it.
  public init?(mapping path: String) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_size > 0 else { return nil }
    let size = Int(status.st_size)
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED else {
      return nil
    }
    memory = UnsafeRawBufferPointer(start: start, count: size)
    isMapped = true
  }

  deinit {
    guard let start = UnsafeMutableRawPointer(mutating: memory.baseAddress) else { return }
    if isMapped { munmap(start, memory.count) } else { start.deallocate() }
  }

  /// The bytes, for as long as `body` runs.
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withExtendedLifetime(self) { body(memory) }
  }
}
