// SPDX-License-Identifier: Apache-2.0

import Findings
import Listings
import Text

/// Global Trade Item Numbers have the right number of digits and a right check digit, in the JSON-LD and in
/// the listing's attributes (GS1 General Specifications §7.9).
public struct ProductIdentifiers: PageAudit {
  public let name = "gtin"

  public init() {}

  public func result(for page: PageView) -> PageAuditResult {
    var findings: [Finding] = []
    var count = 0
    for node in page.structuredData.nodes {
      for (property, lengths) in Self.properties {
        guard let value = node.json[property], let text = value.text, !text.isEmpty else {
          continue
        }
        count += 1
        guard let fault = Self.fault(of: text, lengths: lengths) else { continue }
        let judge = SchemaJudge(page: page, node: node, slug: name)
        findings.append(
          judge.finding(
            fault.slug, .warning, at: value,
            en: "\(property) '\(Wording.quoted(text))': \(fault.message.en)",
            zh: "\(property)“\(Wording.quoted(text))”：\(fault.message.zh)", fix: Self.fix))
      }
    }
    for (key, value) in page.listing.attributes.sorted(by: { $0.key < $1.key })
    where Self.attributeNames.contains(key.lowercased()) && !value.isEmpty {
      count += 1
      guard let fault = Self.fault(of: value, lengths: [8, 12, 13, 14]) else { continue }
      findings.append(
        page.finding(
          "gtin-\(fault.slug)", .warning, at: .field("attributes"),
          en: "\(key) '\(Wording.quoted(value))': \(fault.message.en)",
          zh: "\(key)“\(Wording.quoted(value))”：\(fault.message.zh)", fix: Self.fix))
    }
    return count == 0 ? notApplicable : result(findings)
  }

  private static let properties: [(String, [Int])] = [
    ("gtin", [8, 12, 13, 14]), ("gtin8", [8]), ("gtin12", [12]), ("gtin13", [13]),
    ("gtin14", [14]),
  ]

  private static let attributeNames = [
    "gtin", "ean", "upc", "barcode", "gtin13", "gtin12", "ean13", "条形码", "条码", "商品条码",
  ]

  private static let fix = Message(
    en: "Copy it from the bar code or the maker; never invent one.", zh: "照条形码或厂家资料填写，切勿自编。")

  /// What is wrong with a number, or nil.
  ///
  /// - Parameter lengths: the numbers of digits it may have.
  static func fault(of text: String, lengths: [Int]) -> (slug: String, message: Message)? {
    // Spaces and hyphens between digits are accepted, as GS1 prints them.
    let digits = text.unicodeScalars.filter { $0 != " " && $0 != "-" }
    guard digits.allSatisfy({ ("0"..."9").contains($0) }) else {
      return ("digits", Message(en: "holds other signs than digits", zh: "含有数字以外的字符"))
    }
    let values = digits.map { Int($0.value) - 48 }
    guard lengths.contains(values.count) else {
      let allowed = lengths.map(String.init)
      return (
        "length",
        Message(
          en: "has \(values.count) digits, not \(allowed.joined(separator: ", "))",
          zh: "有 \(values.count) 位数字，应为 \(allowed.joined(separator: "、")) 位")
      )
    }
    guard let last = values.last else { return nil }
    let expected = checkDigit(of: values.dropLast())
    guard last != expected else { return nil }
    return (
      "check-digit",
      Message(
        en: "the check digit is \(last), it should be \(expected)",
        zh: "校验位是 \(last)，应为 \(expected)")
    )
  }

  /// The check digit for the digits before it: weights 3, 1, 3, … from the right.
  static func checkDigit(of digits: some BidirectionalCollection<Int>) -> Int {
    var sum = 0
    for (index, digit) in digits.reversed().enumerated() {
      sum += digit * (index.isMultiple(of: 2) ? 3 : 1)
    }
    return (10 - sum % 10) % 10
  }
}
