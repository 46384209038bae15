// SPDX-License-Identifier: Apache-2.0

import Lexicons
import Text

/// Phrases of several topics, found in one pass over folded text.
public struct CueSet: Sendable {
  /// A phrase found.
  struct Hit: Sendable {
    /// Index into `topics`.
    var topic: Int
    /// Index of the part (block) it stands in.
    var part: Int
    /// Place in the text.
    var range: ByteRange
  }

  /// Names of the topics, in the order of the file.
  let topics: [String]
  private let matcher: PhraseMatcher
  /// Topics of each phrase: one phrase may speak of several.
  private let topicsOfPhrase: StoredLists<Int32>

  init() {
    topics = []
    matcher = PhraseMatcher(phrases: [])
    topicsOfPhrase = StoredLists()
  }

  /// - Parameter phrases: topics with their phrases.
  init(phrases: [(topic: String, phrases: [String])], folding: FoldingTable) {
    topics = phrases.map(\.topic)
    var folded: [[UInt32]] = []
    var owners: [[Int32]] = []
    var known: [[UInt32]: Int] = [:]
    for (topic, entry) in phrases.enumerated() {
      for phrase in entry.phrases {
        let units = folding.fold(phrase)
        if units.isEmpty { continue }
        if let index = known[units] {
          if !owners[index].contains(Int32(topic)) { owners[index].append(Int32(topic)) }
        } else {
          known[units] = folded.count
          folded.append(units)
          owners.append([Int32(topic)])
        }
      }
    }
    matcher = PhraseMatcher(phrases: folded)
    topicsOfPhrase = StoredLists(owners)
  }

  /// Reads topics whose phrases stand by language, or as a plain list.
  static func phrases(
    _ node: YAMLNode
  ) throws(LexiconError) -> [(topic: String, phrases: [String])] {
    var phrases: [(topic: String, phrases: [String])] = []
    for entry in try node.entries() {
      if case .mapping = entry.value.value {
        var all: [String] = []
        for language in try entry.value.entries(allowed: ["zh", "en"]) {
          all += try language.value.strings()
        }
        phrases.append((entry.name, all))
      } else {
        phrases.append((entry.name, try entry.value.strings()))
      }
    }
    return phrases
  }

  /// Writes the phrases into an archive, ready to be found.
  func write(to archive: inout ArchiveWriter) {
    archive.put(topics)
    matcher.write(to: &archive)
    archive.put(topicsOfPhrase)
  }

  /// Reads phrases from an archive.
  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    topics = try archive.strings()
    matcher = try PhraseMatcher(from: &archive)
    topicsOfPhrase = try archive.lists()
    guard topicsOfPhrase.count == matcher.count else { throw ArchiveError() }
  }

  /// All phrases in all parts of a text, in the order they end. A phrase that begins or ends in a Latin letter
  /// or digit counts only where its word does.
  func hits(in text: FoldedText) -> [Hit] {
    var found: [Hit] = []
    var hits: [PhraseMatcher.Hit] = []
    for (part, range) in text.parts.enumerated() {
      hits.removeAll(keepingCapacity: true)
      matcher.appendHits(in: text.units, range: range, to: &hits)
      for hit in hits {
        let place = Int(hit.start)..<Int(hit.end)
        guard Self.standsAlone(place, in: text.units, within: range) else { continue }
        for topic in topicsOfPhrase[Int(hit.phrase)] {
          found.append(Hit(topic: Int(topic), part: part, range: text.bytes(of: place)))
        }
      }
    }
    return found
  }

  private static func standsAlone(
    _ place: Range<Int>, in units: [UInt32], within part: Range<Int>
  ) -> Bool {
    if place.lowerBound > part.lowerBound, isLatin(units[place.lowerBound]),
      isLatin(units[place.lowerBound - 1])
    {
      return false
    }
    return
      !(place.upperBound < part.upperBound && isLatin(units[place.upperBound - 1])
      && isLatin(units[place.upperBound]))
  }

  private static func isLatin(_ unit: UInt32) -> Bool {
    switch unit {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: true
    default: false
    }
  }
}
