// SPDX-License-Identifier: Apache-2.0

import Documents
import TestSupport
import Testing

@Suite struct ImageHeaderTests {
  @Test func sizesAreReadFromTheFirstBytes() {
    let png: [UInt8] = [
      0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 3,
      0x16, 0, 0, 4, 0,
    ]
    #expect(ImageHeader.read(png) == ImageHeader(format: .png, width: 790, height: 1024))
    let gif = Array("GIF89a".utf8) + [0x10, 0x00, 0x20, 0x01]
    #expect(ImageHeader.read(gif) == ImageHeader(format: .gif, width: 16, height: 288))
    let jpeg: [UInt8] = [
      0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC2, 0, 17, 8, 0x02, 0x58, 0x03, 0x20,
    ]
    #expect(ImageHeader.read(jpeg) == ImageHeader(format: .jpeg, width: 800, height: 600))
    let webp =
      Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0]
      + [0x1F, 3, 0, 0x57, 2, 0]
    #expect(ImageHeader.read(webp) == ImageHeader(format: .webp, width: 800, height: 600))
  }

  @Test(arguments: Array(0..<200))
  func anyBytesAreReadWithoutHarm(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let heads: [[UInt8]] = [
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [0xFF, 0xD8, 0xFF], Array("GIF89a".utf8),
      Array("RIFF    WEBPVP8 ".utf8), Array("BM".utf8), Array("    ftypavif".utf8), [],
    ]
    var bytes = heads.randomElement(using: &random) ?? []
    bytes += (0..<Int.random(in: 0...60, using: &random)).map { _ in
      UInt8.random(in: 0...255, using: &random)
    }
    if let header = ImageHeader.read(bytes) { #expect(header.width > 0 && header.height > 0) }
  }
}
