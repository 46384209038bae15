// SPDX-License-Identifier: Apache-2.0

/// What the reader has to know of an element by its name.
struct ElementKind: Sendable {
  /// Elements the reader treats in their own way; the rest is `.other`.
  enum Tag: UInt8, Sendable {
    case other, html, head, body, title, meta, script, style, template, textarea, iframe, noscript
    case h1, h2, h3, h4, h5, h6, li, td, th, tr, table, dt, dd, caption, summary, quote, control
    case nav, img, input, a, br, p, video, base, svg, option, select, object, source, link, area
  }

  struct Traits: OptionSet, Sendable {
    let rawValue: UInt8
    /// Text before and after it is not read as one phrase.
    static let boundary = Traits(rawValue: 1)
    /// Has no end tag.
    static let void = Traits(rawValue: 2)
    /// Its content is not markup (script, style, title, …) up to its own end tag.
    static let raw = Traits(rawValue: 4)
  }

  let name: String
  let tag: Tag
  let traits: Traits
  /// Distinguishes element names; from 0 for the known ones.
  let id: Int32

  var isBoundary: Bool { traits.contains(.boundary) }
}

/// Finds the kind of an element by its name, case-insensitively, without making a string.
struct ElementKindTable: Sendable {
  static let shared = ElementKindTable()

  private let kinds: [ElementKind]
  /// Open addressing: index into `kinds` plus one, 0 for a free slot.
  private let slots: [UInt8]

  private init() {
    var kinds: [ElementKind] = []
    func add(_ names: String, _ traits: ElementKind.Traits, _ tag: ElementKind.Tag = .other) {
      for name in names.split(separator: " ") {
        kinds.append(
          ElementKind(name: String(name), tag: tag, traits: traits, id: Int32(kinds.count)))
      }
    }
    add(
      "address article aside center details dialog dir div dl fieldset figure footer form header "
        + "hgroup legend main menu ol optgroup pre search section tbody tfoot thead ul frameset",
      .boundary)
    for (name, tag) in Self.boundaryTags { add(name, .boundary, tag) }
    add("hr", [.boundary, .void])
    add("br", [.boundary, .void], .br)
    add("figcaption caption", .boundary, .caption)
    add("col embed frame param track wbr keygen basefont bgsound", .void)
    for (name, tag) in Self.voidTags { add(name, .void, tag) }
    for (name, tag) in Self.rawTags { add(name, .raw, tag) }
    add("xmp noembed noframes", [.raw, .boundary])
    add("button label", [], .control)
    add("a", [], .a)
    add("video audio", [], .video)
    add("svg math", [], .svg)
    add("noscript", [], .noscript)
    add("template", [], .template)
    add("object", [], .object)
    add(
      "abbr acronym b bdi bdo big canvas cite code data datalist del dfn em font i ins kbd map mark "
        + "meter nobr output picture progress q rp rt ruby s samp small span strike strong sub sup "
        + "time tt u var path g use applet colgroup",
      [])
    var slots = [UInt8](repeating: 0, count: 512)
    for (index, kind) in kinds.enumerated() {
      var slot = Array(kind.name.utf8).withUnsafeBufferPointer { Self.slot(of: $0) }
      while slots[slot] != 0 { slot = (slot + 1) & 511 }
      slots[slot] = UInt8(index + 1)
    }
    self.kinds = kinds
    self.slots = slots
  }

  /// The kind of the element with this name; nil for one the table does not know.
  func kind(of name: UnsafeBufferPointer<UInt8>) -> ElementKind? {
    guard name.count <= 10 else { return nil }
    var slot = Self.slot(of: name)
    while slots[slot] != 0 {
      let kind = kinds[Int(slots[slot]) - 1]
      if Self.equal(name, kind.name) { return kind }
      slot = (slot + 1) & 511
    }
    return nil
  }

  func kind(of name: ArraySlice<UInt8>) -> ElementKind? { name.withUnsafeBufferPointer(kind(of:)) }

  /// Number of known names; ids of unknown ones start here.
  var count: Int { kinds.count }

  private static func equal(_ name: UnsafeBufferPointer<UInt8>, _ known: String) -> Bool {
    guard known.utf8.count == name.count else { return false }
    var i = 0
    for byte in known.utf8 {
      if lower(name[i]) != byte { return false }
      i += 1
    }
    return true
  }

  @inline(__always)
  private static func slot(of name: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in name { hash = (hash ^ UInt32(lower(byte))) &* 16_777_619 }
    return Int(hash >> 7) & 511
  }

  @inline(__always)
  static func lower(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }

  private static let boundaryTags: [(String, ElementKind.Tag)] = [
    ("html", .html), ("body", .body), ("h1", .h1), ("h2", .h2), ("h3", .h3), ("h4", .h4),
    ("h5", .h5), ("h6", .h6), ("li", .li), ("td", .td), ("th", .th), ("tr", .tr),
    ("table", .table), ("dt", .dt), ("dd", .dd), ("summary", .summary), ("blockquote", .quote),
    ("nav", .nav), ("p", .p), ("option", .option), ("select", .select), ("head", .head),
  ]
  private static let voidTags: [(String, ElementKind.Tag)] = [
    ("img", .img), ("image", .img), ("input", .input), ("meta", .meta), ("base", .base),
    ("source", .source), ("link", .link), ("area", .area),
  ]
  private static let rawTags: [(String, ElementKind.Tag)] = [
    ("script", .script), ("style", .style), ("title", .title), ("textarea", .textarea),
    ("iframe", .iframe),
  ]
}
