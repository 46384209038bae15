// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import CMalloc
#endif

/// What happens to memory that is not used any more.
public enum FreedMemory {
  /// Bytes kept.
  private static let kept: Int32 = 64 << 20
  /// Largest piece that is kept, in bytes; the largest glibc allows.
  private static let largestPiece: Int32 = 32 << 20

  /// Keeps memory that was freed for what is allocated next, for the life of the process.
  ///
  /// For programs that read page after page. glibc gives pieces of 128 KB and more back to the system at once, and
  /// getting them again, cleared, for the next page costs a sixth of its reading.
  public static func keep() {
    #if canImport(Glibc)
      mallopt(M_TRIM_THRESHOLD, kept)
      mallopt(M_MMAP_THRESHOLD, largestPiece)
    #endif
  }
}
