// SPDX-License-Identifier: Apache-2.0

extension ImageText {
  /// Reads an entry: `{"engine", "lines": [{"text", "box": [x, y, width, height], "confidence",
  /// "paragraph"}]}`. Without `paragraph` each line is its own; without `confidence` it is taken as 1.
  public init(json: JSONValue) throws(JSONError) {
    guard let lines = json["lines"]?.array else { throw JSONError("'lines' is missing") }
    engine = json["engine"]?.string ?? "unknown"
    self.lines = []
    for (index, line) in lines.enumerated() {
      guard let text = line["text"]?.string else {
        throw JSONError("line \(index + 1) has no 'text'")
      }
      let numbers = (line["box"]?.array ?? []).compactMap(\.int)
      guard numbers.count == 4, numbers.allSatisfy({ (0...1_000_000).contains($0) }) else {
        throw JSONError("'box' of line \(index + 1) is not [x, y, width, height] in pixels")
      }
      self.lines.append(
        Line(
          text: text,
          box: ImageBox(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3]),
          confidence: line["confidence"]?.double ?? 1,
          paragraph: line["paragraph"]?.int ?? index))
    }
  }

  /// The entry as it is written to a file.
  public var json: JSONValue {
    .object([
      "engine": .string(engine),
      "lines": .array(
        lines.map { line in
          .object([
            "text": .string(line.text), "confidence": .number(line.confidence),
            "paragraph": .integer(line.paragraph),
            "box": .array(
              [line.box.x, line.box.y, line.box.width, line.box.height].map(JSONValue.integer)),
          ])
        }),
    ])
  }
}
