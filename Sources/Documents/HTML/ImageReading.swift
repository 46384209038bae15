// SPDX-License-Identifier: Apache-2.0

import Text

extension PageBuilder {
  /// Adds an image with its address, lazy-loading attributes resolved, and its alternative text as a
  /// block in its place.
  func readImage(_ tag: MarkupScan.StartTag, _ read: TagAttributes) {
    guard !frame.isSkipped, frame.hidden != .alternateContent else { return }
    let alternative = read.index(of: "alt")
    if let alternative {
      if !frame.isInNavigation { endBlock() }
      writeAside(alternative, role: .alternative)
    }
    let address = imageAddress(read)
    document.images.append(
      ImageReference(
        address: address.value, alternative: alternative.map(attributes.value(at:)),
        width: read.number("width"), height: read.number("height"), element: Int(frame.element),
        range: unit.source(of: tag.place), isLazy: address.isLazy))
  }

  /// Where the image is loaded from: pages that load lazily keep the address in an attribute of their
  /// own and put a blank picture, or none, in `src`.
  private func imageAddress(_ read: TagAttributes) -> (value: String, isLazy: Bool) {
    if let lazy = read.lazyAddress(Self.lazyNames) { return (lazy.value, true) }
    if let source = read.value(of: "src")?.trimmed, !source.isEmpty { return (source, false) }
    if let set = read.lazyAddress(["srcset", "data-srcset"]) {
      return (String(set.value.prefix { !$0.isWhitespace && $0 != "," }), set.order == 1)
    }
    return ("", false)
  }

  private static let lazyNames: [StaticString] = [
    "data-ks-lazyload", "data-lazyload", "data-lazy-src", "data-original", "data-src",
    "data-lazy", "data-lazy-img", "data-echo", "data-url", "lazy-src", "lazyload", "original",
    "_src", "data-imgsrc", "data-img",
  ]
}

extension MarkupUnit {
  /// The text at `range` with its character references resolved, placed in the source.
  func decoded(_ range: ByteRange, inAttribute: Bool = false) -> PlacedText {
    var text = PlacedText()
    var start = range.start
    var i = range.start
    while let ampersand = index(of: UInt8(ascii: "&"), from: i, to: range.end) {
      guard
        let reference = CharacterReferences.resolve(
          bytes, at: ampersand, end: range.end, inAttribute: inAttribute)
      else {
        i = ampersand + 1
        continue
      }
      append(ByteRange(start, ampersand), to: &text)
      text.append(reference.bytes, standingFor: source(of: ByteRange(ampersand, reference.end)))
      i = reference.end
      start = i
    }
    append(ByteRange(start, range.end), to: &text)
    return text
  }
}
