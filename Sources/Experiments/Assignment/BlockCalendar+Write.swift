// SPDX-License-Identifier: Apache-2.0

import Text

extension BlockCalendar {
  static let header = ["item", "pair", "arm", "start", "end", "analyse_from", "hypothesis"]

  /// The calendar as CSV, a row a block.
  public var csv: String {
    var lines = [Self.header.joined(separator: ",")]
    for block in blocks {
      lines.append(
        [
          items[block.item], String(block.pair), arms[block.arm], block.first.description,
          block.last.description, block.analysedFrom.description, fingerprint,
        ].map(Self.cell).joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A cell of CSV. A text that a spreadsheet would take for a formula gets an apostrophe before it.
  static func cell(_ text: String) -> String {
    let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
    let safe = isFormula && Double(text) == nil ? "'" + text : text
    guard safe.contains(where: { ",\"\n\r".contains($0) }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }

  /// The calendar for a phone: one event a block, at its first day, saying what to put in place (RFC 5545).
  ///
  /// - Parameters:
  ///   - name: the experiment's.
  ///   - titles: of the arms.
  public func iCalendar(name: String, titles: [String]) -> String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//listwright//experiment//EN",
      "CALSCALE:GREGORIAN",
    ]
    var previous: (item: Int, arm: Int)?
    for (index, block) in blocks.enumerated() {
      let isKept = previous.map { $0.item == block.item && $0.arm == block.arm } ?? false
      previous = (block.item, block.arm)
      let item = items[block.item]
      let action = isKept ? "keep 保持" : "switch to 切换为"
      let summary = "\(name)\(item.isEmpty ? "" : " " + item): \(action) \(arms[block.arm])"
      let after = CalendarDate(daysSinceEpoch: block.last.daysSinceEpoch + 1) ?? block.last
      lines += [
        "BEGIN:VEVENT", "UID:\(fingerprint)-\(index + 1)@listwright",
        "DTSTAMP:\(Self.compact(block.first))T000000Z",
        "DTSTART;VALUE=DATE:\(Self.compact(block.first))",
        "DTEND;VALUE=DATE:\(Self.compact(after))", "SUMMARY:\(Self.escaped(summary))",
        "DESCRIPTION:"
          + Self.escaped(
            "\(titles[block.arm])\npair \(block.pair), analysed from \(block.analysedFrom)"),
        "END:VEVENT",
      ]
    }
    lines.append("END:VCALENDAR")
    return lines.map(Self.folded).joined()
  }

  private static func compact(_ date: CalendarDate) -> String {
    date.description.filter { $0 != "-" }
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\", ";", ",": escaped += "\\" + String(character)
      case "\n", "\r\n", "\r": escaped += "\\n"
      default: escaped.append(character)
      }
    }
    return escaped
  }

  /// A line of at most 75 octets, continued on the next, which begins with a space.
  private static func folded(_ line: String) -> String {
    var output = ""
    var octets = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if octets + size > 75 {
        output += "\r\n "
        octets = 1
      }
      output.unicodeScalars.append(scalar)
      octets += size
    }
    return output + "\r\n"
  }
}
