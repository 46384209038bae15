// SPDX-License-Identifier: Apache-2.0

import CZlib

extension ZipArchive {
  /// Bytes handed to the receiver at a time.
  private static let chunk = 1 << 16

  /// Unpacks an entry piece by piece.
  ///
  /// Sizes are counted as they come, never taken from the directory, so an archive that lies about them is
  /// found out before it has filled the memory.
  /// - Parameter receive: gets each piece in order; returns false to stop.
  /// - Throws: `suspicious` for growth out of proportion, `truncated`, `malformed`, `encrypted`,
  ///   `unsupported`.
  func inflate(
    _ entry: Entry, limits: TableLimits,
    _ receive: (UnsafeBufferPointer<UInt8>) throws(TableError) -> Bool
  ) throws(TableError) {
    guard !entry.isEncrypted else {
      throw TableError(
        .encrypted, name: part(entry), "locked with a password",
        nextStep: "unpack it and hand over the file inside")
    }
    let content = try content(of: entry)
    switch entry.method {
    case 0: try store(entry, content, receive)
    case 8: try inflate(entry, content, limits, receive)
    default:
      throw TableError(
        .unsupported, name: part(entry), "compression method \(entry.method) is not read",
        nextStep: "unpack it and hand over the file inside")
    }
  }

  /// The whole of an entry.
  func data(_ entry: Entry, limits: TableLimits) throws(TableError) -> [UInt8] {
    var data: [UInt8] = []
    data.reserveCapacity(min(max(entry.size, 0), 1 << 24))
    try inflate(entry, limits: limits) { (piece) throws(TableError) in
      data.append(contentsOf: piece)
      return true
    }
    return data
  }

  private func store(
    _ entry: Entry, _ content: Range<Int>,
    _ receive: (UnsafeBufferPointer<UInt8>) throws(TableError) -> Bool
  ) throws(TableError) {
    try bytes.withUnsafeBufferPointer { (all) throws(TableError) in
      _ = try receive(UnsafeBufferPointer(rebasing: all[content]))
    }
  }

  private func inflate(
    _ entry: Entry, _ content: Range<Int>, _ limits: TableLimits,
    _ receive: (UnsafeBufferPointer<UInt8>) throws(TableError) -> Bool
  ) throws(TableError) {
    var stream = z_stream()
    // Negative window bits: raw deflate data without a zlib header.
    guard
      inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw TableError(.malformed, name: part(entry), "cannot start unpacking") }
    defer { inflateEnd(&stream) }

    let allowed = min(
      limits.inflatedBytes, max(limits.ratioFloor, content.count * limits.inflateRatio))
    var output = [UInt8](repeating: 0, count: Self.chunk)
    var total = 0
    try bytes.withUnsafeBufferPointer { (all) throws(TableError) in
      stream.next_in = UnsafeMutablePointer(
        mutating: all.baseAddress.map { $0 + content.lowerBound })
      stream.avail_in = uInt(clamping: content.count)
      var status = Z_OK
      repeat {
        let produced = output.withUnsafeMutableBufferPointer { buffer in
          stream.next_out = buffer.baseAddress
          stream.avail_out = uInt(buffer.count)
          status = CZlib.inflate(&stream, Z_NO_FLUSH)
          return buffer.count - Int(stream.avail_out)
        }
        guard status == Z_OK || status == Z_STREAM_END else {
          throw damaged(entry, content, at: stream.total_in, status)
        }
        total += produced
        guard total <= allowed else {
          throw TableError(
            .suspicious, name: part(entry), offset: content.lowerBound,
            "\(content.count) bytes unpack to more than \(allowed)",
            nextStep: "this looks like a zip bomb; hand over the table itself if it is not")
        }
        let goOn = try output.withUnsafeBufferPointer { (buffer) throws(TableError) in
          try receive(UnsafeBufferPointer(rebasing: buffer[..<produced]))
        }
        if !goOn { return }
        if produced == 0, status == Z_OK, stream.avail_in == 0 {
          throw damaged(entry, content, at: stream.total_in, Z_BUF_ERROR)
        }
      } while status != Z_STREAM_END
    }
  }

  private func damaged(
    _ entry: Entry, _ content: Range<Int>, at consumed: uLong, _ status: Int32
  ) -> TableError {
    let isShort = status == Z_BUF_ERROR
    return TableError(
      isShort ? .truncated : .malformed, name: part(entry),
      offset: content.lowerBound + Int(consumed),
      isShort ? "the compressed data ends too early" : "the compressed data is damaged here",
      nextStep: "download or copy it again")
  }
}
