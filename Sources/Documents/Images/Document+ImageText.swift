// SPDX-License-Identifier: Apache-2.0

import Text

extension Document {
  /// The document with the text of pictures in it: each paragraph becomes a block after its picture's
  /// alternative text, and the pictures count as read.
  ///
  /// The words stand for the picture's tag: any part of them maps to the whole tag, and the block's role
  /// says which box of the picture they were read in.
  ///
  /// - Parameter texts: what was read, by index into `images`; an empty text means nothing was found.
  public func adding(_ texts: [Int: ImageText]) -> Document {
    guard !texts.isEmpty else { return self }
    var result = self
    var weave = BlockWeave(document: self)
    for (index, image) in images.enumerated() {
      guard let text = texts[index] else { continue }
      result.images[index].isTextRead = true
      weave.copy(before: image)
      for paragraph in text.paragraphs { weave.add(paragraph, of: index, image) }
    }
    weave.copyRest()
    result.text = weave.text
    result.blocks = weave.blocks
    result.markRead(texts.count)
    return result
  }

  /// The picture a letter was read in: its element and the box; nil for text of the page itself.
  public func picture(at offset: Int) -> (element: Int?, box: ImageBox)? {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].range.start <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0, blocks[low - 1].range.contains(offset),
      case .imageText(_, let box) = blocks[low - 1].role
    else { return nil }
    return (blocks[low - 1].element, box)
  }

  /// Takes pictures off the list of what was not read.
  private mutating func markRead(_ count: Int) {
    var rest = count
    omissions = omissions.compactMap { omission in
      guard omission.kind == .imageText, rest > 0 else { return omission }
      var left = omission
      left.count = max(0, omission.count - rest)
      rest -= omission.count - left.count
      return left.count > 0 ? left : nil
    }
  }
}

/// Rebuilds a document's text and blocks with others put between them.
private struct BlockWeave {
  let document: Document
  private(set) var text = PlacedText()
  private(set) var blocks: [Block] = []
  /// The new index of each block copied so far.
  private var moved: [Int] = []

  init(document: Document) { self.document = document }

  /// Copies the blocks that stand before the end of a picture: its alternative text included.
  mutating func copy(before image: ImageReference) {
    while moved.count < document.blocks.count {
      let block = document.blocks[moved.count]
      let place = document.text.source(of: block.range)
      let isOwn = block.element != nil && block.element == image.element
      guard place.start < image.range.end || isOwn else { return }
      copyNext()
    }
  }

  mutating func copyRest() {
    while moved.count < document.blocks.count { copyNext() }
    for index in moved {
      blocks[index].rowHeader = blocks[index].rowHeader.map { moved[$0] }
      blocks[index].columnHeader = blocks[index].columnHeader.map { moved[$0] }
    }
  }

  mutating func add(_ paragraph: ImageText.Paragraph, of index: Int, _ image: ImageReference) {
    separate(at: image.range.end)
    let start = text.bytes.count
    text.append(Array(paragraph.text.utf8), standingFor: image.range)
    blocks.append(
      Block(
        range: ByteRange(start, text.bytes.count),
        role: .imageText(image: index, box: paragraph.box),
        element: image.element))
  }

  private mutating func copyNext() {
    var block = document.blocks[moved.count]
    let place = document.text.source(of: block.range)
    separate(at: place.start)
    let start = text.bytes.count
    text.append(document.text, in: block.range)
    block.range = ByteRange(start, text.bytes.count)
    moved.append(blocks.count)
    blocks.append(block)
  }

  private mutating func separate(at offset: Int) {
    if !text.bytes.isEmpty { text.append([0x0A], standingFor: ByteRange(at: offset)) }
  }
}
