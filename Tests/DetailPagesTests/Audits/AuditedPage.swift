// SPDX-License-Identifier: Apache-2.0

import DetailPages
import Documents
import Findings
import Lexicons
import Listings
import TestSupport
import Text

/// A page written in a test, and what an audit says about it.
struct AuditedPage {
  var html: String
  var language = Language.english
  var platform: String?
  var category: String?
  var title: String?
  var attributes: [String: String] = [:]

  init(
    _ html: String, language: Language = .english, platform: String? = nil, category: String? = nil,
    title: String? = nil
  ) {
    self.html = html
    self.language = language
    self.platform = platform
    self.category = category
    self.title = title
  }

  static let lexicon: PageLexicon = {
    do {
      let folding = try FoldingTable.read(lexicons: Repository.lexicons)
      return try PageLexicon.read(lexicons: Repository.lexicons, folding: folding)
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  static let surroundings: SurroundingRules = {
    do {
      return try SurroundingRules.read(lexicons: Repository.lexicons)
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  var listing: Listing {
    var fields: [Field] = []
    if let title {
      var document = Document(source: SourceText(name: "title", string: title))
      document.text = PlacedText(verbatim: Array(title.utf8))
      document.blocks = [Block(range: ByteRange(0, title.utf8.count), role: .paragraph)]
      fields.append(Field(name: "title", document: document))
    }
    var document = HTMLReader.read(SourceText(name: "page", string: html))
    Self.surroundings.mark(&document)
    fields.append(Field(name: "html", document: document))
    return Listing(
      id: "page", platform: platform, category: category, language: language, fields: fields,
      attributes: attributes)
  }

  /// What the audit of this name says.
  func result(_ name: String) -> PageAuditResult {
    let audit = PageAudits.all(lexicon: Self.lexicon).first { $0.name == name }
    guard let audit else { return .notApplicable("no audit is called \(name)") }
    return audit.result(for: PageView(listing, lexicon: Self.lexicon))
  }

  /// The rules of the audit's findings, without `page-audit/`.
  func rules(_ name: String) -> [String] {
    result(name).findings.map { String($0.rule.dropFirst("page-audit/".count)) }
  }

  /// A whole page around a body, with enough text to be judged.
  static func whole(_ body: String, head: String = "") -> AuditedPage {
    AuditedPage(
      "<html><head><title>Steel bottle 600 ml</title>\(head)</head><body>\(body)<p>\(filler)</p></body></html>"
    )
  }

  /// Plain sentences that no audit objects to.
  static let filler = """
    This bottle keeps water cold on a long walk. The lid opens with one hand and closes with a click. \
    It fits the cup holder of most cars and bicycles. The wide mouth takes ice cubes and is easy to clean.
    """
}
