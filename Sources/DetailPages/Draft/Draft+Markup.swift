// SPDX-License-Identifier: Apache-2.0

extension Draft {
  /// The draft as a fragment of HTML; blanks are marked.
  public var html: String {
    var out = "<h1>\(Self.html(title))</h1>\n"
    for section in sections {
      out += section.stage.map { "<section data-stage=\"\($0.rawValue)\">\n" } ?? "<section>\n"
      out += "<h2>\(Self.html(section.heading))</h2>\n"
      for line in section.lines { out += "<p>\(Self.html(line))</p>\n" }
      if !section.table.isEmpty {
        out += "<table>\n"
        for row in section.table {
          out += "<tr><th>\(Self.escaped(row.name))</th><td>\(Self.html(row.value))</td></tr>\n"
        }
        out += "</table>\n"
      }
      out += "</section>\n"
    }
    return out
  }

  /// The draft as Markdown; blanks are bold.
  public var markdown: String {
    var out = "# \(Self.markdown(title))\n"
    for section in sections {
      out += "\n## \(Self.markdown(section.heading))\n"
      for line in section.lines { out += "\n\(Self.markdown(line))\n" }
      guard let first = section.table.first else { continue }
      out += "\n| \(Self.cell(first.name)) | \(Self.markdown(first.value)) |\n| --- | --- |\n"
      for row in section.table.dropFirst() {
        out += "| \(Self.cell(row.name)) | \(Self.markdown(row.value)) |\n"
      }
    }
    return out
  }

  private static func html(_ runs: [Run]) -> String {
    runs.map { $0.isBlank ? "<mark>\(escaped($0.text))</mark>" : escaped($0.text) }.joined()
  }

  private static func markdown(_ runs: [Run]) -> String {
    runs.map { $0.isBlank ? "**\(cell($0.text))**" : cell($0.text) }.joined()
  }

  private static func escaped(_ text: String) -> String {
    var out = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      default: out.unicodeScalars.append(character)
      }
    }
    return out
  }

  /// Without signs that would be read as markup.
  private static func cell(_ text: String) -> String {
    var out = ""
    for character in text.unicodeScalars {
      if "\\|*_`<>#[]".unicodeScalars.contains(character) { out += "\\" }
      out.unicodeScalars.append(character == "\n" ? " " : character)
    }
    return out
  }
}
