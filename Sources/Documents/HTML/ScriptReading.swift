// SPDX-License-Identifier: Apache-2.0

import Text

extension PageBuilder {
  /// Reads what a script holds for us: strings of JSON-LD, and where the description is loaded from. Code
  /// itself is not text of the page.
  func enterScript(_ tag: MarkupScan.StartTag, _ read: TagAttributes, top: Int) {
    frames[top].isSkipped = true
    guard let content = tag.content, !content.isEmpty else { return }
    let type = read.value(of: "type")?.trimmed.lowercased() ?? ""
    if type.hasPrefix("application/ld+json") {
      readStructuredData(content)
    } else {
      for found in DescriptionAddresses.find(in: unit.bytes, content) {
        noteDescription(found.address, at: unit.source(of: found.range))
      }
    }
  }

  private func noteDescription(_ address: String, at place: ByteRange) {
    let isKnown = document.omissions.contains {
      $0.kind == .remoteDescription && $0.detail == address
    }
    guard !isKnown else { return }
    document.omissions.append(
      Omission(kind: .remoteDescription, detail: address, range: place))
  }

  private func readStructuredData(_ content: ByteRange) {
    let json = PlacedJSON(unit, in: content)
    if let mistake = json.mistake {
      let place = min(mistake.offset, content.end)
      report(
        InputProblem(
          kind: .invalidJSONLD, detail: mistake.message,
          range: unit.source(of: ByteRange(place, min(place + 1, content.end)))))
    }
    for value in json.values where Self.isText(value) {
      writeAside(
        value.text,
        as: BlockWriter.Attributes(
          role: .structuredData(path: json.path(of: value)), element: Int(frame.element)))
    }
  }

  /// Names and addresses of things are not text.
  private static func isText(_ value: PlacedJSON.Value) -> Bool {
    guard !value.key.hasPrefix("@") else { return false }
    let bytes = value.text.bytes
    return !(bytes.starts(with: "http".utf8) && !bytes.contains(0x20))
  }
}
