// SPDX-License-Identifier: Apache-2.0

import Compliance
import Documents
import Findings
import Foundation
import Lexicons
import Listings
import TestSupport
import Testing
import Text

/// Rules out of the cache judge as rules out of their files do, and a damaged cache is no cache.
@Suite struct ClaimCacheTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "listwright-cache-\(UUID().uuidString)"
  ).path

  private func findings(_ claims: CompiledClaims) throws -> [String] {
    let now = try #require(CalendarDate("2026-11-24"))
    let reader = RecordReader(builder: ListingBuilder())
    let lines = [
      #"{"id":"a","platform":"taobao","category":"home","text":"全网最好的保温杯，治好胃病，消/炎。"}"#,
      #"{"id":"b","platform":"amazon","category":"home","text":"Heals eczema. Kills 99.9% of germs."}"#,
      #"{"id":"c","platform":"jd","category":"cosmetics","text":"特证美白，国妆特字G20240001。"}"#,
    ]
    return try lines.flatMap { line in
      ClaimChecker(claims: claims, now: now)
        .findings(in: try reader.listing(from: Array(line.utf8), source: nil))
        .map { "\($0.rule) \($0.place?.text ?? "") \($0.severity) \($0.citations)" }
    }
  }

  @Test func judgesTheSameWithAndWithoutIt() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let cache = LexiconCache(folder: folder)
    let plain = try findings(try ClaimPacks.read(lexicons: Repository.lexicons))
    #expect(!plain.isEmpty)
    for _ in 0..<2 {
      let cached = try ClaimPacks.read(lexicons: Repository.lexicons, cache: cache)
      #expect(try findings(cached) == plain)
    }
  }

  @Test func aDamagedEntryIsMadeAnew() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let cache = LexiconCache(folder: folder)
    let plain = try findings(try ClaimPacks.read(lexicons: Repository.lexicons, cache: cache))
    let entry = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
    let path = folder + "/" + entry
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes[bytes.count / 2] ^= 0xFF
    try bytes.write(to: URL(fileURLWithPath: path))
    #expect(
      try findings(try ClaimPacks.read(lexicons: Repository.lexicons, cache: cache)) == plain)
    try bytes.prefix(100).write(to: URL(fileURLWithPath: path))
    #expect(
      try findings(try ClaimPacks.read(lexicons: Repository.lexicons, cache: cache)) == plain)
  }
}
