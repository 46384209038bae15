// SPDX-License-Identifier: Apache-2.0

import Documents
import Text

/// How much stands in each element of a page, what is inside it included.
struct ElementSizes {
  /// Letters and digits of visible text, in code points, and those of them in links.
  private(set) var letters: [Int]
  private(set) var linkedLetters: [Int]
  private(set) var links: [Int]
  private(set) var images: [Int]
  /// Letters of the whole page.
  private(set) var total = 0

  init(_ document: Document) {
    let elements = document.elements
    letters = Array(repeating: 0, count: elements.count)
    linkedLetters = letters
    links = letters
    images = letters
    var isLinked = Array(repeating: false, count: elements.count)
    let (link, image) = (ElementName.a, ElementName.img)
    for index in elements.indices {
      let parent = elements[index].parent.flatMap { $0 < index ? $0 : nil }
      let isLink = elements[index].tag == link
      isLinked[index] = isLink || parent.map { isLinked[$0] } ?? false
      if isLink { links[index] = 1 }
      if elements[index].tag == image { images[index] = 1 }
    }
    for block in document.blocks where block.hidden == nil && block.role.isVisibleText {
      guard let element = block.element, block.role != .alternative else { continue }
      let count = LetterCount.of(document.text.bytes[block.range.range])
      total += count
      letters[element] += count
      if isLinked[element] { linkedLetters[element] += count }
    }
    for index in elements.indices.reversed() {
      guard let parent = elements[index].parent, parent < index else { continue }
      letters[parent] += letters[index]
      linkedLetters[parent] += linkedLetters[index]
      links[parent] += links[index]
      images[parent] += images[index]
    }
  }

  /// A list of links: four or more short ones that make up nearly all of its text.
  func isMenu(_ element: Int) -> Bool {
    links[element] >= 4 && letters[element] > 0
      && linkedLetters[element] * 4 >= letters[element] * 3
      && letters[element] <= 40 * links[element]
  }

  /// Like the card of a product: not much text, and a link in it with a picture, or around nearly all of it.
  func isCard(_ element: Int) -> Bool {
    guard links[element] > 0, letters[element] <= 500 else { return false }
    let isLink = letters[element] > 0 && linkedLetters[element] * 10 >= letters[element] * 9
    return images[element] > 0 || isLink
  }
}
