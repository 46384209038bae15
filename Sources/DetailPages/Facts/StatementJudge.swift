// SPDX-License-Identifier: Apache-2.0

import Findings
import Foundation
import Listings
import Text

/// Judges the statements of one text.
struct StatementJudge {
  /// A verdict with its place in the text.
  struct Judgement {
    var verdict: FactVerdict.Verdict
    var range: ByteRange
    var part: Int
    var kind: String
    var fact: String?
    var why: Message
  }

  let text: FoldedText
  let known: KnownFacts
  let lexicon: FactLexicon
  let today: CalendarDate?
  /// The quantities of each part.
  let quantities: [Int: [Quantity]]
  /// For each part the folded name of the property its table names.
  let heads: [[UInt32]]

  /// What the facts say of a statement; nil where it states nothing of this product.
  func verdict(for statement: Statement) -> Judgement? {
    guard !statement.isComparison else { return nil }
    switch statement.kind {
    case .quantity(let quantity): return judge(quantity, statement)
    case .material(let material): return judge(material: material, statement)
    case .certification(let name): return judge(certification: name, statement)
    case .number(let number): return judge(number: number, statement)
    case .booster:
      return judgement(
        .unverifiable, statement, fact: nil,
        Message(en: "praise that no fact can bear out", zh: "无法用事实证明的赞美"))
    case .negation: return nil
    }
  }

  func judgement(
    _ verdict: FactVerdict.Verdict, _ statement: Statement, fact: String?, _ why: Message
  ) -> Judgement {
    Judgement(
      verdict: verdict, range: statement.range, part: statement.part, kind: statement.kind.name,
      fact: fact, why: why)
  }

  // MARK: Numbers

  /// A number with a unit: supported by a fact of the same kind that agrees; contradicted by one that goes
  /// by a word of the same clause and differs; else without a fact.
  private func judge(_ quantity: Quantity, _ statement: Statement) -> Judgement? {
    guard let kind = quantity.kind, !statement.isNegated else { return nil }
    let candidates = known.measures.filter { $0.quantity.kind == kind }
    let named = candidates.filter { !$0.names.isEmpty && isNear($0.names, statement) }
    if let fact = (named + candidates).first(where: { quantity.agrees(with: $0.quantity) }) {
      // A number that agrees with a fact of another name proves nothing where one of its own differs.
      if named.isEmpty || named.contains(where: { quantity.agrees(with: $0.quantity) }) {
        return judgement(
          .supported, statement, fact: fact.label,
          Message(en: "as in the facts: \(fact.label)", zh: "与事实一致：\(fact.label)"))
      }
    }
    let isOfKind = isNear(lexicon.units.attributes[kind] ?? [], statement)
    let rivals =
      named.filter(\.isClosed) + candidates.filter { $0.names.isEmpty && $0.isClosed && isOfKind }
    // Where the fact is stated beside it, this is another number: the room's temperature, not the cup's.
    let others = quantities[statement.part] ?? []
    if let fact = rivals.first(where: { rival in
      !others.contains { $0.agrees(with: rival.quantity) }
    }) {
      return judgement(
        .contradicted, statement, fact: fact.label,
        Message(en: "the facts say \(fact.label)", zh: "事实是 \(fact.label)"))
    }
    // A count or a price says little by itself; steps and screws are counted too.
    if kind == "pieces" || kind == "money" { return nil }
    return judgement(
      .unsupported, statement, fact: nil,
      Message(en: "no fact gives this number", zh: "事实文件里没有这个数值"))
  }

  /// Whether one of some words stands in the statement's clause, or heads its row.
  private func isNear(_ words: [[UInt32]], _ statement: Statement) -> Bool {
    let head = heads[statement.part]
    return words.contains { word in
      contains(word, in: text.units[statement.clause]) || contains(word, in: head[...])
    }
  }

  func contains(_ word: [UInt32], in units: ArraySlice<UInt32>) -> Bool {
    guard !word.isEmpty, units.count >= word.count else { return false }
    return (units.startIndex...(units.endIndex - word.count)).contains { start in
      guard units[start..<(start + word.count)].elementsEqual(word) else { return false }
      guard Letters.isAlphabetic(word[0]) else { return true }
      let end = start + word.count
      return (start == units.startIndex || !Letters.isAlphabetic(units[start - 1]))
        && (end == units.endIndex || !Letters.isAlphabetic(units[end]))
    }
  }

  // MARK: Materials

