// SPDX-License-Identifier: Apache-2.0

import Findings
import Listings
import Text

/// Fills a template with facts. What no fact says stays blank.
public struct DraftWriter: Sendable {
  private let template: DraftTemplate
  private let lexicon: PageLexicon
  private let language: Language

  public init(template: DraftTemplate, lexicon: PageLexicon, language: Language) {
    self.template = template
    self.lexicon = lexicon
    self.language = language
  }

  /// Writes a draft.
  ///
  /// - Parameters:
  ///   - category: adds what buyers of such goods look for (`expectations.yaml`).
  ///   - terms: search terms, best first; the first that the facts bear out names the product.
  public func draft(from facts: ProductFacts, category: String?, terms: [String]) -> Draft {
    let known = TermJudge(facts, folding: lexicon.folding)
    let used = terms.filter(known.bearsOut)
    var values = Self.values(of: facts)
    let brand = lexicon.folding.folded(facts.brand ?? "")
    let name = used.first { brand.isEmpty || !lexicon.folding.folded($0).contains(brand) }
    values["name"] = [name ?? facts.productWord].compactMap { $0 }
    var sections = template.sections.map { section(from: $0, values: values, facts: facts) }
    sections += topics(of: category)
    return Draft(
      title: fill(template.title, values), sections: sections,
      unusedTerms: terms.filter { !known.bearsOut($0) })
  }

  private func section(
    from model: DraftTemplate.Section, values: [String: [String]], facts: ProductFacts
  ) -> Draft.Section {
    var lines: [[Draft.Run]] = []
    for line in model.lines {
      guard line.needs.allSatisfy({ isKnown($0, values, facts) }),
        !line.unless.contains(where: { isKnown($0, values, facts) })
      else { continue }
      switch line.each {
      case "functions":
        let functions = values["functions"] ?? []
        for function in functions {
          lines.append(fill(line.text, values.merging(["value": [function]]) { $1 }))
        }
        if functions.isEmpty, let other = line.otherwise { lines.append(fill(other, values)) }
      case "proofs":
        for claim in facts.claims where line.kinds.contains(claim.kind) {
          lines.append(fill(line.text, values.merging(Self.values(of: claim)) { $1 }))
        }
      default: lines.append(fill(line.text, values))
      }
    }
    return Draft.Section(
      stage: model.stage, heading: fill(model.heading, values), lines: lines,
      table: table(model.table, values: values, facts: facts))
  }

  private func isKnown(_ slot: String, _ values: [String: [String]], _ facts: ProductFacts) -> Bool
  {
    slot == "proofs" ? !facts.claims.isEmpty : !(values[slot] ?? []).isEmpty
  }

  private func table(
    _ slots: [String], values: [String: [String]], facts: ProductFacts
  ) -> [(name: String, value: [Draft.Run])] {
    var rows: [(name: String, value: [Draft.Run])] = []
    for slot in slots {
      if slot == "other" {
        for attribute in facts.other {
          rows.append(
            (attribute.name, [text(attribute.values.joined(separator: template.separator))]))
        }
      } else if let known = values[slot], !known.isEmpty {
        rows.append(
          (template.names[slot] ?? slot, [text(known.joined(separator: template.separator))]))
      }
    }
    return rows
  }

  /// What buyers of a kind of goods look for, each a heading with a blank.
  private func topics(of category: String?) -> [Draft.Section] {
    lexicon.topics.expected(of: category).filter { $0 != "specification" }.compactMap { name in
      guard let topic = lexicon.topics[name] else { return nil }
      return Draft.Section(
        stage: nil, heading: [text(say(topic.name))], lines: [[blank(say(topic.advice))]], table: []
      )
    }
  }

  private func say(_ message: Message) -> String { language.isChinese ? message.zh : message.en }

  // MARK: Slots

  private func fill(_ model: SlotText, _ values: [String: [String]]) -> [Draft.Run] {
    model.parts.map { part in
      switch part {
      case .text(let text): self.text(text)
      case .blank(let hint): blank(hint)
      case .slot(let name):
        if let known = values[name], !known.isEmpty {
          text(known.joined(separator: template.separator))
        } else {
          blank(template.names[name] ?? name)
        }
      }
    }
  }

  private func text(_ text: String) -> Draft.Run { Draft.Run(text: text, isBlank: false) }

  private func blank(_ hint: String) -> Draft.Run {
    var end = hint[...]
    while let last = end.last, "。.".contains(last) { end = end.dropLast() }
    return Draft.Run(
      text: template.blank.replacing("{hint}", with: end), isBlank: true)
  }

  private static func values(of facts: ProductFacts) -> [String: [String]] {
    [
      "brand": [facts.brand].compactMap { $0 }, "product": [facts.productWord].compactMap { $0 },
      "materials": facts.materials, "colours": facts.colours, "sizes": facts.sizes,
      "audience": facts.audience, "season": facts.season, "scenes": facts.scenes,
      "functions": facts.functions,
    ]
  }

  private static func values(of claim: Evidence) -> [String: [String]] {
    let amount = [claim.value, claim.unit].compactMap { $0 }.joined()
    return [
      "about": [claim.about].compactMap { $0 }, "number": [claim.number].compactMap { $0 },
      "body": [claim.body].compactMap { $0 }, "date": [claim.date].compactMap { $0 },
      "terms": [claim.terms].compactMap { $0 }, "amount": amount.isEmpty ? [] : [amount],
    ]
  }
}

/// Whether the facts bear out a search term: every part of it stands in them.
private struct TermJudge {
  private let words: [[UInt32]]
  private let folding: FoldingTable

  init(_ facts: ProductFacts, folding: FoldingTable) {
    self.folding = folding
    let texts =
      [facts.brand, facts.productWord].compactMap { $0 } + facts.productSynonyms + facts.materials
      + facts.colours + facts.sizes + facts.audience + facts.season + facts.functions
      + facts.scenes + facts.compatibleWith + facts.other.flatMap(\.values)
    words = texts.map { folding.fold($0) }.filter { !$0.isEmpty }.sorted { $0.count > $1.count }
  }

  /// Takes known words off the term, longest first; nothing but signs may be left.
  func bearsOut(_ term: String) -> Bool {
    var rest = folding.fold(term)
    for word in words {
      var start = 0
      while start + word.count <= rest.count {
        if rest[start..<(start + word.count)].elementsEqual(word) {
          rest.replaceSubrange(start..<(start + word.count), with: [0x20])
        }
        start += 1
      }
    }
    return !rest.contains { Letters.isWord($0) || Letters.isHan($0) }
  }
}
