// SPDX-License-Identifier: Apache-2.0

import Documents
import Text

/// The name of the page's product, as its title and first heading write it, to know where it is told again.
public struct ProductTitles: Sendable {
  /// Letters and digits of the page's title, lower case.
  private let title: String
  /// The same of each first-level heading that names what the title names.
  private let headings: [String]

  /// Bytes of the shortest heading.
  private let shortest: Int

  /// Whether a heading names the page's product.
  public var namesProduct: Bool { !headings.isEmpty }

  /// Letters below which a text is no name of a product.
  private static let least = 6

  public init(of document: Document) {
    func letters(of block: Block) -> String { Self.letters(document.text.bytes, in: block.range) }
    let title = document.blocks.first { $0.role == .pageTitle }.map(letters) ?? ""
    self.title = title
    let headings: [String] = document.blocks.compactMap { block in
      guard case .heading(1) = block.role, block.hidden == nil else { return nil }
      let heading = letters(of: block)
      guard heading.utf8.count >= Self.least, title.isEmpty || Self.agree(title, heading) else {
        return nil
      }
      return heading
    }
    self.headings = headings
    shortest = headings.map(\.utf8.count).min() ?? .max
  }

  /// Whether a page's title names what a heading names: it holds the heading, or begins as the heading does for
  /// half of it and more, before each goes on in its own way.
  private static func agree(_ title: String, _ heading: String) -> Bool {
    if title.holds(heading) { return true }
    let common = zip(title.utf8, heading.utf8).prefix { $0 == $1 }.count
    return common >= 16 && common * 2 >= heading.utf8.count
  }

  /// Whether a heading, a line or the text of a picture says nothing but the product's name.
  public func isTitle(_ index: Int, in document: Document) -> Bool {
    let block = document.blocks[index]
    // A name is short; longer texts are not even looked at.
    guard block.hidden == nil, block.role.isVisibleText, block.range.count <= 400 else {
      return false
    }
    let isNamed = block.role == .alternative || block.role == .heading(level: 1)
    // Most blocks are paragraphs that are shorter than any heading.
    guard block.range.count >= (isNamed ? Self.least : shortest) else { return false }
    let text = Self.letters(document.text.bytes, in: block.range)
    guard text.utf8.count >= Self.least else { return false }
    if headings.contains(text) { return true }
    guard isNamed else { return false }
    if title.holds(text) { return true }
    // The text of a picture: the name and a few words around it.
    return headings.contains {
      $0.utf8.count >= 16 && text.utf8.count < $0.utf8.count * 2 && text.holds($0)
    }
  }

  private static func letters(_ bytes: [UInt8], in range: ByteRange) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(range.count)
    for byte in bytes[range.range] {
      switch byte {
      case 0x41...0x5A: out.append(byte | 0x20)
      case 0x30...0x39, 0x61...0x7A, 0x80...0xFF: out.append(byte)
      default: break
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
