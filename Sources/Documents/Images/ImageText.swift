// SPDX-License-Identifier: Apache-2.0

/// What was read in a picture: the content of one entry of a `.ocr.json` file.
public struct ImageText: Hashable, Sendable {
  /// A line of text and where it stands.
  public struct Line: Hashable, Sendable {
    public var text: String
    public var box: ImageBox
    /// 0…1, as the engine sees it.
    public var confidence: Double
    /// Lines of one paragraph have the same number.
    public var paragraph: Int

    public init(text: String, box: ImageBox, confidence: Double, paragraph: Int) {
      self.text = text
      self.box = box
      self.confidence = confidence
      self.paragraph = paragraph
    }
  }

  /// What read it, with version.
  public var engine: String
  /// From top to bottom.
  public var lines: [Line]

  public init(engine: String, lines: [Line]) {
    self.engine = engine
    self.lines = lines
  }
}

/// A rectangle in a picture, in pixels from its upper left corner.
public struct ImageBox: Hashable, Sendable, CustomStringConvertible {
  public var x: Int
  public var y: Int
  public var width: Int
  public var height: Int

  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The smallest box that holds both.
  public func union(_ other: ImageBox) -> ImageBox {
    let left = min(x, other.x)
    let top = min(y, other.y)
    return ImageBox(
      x: left, y: top, width: max(x + width, other.x + other.width) - left,
      height: max(y + height, other.y + other.height) - top)
  }

  /// `xywh=12,340,200,40`, as media fragments name it (W3C Media Fragments URI 1.0 §4.2.2).
  public var description: String { "xywh=\(x),\(y),\(width),\(height)" }
}
