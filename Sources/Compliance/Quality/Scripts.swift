// SPDX-License-Identifier: Apache-2.0

import Documents
import Text

/// The way back from folded text to what rules must see through: a traditional form of a character, the
/// bytes of a character in GB 18030.
struct Scripts: Sendable {
  private let traditionalForms: [UInt32: Unicode.Scalar]
  private let bytes: [Unicode.Scalar: [UInt8]]

  init(folding: FoldingTable) {
    var forms: [UInt32: Unicode.Scalar] = [:]
    for value in UInt32(0x4E00)...0x9FFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let read = folding.fold(String(scalar))
      if read.count == 1, read[0] != value, forms[read[0]] == nil { forms[read[0]] = scalar }
    }
    traditionalForms = forms
    bytes = Scripts.twoByteCharacters()
  }

  /// A text with every character in a traditional form, where it has one.
  func traditional(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { view.append(traditionalForms[scalar.value] ?? scalar) }
    return String(view)
  }

  /// A text in GB 18030; nil where a character needs more than two bytes.
  func gb18030(_ text: String) -> [UInt8]? {
    var result: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        result.append(UInt8(scalar.value))
      } else {
        guard let pair = bytes[scalar] else { return nil }
        result += pair
      }
    }
    return result
  }

  /// Read out of the decoder, so that the two cannot disagree.
  private static func twoByteCharacters() -> [Unicode.Scalar: [UInt8]] {
    var result: [Unicode.Scalar: [UInt8]] = [:]
    for lead in UInt8(0x81)...0xFE {
      let trails = Array(UInt8(0x40)...0x7E) + Array(UInt8(0x80)...0xFE)
      var line: [UInt8] = []
      for trail in trails { line += [lead, trail, 0x0A] }
      let decoded = TextDecoder.decode(line, name: "", isMarkup: false, label: "gb18030").bytes
      let parts = decoded.split(separator: 0x0A, omittingEmptySubsequences: false)
      for (trail, part) in zip(trails, parts) {
        let scalars = String(decoding: part, as: UTF8.self).unicodeScalars
        if scalars.count == 1, let scalar = scalars.first, scalar != "\u{FFFD}",
          result[scalar] == nil
        {
          result[scalar] = [lead, trail]
        }
      }
    }
    return result
  }
}