  private func judge(material: Int, _ statement: Statement) -> Judgement? {
    let isIn = known.materials.contains { lexicon.isMaterial($0, a: material) }
    let isDenied = known.deniedMaterials.contains { lexicon.isMaterial(material, a: $0) }
    if statement.isNegated {
      if isIn {
        return judgement(
          .contradicted, statement, fact: known.materialLabel,
          Message(
            en: "denied here, but the facts list it", zh: "此处否认，但事实文件里有：\(known.materialLabel)"))
      }
      return judgement(
        isDenied ? .supported : .unsupported, statement, fact: nil,
        isDenied
          ? Message(en: "the facts deny it too", zh: "事实文件同样写明没有")
          : Message(en: "no fact says it holds none", zh: "没有事实能证明不含此材质"))
    }
    if isIn {
      return judgement(
        .supported, statement, fact: known.materialLabel,
        Message(en: "as in the facts: \(known.materialLabel)", zh: "与事实一致：\(known.materialLabel)"))
    }
    if isDenied {
      return judgement(
        .forbidden, statement, fact: nil,
        Message(en: "the facts say the product is not made of it", zh: "事实文件写明不是这种材质"))
    }
    if known.materials.isEmpty {
      return judgement(
        .unsupported, statement, fact: nil,
        Message(en: "the facts list no materials", zh: "事实文件没有写材质"))
    }
    return judgement(
      .contradicted, statement, fact: known.materialLabel,
      Message(en: "the facts list \(known.materialLabel)", zh: "事实文件的材质是 \(known.materialLabel)"))
  }

  // MARK: Proofs

  private func judge(certification name: String, _ statement: Statement) -> Judgement? {
    guard !statement.isNegated || name.contains("free") else { return nil }
    let core = Self.core(of: name)
    if let proof = known.proofs.first(where: {
      $0.words.contains { $0.contains(core) || core.contains($0) }
    }) {
      return judgement(of: proof, statement)
    }
    if let kind = Self.kind(named: name),
      let proof = known.proofs.first(where: { $0.evidence.kind == kind })
    {
      return judgement(of: proof, statement)
    }
    if known.positive.contains(where: { $0.contains(core) }) {
      return judgement(
        .supported, statement, fact: name, Message(en: "as in the facts", zh: "与事实一致"))
    }
    return judgement(
      .unsupported, statement, fact: nil,
      Message(en: "no certificate or report in the facts for this", zh: "事实文件里没有对应的证书或报告"))
  }

  /// A number of a certificate or report: the one of the facts, or another where the facts give one of the
  /// same make.
  private func judge(number: String, _ statement: Statement) -> Judgement? {
    let wanted = Self.bare(number)
    let numbered = known.proofs.filter { $0.evidence.number != nil }
    func bare(_ proof: KnownFacts.Proof) -> String {
      Self.bare(lexicon.folding.folded(proof.evidence.number ?? ""))
    }
    if let proof = numbered.first(where: { bare($0) == wanted }) {
      return judgement(of: proof, statement)
    }
    if known.proofs.contains(where: { $0.words.contains { Self.bare($0).contains(wanted) } }) {
      return judgement(
        .supported, statement, fact: number, Message(en: "as in the facts", zh: "与事实一致"))
    }
    let prefix = wanted.prefix { $0.isLetter }
    if prefix.count >= 2, let proof = numbered.first(where: { bare($0).hasPrefix(prefix) }) {
      return judgement(
        .contradicted, statement, fact: proof.label,
        Message(
          en: "the facts give the number \(proof.evidence.number ?? "")",
          zh: "事实文件中的编号是 \(proof.evidence.number ?? "")"))
    }
    return judgement(
      .unsupported, statement, fact: nil,
      Message(en: "no fact has this number", zh: "事实文件里没有这个编号"))
  }

  private func judgement(of proof: KnownFacts.Proof, _ statement: Statement) -> Judgement {
    if let today, let end = proof.evidence.validUntil.flatMap(CalendarDate.init), end < today {
      return judgement(
        .unsupported, statement, fact: proof.label,
        Message(en: "the proof was valid until \(end)", zh: "该证明的有效期 \(end) 已过"))
    }
    return judgement(
      .supported, statement, fact: proof.label,
      Message(en: "as in the facts: \(proof.label)", zh: "与事实一致：\(proof.label)"))
  }

  /// The kind of proof a word names that names no body or standard.
  private static func kind(named name: String) -> Evidence.Kind? {
    if name.contains("专利") || name.contains("patent") { return .patent }
    return name.contains("报告") || name == "lab tested" ? .test : nil
  }

  /// The name without words every certificate has: `ce认证` → `ce`.
  private static func core(of name: String) -> String {
    var core = name
    for word in ["认证", "检测", "certified", "approved", "cleared", "listed", "报告", "技术"] {
      if let range = core.range(of: word), core.count > word.count { core.removeSubrange(range) }
    }
    return core.trimmingBlanks
  }

  private static func bare(_ number: String) -> String {
    number.filter { $0.isLetter || $0.isNumber }
  }
}
