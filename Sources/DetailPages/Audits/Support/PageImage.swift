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
    if document.images.isEmpty { return [] }
    let leftOut = hiddenElements(of: document).union(decorativeElements(of: document))
    return document.images.enumerated().compactMap { index, image in
      if let element = image.element, leftOut.contains(element) { return nil }
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

  /// The pictures' elements that stand inside a navigation bar, a header, a footer or a button, or are marked as
  /// decoration.
  private static func decorativeElements(of document: Document) -> Set<Int> {
    // By element, once it is known: whether it and all in it is decoration.
    var known = [Bool?](repeating: nil, count: document.elements.count)
    var decorative = Set<Int>()
    for element in document.images.lazy.compactMap(\.element) {
      var walked: [Int] = []
      var current: Int? = element
      var isDecoration = false
      while let index = current {
        if let answer = known[index] {
          isDecoration = answer
          break
        }
        walked.append(index)
        if holdsDecoration(document.elements[index]) {
          isDecoration = true
          break
        }
        current = document.elements[index].parent
      }
      for index in walked { known[index] = isDecoration }
      let role = document.elements[element].value(of: "role")?.lowercased()
      if isDecoration || role == "presentation" || role == "none" { decorative.insert(element) }
    }
    return decorative
  }

  private static func holdsDecoration(_ element: Element) -> Bool {
    switch element.name {
    case "nav", "footer", "header", "button", "noscript": true
    default: element.value(of: "aria-hidden")?.lowercased() == "true"
    }
  }

  /// Elements that have hidden alternative texts: pictures in hidden parts of the page.
  private static func hiddenElements(of document: Document) -> Set<Int> {
    var hidden = Set<Int>()
    for index in document.blocks.indices where document.blocks[index].hidden != nil {
      guard case .alternative = document.blocks[index].role,
        let element = document.blocks[index].element
      else { continue }
      hidden.insert(element)
    }
    return hidden
  }
}
