// SPDX-License-Identifier: Apache-2.0

import Keywords
import Lexicons
import Listings
import Text

/// What the keyword commands read from the data folder.
enum KeywordData {
  static func segmenter(_ folder: DataFolder) throws(LexiconError) -> Segmenter {
    try Segmenter.read(lexicons: folder.lexicons)
  }

  static func identity(_ folder: DataFolder) throws(LexiconError) -> QueryIdentity {
    QueryIdentity(
      segmenter: try segmenter(folder), words: try IdentityWords.read(lexicons: folder.lexicons))
  }

  /// How queries are cut, told apart and, where there are facts, judged.
  static func model(
    _ folder: DataFolder, facts: ProductFacts?
  ) throws(LexiconError) -> QueryModel {
    QueryModel(
      identity: try identity(folder),
      gate: try facts.map { facts throws(LexiconError) in try gate(folder, facts: facts) },
      questions: try QuestionWords.load(from: folder))
  }

  static func gate(_ folder: DataFolder, facts: ProductFacts) throws(LexiconError) -> RelevanceGate
  {
    let canonicalizer = try identity(folder).canonicalizer
    return RelevanceGate(
      facts: facts,
      words: try RelevanceWords.read(lexicons: folder.lexicons, canonicalizer: canonicalizer),
      canonicalizer: canonicalizer)
  }
}
