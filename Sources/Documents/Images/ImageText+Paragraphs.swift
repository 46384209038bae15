// SPDX-License-Identifier: Apache-2.0

extension ImageText {
  /// Lines that are read as one.
  struct Paragraph: Hashable {
    var text: String
    var box: ImageBox
  }

  /// Lines of one paragraph are joined, unless one is set much larger than the next or far from it.
  var paragraphs: [Paragraph] {
    var found: [Paragraph] = []
    var last: Line?
    for line in lines {
      let text = line.text.trimmed
      guard !text.isEmpty else { continue }
      if let previous = last, let open = found.last, Self.areOne(previous, line) {
        found[found.count - 1] = Paragraph(
          text: Self.join(open.text, text), box: open.box.union(line.box))
      } else {
        found.append(Paragraph(text: text, box: line.box))
      }
      last = line
    }
    return found
  }

  private static func areOne(_ upper: Line, _ lower: Line) -> Bool {
    guard upper.paragraph == lower.paragraph else { return false }
    let small = Double(min(upper.box.height, lower.box.height))
    let large = Double(max(upper.box.height, lower.box.height))
    let gap = Double(lower.box.y - (upper.box.y + upper.box.height))
    return large <= small * 1.5 && gap <= small * 1.2
  }

  /// Joins two parts of a line or paragraph: with a space between letters of Latin script and digits, with
  /// nothing beside Chinese.
  static func join(_ first: String, _ second: String) -> String {
    guard let left = first.unicodeScalars.last, let right = second.unicodeScalars.first else {
      return first + second
    }
    return left.value < 0x2E80 && right.value < 0x2E80 ? first + " " + second : first + second
  }
}
