// SPDX-License-Identifier: Apache-2.0

/// The table tesseract writes: level, page, block, paragraph, line, word, left, top, width, height,
/// confidence, text.
enum TesseractTable {
  /// The lines of a table, top to bottom as tesseract orders them. Paragraphs are numbered from 0.
  static func lines(_ table: String) -> [ImageText.Line] {
    var lines: [ImageText.Line] = []
    var paragraphs: [[Substring]: Int] = [:]
    var lastLine: [Substring] = []
    for row in table.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count >= 12, cells[0] == "5", let confidence = Double(cells[10]),
        confidence >= Tesseract.leastConfidence, let x = Int(cells[6]), let y = Int(cells[7]),
        let width = Int(cells[8]), let height = Int(cells[9])
      else { continue }
      let text = String(cells[11]).trimmed
      guard !text.isEmpty else { continue }
      let box = ImageBox(x: x, y: y, width: width, height: height)
      let key = Array(cells[1...4])
      if key == lastLine, var line = lines.popLast() {
        line.box = line.box.union(box)
        let old = Double(line.text.unicodeScalars.count)
        let new = Double(text.unicodeScalars.count)
        line.confidence = (line.confidence * old + confidence / 100 * new) / (old + new)
        line.text = ImageText.join(line.text, text)
        lines.append(line)
      } else {
        let paragraph = Array(cells[1...3])
        let number = paragraphs[paragraph] ?? paragraphs.count
        paragraphs[paragraph] = number
        lines.append(
          ImageText.Line(text: text, box: box, confidence: confidence / 100, paragraph: number))
        lastLine = key
      }
    }
    return lines
  }
}
