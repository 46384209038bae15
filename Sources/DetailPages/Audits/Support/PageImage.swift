// SPDX-License-Identifier: Apache-2.0

import Documents
import Text

/// A picture of the page that carries content.
public struct PageImage: Sendable {
  /// Index into `Document.images`.
  public let index: Int
  public let reference: ImageReference

  /// The name of the file, without folder, query and ending.
  var fileName: String {
    var address = reference.address[...]
    if let end = address.firstIndex(where: { $0 == "?" || $0 == "#" }) { address = address[..<end] }
    let name = address.split(separator: "/").last ?? ""
    return String(name.prefix { $0 != "." })
  }

  /// Width in pixels: of the file where it was measured, else as stated.
  var width: Int? { reference.file?.width ?? reference.width }

  static func images(of document: Document, decoration: WordSet) -> [PageImage] {
    let hidden = hiddenElements(of: document)
    return document.images.enumerated().compactMap { index, image in
      if let element = image.element {
        if hidden.contains(element) || isDecoration(element, in: document) { return nil }
      }
      return isSpacer(image, decoration: decoration)
        ? nil : PageImage(index: index, reference: image)
    }
  }

  /// Spacers, icons and tracking pixels: at most 48 pixels in a direction, or named so.
  private static func isSpacer(_ image: ImageReference, decoration: WordSet) -> Bool {
    if let width = image.file?.width ?? image.width, width <= 48 { return true }
    if let height = image.file?.height ?? image.height, height <= 48 { return true }
    let address = image.address
    if address.isEmpty || starts(address, with: "javascript:") { return true }
    // A word that is no address stands where a script will put one.
    if !address.utf8.contains(where: { $0 == 0x2E || $0 == 0x2F }) { return true }
    if starts(address, with: "data:") { return address.utf8.count < 2000 }
    return decoration.isNamed(in: address)
  }

  /// Whether a text starts with a prefix in lower case, whatever the case of its own letters.
  private static func starts(_ text: String, with prefix: String) -> Bool {
    var letters = prefix.utf8.makeIterator()
    for byte in text.utf8 {
      guard let letter = letters.next() else { return true }
      if WordSet.lower(byte) != letter { return false }
    }
    return letters.next() == nil
  }

  /// Inside a navigation bar, a header, a footer or a button; or marked as decoration.
  private static func isDecoration(_ element: Int, in document: Document) -> Bool {
    var current: Int? = element
    while let index = current {
      let node = document.elements[index]
      switch node.name {
      case "nav", "footer", "header", "button", "noscript": return true
      default: break
      }
      if index == element {
        let role = node.value(of: "role")?.lowercased()
        if role == "presentation" || role == "none" { return true }
      }
      if node.value(of: "aria-hidden")?.lowercased() == "true" { return true }
      current = node.parent
    }
    return false
  }

  /// Elements that have hidden alternative texts: pictures in hidden parts of the page.
  private static func hiddenElements(of document: Document) -> Set<Int> {
    var hidden = Set<Int>()
    for block in document.blocks where block.hidden != nil && block.role == .alternative {
      if let element = block.element { hidden.insert(element) }
    }
    return hidden
  }
}
