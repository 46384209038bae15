// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import Text

/// The page keeps to its language: the `lang` attribute names it, and simplified and traditional characters
/// do not mix.
public struct LanguageConsistency: PageAudit {
  public let name = "language"
  private let simplifiedOnly: ScriptTable
  private let traditionalOnly: ScriptTable
  /// Characters of the other script before it is a mixture rather than a name.
  static let least = 6

  init(lexicon: PageLexicon) {
    simplifiedOnly = ScriptTable(lexicon.simplifiedOnly)
    traditionalOnly = ScriptTable(lexicon.traditionalOnly)
  }

  public func result(for page: PageView) -> PageAuditResult {
    guard page.hasText else { return notApplicable }
    var isApplicable = false
    var findings: [Finding] = []
    if let stated = statedLanguage(page) {
      isApplicable = true
      findings += judge(stated, page: page)
    }
    if page.listing.language.isChinese {
      isApplicable = true
      findings += mixture(page)
    }
    return isApplicable ? result(findings) : notApplicable
  }

  private func statedLanguage(_ page: PageView) -> (element: Int, code: String)? {
    guard let index = page.document.elements(named: .html).first,
      let code = page.document.elements[index].value(of: "lang")?.lowercased().trimmingBlanks,
      !code.isEmpty
    else { return nil }
    return (index, code)
  }

  /// Only what can be told for certain: Chinese stated as another language, or another as Chinese.
  private func judge(_ stated: (element: Int, code: String), page: PageView) -> [Finding] {
    let han = hanShare(page)
    let isStatedChinese = stated.code.hasPrefix("zh")
    let isStatedKanji = stated.code.hasPrefix("ja") || stated.code.hasPrefix("ko")
    let isChinese = page.listing.language.isChinese
    let fits: Bool
    if isStatedChinese {
      fits = han > 0.05
    } else {
      fits = isStatedKanji || !(isChinese && han > 0.5)
    }
    if fits { return [] }
    let actual = isStatedChinese ? "en" : page.listing.language.rawValue
    return [
      page.finding(
        "language-attribute", .warning, at: .element(stated.element),
        en:
          "lang is '\(Wording.quoted(stated.code))', but \(isStatedChinese ? "hardly any" : "most") letters are Chinese",
        zh: "lang 写的是“\(Wording.quoted(stated.code))”，但页面文字\(isStatedChinese ? "几乎没有中文" : "主要是中文")",
        fix: Message(
          en: "Write the language of the text, for example lang=\"\(actual)\".",
          zh: "按正文语言填写，例如 lang=\"\(actual)\"。"))
    ]
  }

  private func hanShare(_ page: PageView) -> Double {
    var han = 0
    for index in page.visibleBlocks {
      han += page.document.text.bytes[page.document.blocks[index].range.range].count {
        (0xE4...0xE9).contains($0)
      }
    }
    return page.visibleLetters == 0 ? 0 : Double(han) / Double(page.visibleLetters)
  }

  private func mixture(_ page: PageView) -> [Finding] {
    let isSimplified = page.listing.language == .simplified
    let foreign = isSimplified ? traditionalOnly : simplifiedOnly
    let own = isSimplified ? simplifiedOnly : traditionalOnly
    var foreignCount = 0
    var ownCount = 0
    var distinct = Set<UInt32>()
    var firstBlock: Int?
    for index in page.visibleBlocks {
      let text = page.document.text.bytes[page.document.blocks[index].range.range]
      text.withUnsafeBufferPointer { bytes in
        var offset = 0
        while offset + 2 < bytes.count {
          // The main block of Chinese characters: three bytes, the first of them E4 to E9.
          guard (0xE4...0xE9).contains(bytes[offset]) else {
            offset += 1
            continue
          }
          let character = ScalarReader.next(in: bytes, at: &offset)
          if foreign.contains(character) {
            foreignCount += 1
            distinct.insert(character)
            firstBlock = firstBlock ?? index
          } else if own.contains(character) {
            ownCount += 1
          }
        }
      }
    }
    guard distinct.count >= Self.least, foreignCount * 20 > ownCount, let firstBlock else {
      return []
    }
    return [
      page.finding(
        "language-script", .info, at: .block(firstBlock),
        en: "\(isSimplified ? "traditional" : "simplified") characters in a "
          + "\(isSimplified ? "simplified" : "traditional") page: \(foreignCount)",
        zh: "\(isSimplified ? "简体" : "繁体")页面里混有 \(foreignCount) 个\(isSimplified ? "繁体" : "简体")字",
        fix: Message(en: "Use one script throughout.", zh: "全页统一用字。"))
    ]
  }
}

/// Characters of the main block of Chinese ones, asked for by number.
private struct ScriptTable: Sendable {
  private static let block: Range<UInt32> = 0x4E00..<0xA000
  private var members = [Bool](repeating: false, count: block.count)

  init(_ characters: Set<Unicode.Scalar>) {
    for character in characters where Self.block.contains(character.value) {
      members[Int(character.value - Self.block.lowerBound)] = true
    }
  }

  @inline(__always)
  func contains(_ character: UInt32) -> Bool {
    Self.block.contains(character) && members[Int(character - Self.block.lowerBound)]
  }
}
