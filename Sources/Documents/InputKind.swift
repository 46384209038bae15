// SPDX-License-Identifier: Apache-2.0

/// What an input is read as.
public enum InputKind: String, CaseIterable, Sendable {
  case html, markdown, text

  /// The kind a file's name suggests; nil where it suggests none.
  public init?(path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "html", "htm", "xhtml", "shtml": self = .html
    case "md", "markdown", "mdown", "mkd": self = .markdown
    case "txt", "text": self = .text
    default: return nil
    }
  }

  /// The kind the text itself suggests: HTML where it holds a tag near its start, text otherwise.
  public init(sniffing bytes: [UInt8]) {
    let head = bytes.prefix(4096)
    var previous: UInt8 = 0
    for byte in head {
      if previous == UInt8(ascii: "<"),
        TagScanner.isLetter(byte) || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "/")
          || byte == UInt8(ascii: "?")
      {
        self = .html
        return
      }
      previous = byte
    }
    self = .text
  }
}
