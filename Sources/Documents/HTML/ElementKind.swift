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
  /// The names as numbers, for comparing.
  private let keys: [NameKey]
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
    let keys = kinds.map { kind in Array(kind.name.utf8).withUnsafeBufferPointer(NameKey.init) }
    var slots = [UInt8](repeating: 0, count: 512)
    for (index, key) in keys.enumerated() {
      var slot = key.slot
      while slots[slot] != 0 { slot = (slot + 1) & 511 }
      slots[slot] = UInt8(index + 1)
    }
    self.kinds = kinds
    self.keys = keys
    self.slots = slots
  }

  /// The kind of the element with this name; nil for one the table does not know.
  func kind(of name: UnsafeBufferPointer<UInt8>) -> ElementKind? {
    guard name.count <= NameKey.longest else { return nil }
    let key = NameKey(name)
    var slot = key.slot
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if keys[index] == key { return kinds[index] }
      slot = (slot + 1) & 511
    }
    return nil
  }

  func kind(of name: ArraySlice<UInt8>) -> ElementKind? { name.withUnsafeBufferPointer(kind(of:)) }

  /// The kind with this id; nil for a negative one.
  func kind(withID id: Int32) -> ElementKind? { id < 0 ? nil : kinds[Int(id)] }

  /// A name of up to ten bytes in lower case.
  private struct NameKey: Equatable {
    static let longest = 10
    var head: UInt64 = 0
    var tail: UInt16 = 0

    @inline(__always)
    init(_ name: UnsafeBufferPointer<UInt8>) {
      for i in 0..<min(name.count, 8) { head = head << 8 | UInt64(lower(name[i])) }
      for i in 8..<max(8, name.count) { tail = tail << 8 | UInt16(lower(name[i])) }
    }

    @inline(__always)
    var slot: Int {
      Int(truncatingIfNeeded: ((head ^ UInt64(tail)) &* 0x9E37_79B9_7F4A_7C15) >> 55)
    }
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
