// SPDX-License-Identifier: Apache-2.0

import Lexicons
import Text

/// The words the audits look for, all found in one pass: what tells of the parts of a page, what stays behind
/// from templates, what gives orders to a machine.
struct PageWords: Sendable {
  /// What words are looked for as.
  enum Group: Int, CaseIterable, Sendable {
    case cues, leftovers, instructions
  }

  private let set: CueSet
  /// Index of the first topic of each group, and of the end.
  private let starts: [Int]

  /// No words at all.
  init() {
    set = CueSet()
    starts = Array(repeating: 0, count: Group.allCases.count + 1)
  }

  /// - Parameter nodes: the file of each group, in their order.
  init(_ nodes: [YAMLNode], folding: FoldingTable) throws(LexiconError) {
    var phrases: [(topic: String, phrases: [String])] = []
    var starts = [0]
    for node in nodes {
      phrases += try CueSet.phrases(node)
      starts.append(phrases.count)
    }
    set = CueSet(phrases: phrases, folding: folding)
    self.starts = starts
  }

  /// Writes the words into an archive, ready to be found.
  func write(to archive: inout ArchiveWriter) {
    set.write(to: &archive)
    archive.put(starts)
  }

  /// Reads words from an archive.
  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    set = try CueSet(from: &archive)
    starts = try archive.numbers()
    guard starts.count == Group.allCases.count + 1, starts.first == 0,
      starts.last == set.topics.count, zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 })
    else { throw ArchiveError() }
  }

  /// The topics of a group, by their index among those of all.
  func topics(of group: Group) -> ArraySlice<String> {
    set.topics[starts[group.rawValue]..<starts[group.rawValue + 1]]
  }

  /// The group that words were looked for as, and the name of the topic they speak of.
  func group(of hit: CueSet.Hit) -> Group {
    if hit.topic < starts[Group.leftovers.rawValue] { return .cues }
    return hit.topic < starts[Group.instructions.rawValue] ? .leftovers : .instructions
  }

  func topic(of hit: CueSet.Hit) -> String { set.topics[hit.topic] }

  /// All words in a text.
  func hits(in text: FoldedText) -> [CueSet.Hit] { set.hits(in: text) }
}
