// SPDX-License-Identifier: Apache-2.0

import DetailPages
import Documents
import Findings
import Lexicons
import Listings
import TestSupport
import Text

/// The lexicon and texts of the tests of facts.
enum FactsSupport {
  static let lexicon: FactLexicon = {
    do {
      let folding = try FoldingTable.read(lexicons: Repository.lexicons)
      return try FactLexicon.read(lexicons: Repository.lexicons, folding: folding)
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  static func field(_ text: String) -> Field {
    let kind = InputKind(sniffing: Array(text.utf8))
    return Field(
      name: kind == .html ? "html" : "text",
      document: DocumentReader.read(SourceText(name: "test", string: text), as: kind))
  }

  static func facts(_ yaml: String) throws -> ProductFacts {
    try FactsReader.facts(from: YAMLNode.parse(yaml, file: "facts.yaml"))
  }

  /// `text: verdict` for each statement.
  static func verdicts(_ text: String, _ facts: String, today: String? = nil) throws -> [String] {
    let checker = FactChecker(
      facts: try Self.facts(facts), lexicon: lexicon, today: today.flatMap { CalendarDate($0) })
    let listing = Listing(id: "test", language: .other, fields: [field(text)])
    return checker.verdicts(for: listing).map { "\($0.place.text): \($0.verdict.rawValue)" }
  }

  /// `about: old → new` for each change; `+` added, `-` removed.
  static func changes(_ old: String, _ new: String) -> [String] {
    FactDiff(lexicon: lexicon).changes(from: field(old), to: field(new)).map { change in
      switch change.change {
      case .changed: "\(change.about): \(change.old?.text ?? "") → \(change.new?.text ?? "")"
      case .added: "\(change.about): + \(change.new?.text ?? "")"
      case .removed: "\(change.about): - \(change.old?.text ?? "")"
      }
    }
  }
}
