// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Text

/// No sentence stands three times on the page.
///
/// Not in a page that software of a shop wrote, whose labels repeat by design.
public struct RepeatedText: PageAudit {
  public let name = "repeated-text"
  /// Letters from which a text is a statement rather than a label.
  static let leastLetters = 24
  static let times = 3

  public init() {}

  public func result(for page: PageView) -> PageAuditResult {
    guard !page.isShopPage else { return notApplicable }
    let document = page.document
    var places: [UInt64: [Int]] = [:]
    var count = 0
    for index in page.visibleBlocks {
      switch document.blocks[index].role {
      case .paragraph, .listItem, .definition, .quote: break
      default: continue
      }
      guard page.letters(of: index) >= Self.leastLetters else { continue }
      count += 1
      let text = page.folded.units[page.folded.parts[index]]
      places[TokenHash.key(of: text), default: []].append(index)
    }
    guard count >= 2 else { return notApplicable }
    let worst = places.values.filter { $0.count >= Self.times }.min {
      $0.count != $1.count ? $0.count > $1.count : $0[0] < $1[0]
    }
    guard let worst else { return result([]) }
    return result([
      page.finding(
        "repeated-text", .info, at: .block(worst[1]),
        en: "the same text stands \(worst.count) times",
        zh: "同一段文字出现了 \(worst.count) 次",
        fix: Message(en: "Say it once, where it matters most.", zh: "只在最需要的位置说一次。"))
    ])
  }
}
