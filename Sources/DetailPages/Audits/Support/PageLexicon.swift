// SPDX-License-Identifier: Apache-2.0

import Lexicons
import Text

/// The words and tables the page audits read: the files of `lexicons/pages`.
public struct PageLexicon: Sendable {
  /// How characters are read alike.
  public var folding: FoldingTable
  /// What the addresses of pictures without content are called.
  var decoration = WordSet()
  /// What structured data needs.
  public var schema = SchemaRules()
  public var limits = PageLimits()
  var words = PageWords()
  var topics = TopicNames()
  /// How drafts mark what is yet to be filled in.
  var blanks = DraftBlanks()
  var links = LinkRules()
  /// Characters of one Chinese script only.
  var simplifiedOnly: Set<Unicode.Scalar> = []
  var traditionalOnly: Set<Unicode.Scalar> = []

  /// An empty lexicon.
  ///
  /// - Parameter folding: how characters are read alike; width and case alone unless told.
  public init(folding: FoldingTable = FoldingTable()) { self.folding = folding }

  /// Reads the files of `lexicons/pages`, those of YAML by way of the cache.
  ///
  /// - Parameter lexicons: path of the `lexicons` folder.
  public static func read(
    lexicons: String, folding: FoldingTable, cache: LexiconCache? = nil
  ) throws(LexiconError) -> PageLexicon {
    let folder = lexicons + "/pages/"
    let names = [
      "cues", "expectations", "instructions", "leftovers", "limits", "links", "schema-org",
      "topics",
    ]
    let files = try DataFiles.yaml(
      of: names.map { "\(folder)\($0).yaml" }, cache: cache, name: "pages")
    let (cues, expectations, instructions, leftovers) = (files[0], files[1], files[2], files[3])
    let (limits, links, schema, topics) = (files[4], files[5], files[6], files[7])
    func text(_ name: String) throws(LexiconError) -> String {
      try DataFiles.text(of: "\(folder)\(name).txt")
    }
    var lexicon = PageLexicon(folding: folding)
    lexicon.decoration = WordSet(words(of: try text("decoration")))
    lexicon.schema = try SchemaRules(
      schema, currencies: words(of: text("currencies")))
    lexicon.limits = try PageLimits(limits)
    lexicon.words = try pageWords([cues, leftovers, instructions], lexicons, folding, cache)
    lexicon.topics = try TopicNames(
      topics: topics, expectations: expectations,
      known: Array(lexicon.words.topics(of: .cues)))
    lexicon.links = try LinkRules(links)
    lexicon.blanks = DraftBlanks(words(of: try text("blanks")))
    for line in words(of: try text("scripts")) {
      let pair = line.unicodeScalars.filter { $0 != " " }
      guard let simplified = pair.first, let traditional = pair.last, pair.count == 2 else {
        throw LexiconError(
          file: "\(folder)scripts.txt", message: "'\(line)' is not a pair of two characters")
      }
      lexicon.simplifiedOnly.insert(simplified)
      lexicon.traditionalOnly.insert(traditional)
    }
    return lexicon
  }

  /// The words of files, ready to be found, by way of the cache.
  private static func pageWords(
    _ files: [YAMLNode], _ lexicons: String, _ folding: FoldingTable, _ cache: LexiconCache?
  ) throws(LexiconError) -> PageWords {
    guard let cache else { return try PageWords(files, folding: folding) }
    let tables = try DataFiles.files(below: lexicons + "/folding", endings: ["txt"])
    return try cache.value(
      "page-words", version: 2, of: files.map(\.file) + tables,
      read: { (archive) throws(ArchiveError) in try PageWords(from: &archive) },
      write: { $0.write(to: &$1) },
      make: { () throws(LexiconError) in try PageWords(files, folding: folding) })
  }

  /// The words of a list, one a line; `#` starts a comment.
  static func words(of text: String) -> [String] {
    text.utf8.split { $0 == 0x0A || $0 == 0x0D }.compactMap { line in
      let word = Substring(line.prefix { $0 != UInt8(ascii: "#") })
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return word.isEmpty ? nil : word
    }
  }
}
