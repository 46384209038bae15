// SPDX-License-Identifier: Apache-2.0

import Documents
import Text

/// A way an example is run again: what a page, an editor or someone with something to hide does to text,
/// and what a rule must see through.
public enum HostileSetting: String, Hashable, Sendable, CaseIterable {
  /// As written.
  case plain
  /// Behind an emoji.
  case emoji
  /// With an inline tag between any two characters of the phrase.
  case tags
  /// As numeric character references.
  case entities
  /// Letters, digits and signs of the phrase in full width.
  case fullWidth = "full-width"
  /// The phrase in traditional characters.
  case traditional
  /// With invisible characters inside the phrase.
  case zeroWidth = "zero-width"
  /// In the bytes of GB 18030.
  case gb18030
  /// In the middle of a longer paragraph.
  case paragraph

  /// Whether it asks for markup to be read.
  var isMarkup: Bool { self == .tags || self == .entities }

  /// The text of an example in this setting, with the places of its phrases.
  func apply(to example: MarkedText, scripts: Scripts) -> MarkedText {
    switch self {
    case .plain, .gb18030: example
    case .emoji: example.wrapped(before: "🔥 ", after: "")
    case .paragraph:
      example.hasHan
        ? example.wrapped(before: "下面一段介绍外观与包装。", after: "。盒内附说明卡一张。")
        : example.wrapped(before: "This part is about the box. ", after: " A card is in the box.")
    case .tags:
      example.mapped(outside: HostileSetting.escaped) { phrase in
        phrase.map { HostileSetting.escaped(String($0)) }.joined(separator: "<b></b>")
      }
    case .entities:
      example.mapped(outside: HostileSetting.escaped) { phrase in
        phrase.unicodeScalars.map { "&#\($0.value);" }.joined()
      }
    case .fullWidth: example.mapped(inside: HostileSetting.widened)
    case .traditional: example.mapped(inside: scripts.traditional)
    case .zeroWidth:
      example.mapped { phrase in phrase.map(String.init).joined(separator: "\u{200B}") }
    }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }

  private static func widened(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if (0x21...0x7E).contains(scalar.value), let wide = Unicode.Scalar(scalar.value + 0xFEE0) {
        view.append(wide)
      } else {
        view.append(scalar)
      }
    }
    return String(view)
  }
}

/// A text with the places of its phrases, in bytes.
struct MarkedText: Hashable, Sendable {
  var text: String
  var marks: [ByteRange]

  /// Reads `⟦…⟧` marks.
  init(_ marked: String) {
    text = ""
    marks = []
    var view = String.UnicodeScalarView()
    var length = 0
    var start: Int?
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": start = length
      case "⟧":
        if let from = start { marks.append(ByteRange(from, length)) }
        start = nil
      default:
        view.append(scalar)
        length += UTF8.width(scalar)
      }
    }
    text = String(view)
  }

  private init(text: String, marks: [ByteRange]) {
    self.text = text
    self.marks = marks
  }

  var hasHan: Bool { text.unicodeScalars.contains { Letters.isHan($0.value) } }

  func wrapped(before: String, after: String) -> MarkedText {
    let shift = before.utf8.count
    return MarkedText(text: before + text + after, marks: marks.map { $0.shifted(by: shift) })
  }

  /// The text with its phrases and what is between them rewritten.
  func mapped(
    outside: (String) -> String = { $0 }, inside: (String) -> String
  ) -> MarkedText {
    let bytes = Array(text.utf8)
    func slice(_ from: Int, _ to: Int) -> String {
      String(decoding: bytes[from..<to], as: UTF8.self)
    }
    var result = ""
    var places: [ByteRange] = []
    var position = 0
    for mark in marks {
      result += outside(slice(position, mark.start))
      let start = result.utf8.count
      result += inside(slice(mark.start, mark.end))
      places.append(ByteRange(start, result.utf8.count))
      position = mark.end
    }
    result += outside(slice(position, bytes.count))
    return MarkedText(text: result, marks: places)
  }
}
