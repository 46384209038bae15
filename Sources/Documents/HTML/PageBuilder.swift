// SPDX-License-Identifier: Apache-2.0

import Text

/// Turns the tags and text of a page into the blocks, elements, images and links of a `Document`.
///
/// Knows the open elements, and from them what a text is (role), whether it is seen, and where one
/// phrase ends.
final class PageBuilder {
  /// An open element.
  struct Frame {
    var tag: ElementKind.Tag
    /// Index of the nearest element that stands in the page; -1 for none.
    var element: Int32
    /// The element its children hang on: itself, or an outer one where it lies too deep.
    var holder: Int32
    /// Elements it stands in, itself included.
    var depth: Int32 = 0
    var role: Block.Role
    var hidden: Block.Hidden?
    /// Colour of the ground, where it is stated.
    var background: CSSColour?
    /// Its text is not text of the page (`template`, raw elements).
    var isSkipped = false
    var isInTemplate = false
    /// Inside `svg` or `math`.
    var isInPicture = false
    var isInNavigation = false
    /// Inside a button or label.
    var isInControl = false
    /// Where the counts of its children start; see `SiblingCounter`.
    var children: SiblingCounter.Mark
    /// Made up by libxml2.
    var isImplied = false
  }

  /// Elements a page may have with all pages within it; text of later ones counts as that of the element they
  /// stand in.
  static let elementLimit = MarkupScanner.tagLimit
  /// Elements that hang on each other; deeper ones hang on the last of these, as in browsers. Keeps walks to the
  /// root short.
  static let depthLimit = SAXParser.depthLimit

  @exclusivity(unchecked) private(set) var unit: MarkupUnit
  @exclusivity(unchecked) var document: Document
  @exclusivity(unchecked) var frames: [Frame]
  @exclusivity(unchecked) var writer = BlockWriter()
  /// Blocks that belong after the one being written: attributes, hidden parts of a phrase.
  var asides = BlockWriter()
  var tables = TableTracker()
  @exclusivity(unchecked) var counter = SiblingCounter()
  @exclusivity(unchecked) private(set) var attributes: AttributeTable
  /// Text reported and not yet written.
  @exclusivity(unchecked) private var pending: ByteRange?
  /// Whether all text of the open block stands inside a button or label.
  @exclusivity(unchecked) private var isAllControl = false
  @exclusivity(unchecked) private var needsSeparator = false
  private var deepTag: ByteRange?
  /// The first tag beyond the limit of elements.
  private var floodTag: ByteRange?
  private var nesting = 0
  /// Index of the frame of the text that is parsed, under those of its elements.
  private var outermost = 0
  /// Encodings the page declares, with their first places.
  private var declared: [(charset: Charset, place: ByteRange)] = []

  init(source: SourceText) {
    unit = MarkupUnit(bytes: source.bytes)
    attributes = AttributeTable(unit: unit, places: [])
    document = Document(source: source)
    frames = [
      Frame(tag: .other, element: -1, holder: -1, role: .paragraph, children: counter.mark)
    ]
  }

  /// Parses a part of a text and adds it inside the element that is open now.
  ///
  /// Pages within pages (`srcdoc`, a text area's HTML) go three deep; beyond, the rest is reported.
  func parse(_ range: ByteRange, of nested: MarkupUnit, hidden: Block.Hidden? = nil) {
    guard nesting < 4 else {
      document.omissions.append(
        Omission(
          kind: .limit, detail: "pages nested too deeply", range: nested.source(of: range)))
      return
    }
    let outer = (unit, attributes, outermost)
    outermost = frames.count
    nesting += 1
    let scan = MarkupScanner.scan(nested, in: range)
    unit = nested
    attributes = AttributeTable(unit: nested, places: scan.attributes)
    frames.append(Frame(copying: frame, hidden: hidden, children: counter.mark))
    collect(scan)
    SAXParser(scan: scan, builder: self).parse()
    flushText()
    while frames.count > outermost { popFrame() }
    endBlock()
    for part in scan.conditional {
      parse(part, of: nested, hidden: .alternateContent)
    }
    (unit, attributes, outermost) = outer
    nesting -= 1
  }

  /// The document, once everything is parsed.
  func finish() -> Document {
    endBlock()
    document.take(writer)
    document.omissions += PageGaps.find(in: document)
    reportCharsets()
    if let deepTag {
      report(
        InputProblem(
          kind: .tooDeep, detail: "elements nested more than \(SAXParser.depthLimit) deep",
          range: deepTag))
    }
    if let floodTag {
      report(
        InputProblem(
          kind: .tooLarge, detail: "more than \(Self.elementLimit) elements", range: floodTag))
    }
    return document
  }

  var frame: Frame { frames[frames.count - 1] }

  func report(_ problem: InputProblem) { document.problems.append(problem) }

  /// Remembers the first tag beyond the limit of depth.
  func noteDepth(at place: ByteRange) {
    if deepTag == nil { deepTag = unit.source(of: place) }
  }

  func noteCharset(_ charset: Charset, at place: ByteRange) {
    guard declared.count < 8, !declared.contains(where: { $0.charset == charset }) else { return }
    declared.append((charset, place))
  }

  /// Reports declarations that are not what the page was read in. Text that never was bytes, or holds
  /// nothing but ASCII, is the same in all of them.
  private func reportCharsets() {
    let read = document.source.charset
    guard read != SourceText.characters,
      let wrong = declared.first(where: { $0.charset.name != read }),
      document.source.bytes.contains(where: { $0 >= 0x80 })
    else { return }
    let names = declared.map(\.charset.name).joined(separator: ", ")
    report(
      InputProblem(
        kind: .conflictingCharsets, detail: "declared \(names), read as \(read)",
        range: wrong.place))
  }

  private func collect(_ scan: MarkupScan) {
    for problem in scan.problems {
      report(
        InputProblem(
          kind: problem.kind, detail: problem.detail, range: problem.range.map(unit.source(of:))))
    }
    if let rest = scan.rest {
      document.omissions.append(
        Omission(
          kind: .limit, detail: "\(rest.count) bytes behind \(MarkupScanner.tagLimit) tags",
          range: unit.source(of: rest)))
    }
    guard let first = scan.placeholders.first else { return }
    document.omissions.append(
      Omission(
        kind: .template, count: scan.placeholders.count,
        detail: String(decoding: unit.bytes[first.range].prefix(80), as: UTF8.self),
        range: unit.source(of: first)))
  }

  // MARK: Text

  /// Adds text that stands at `range` of the unit, character references included.
  func text(_ range: ByteRange) {
    guard !frame.isSkipped else { return }
    if let last = pending, last.end == range.start {
      pending = ByteRange(last.start, range.end)
    } else {
      flushText()
      pending = range
    }
  }

  /// Writes the text that was reported so far.
  func flushText() {
    guard let range = pending else { return }
    pending = nil
    let frame = frame
    let element = frame.element < 0 ? nil : Int(frame.element)
    if frame.hidden != nil, let open = writer.open, open.hidden == nil {
      let attributes = BlockWriter.Attributes(
        role: frame.role, element: element, hidden: frame.hidden)
      if asides.open?.element != element { asides.end() }
      asides.append(range, of: unit, resolving: .text, as: attributes)
      return
    }
    if let open = writer.open, open.hidden != frame.hidden { endBlock() }
    if needsSeparator {
      writer.separate(at: unit.source(of: range).start)
      needsSeparator = false
    }
    let wasOpen = writer.open != nil
    writer.append(
      range, of: unit, resolving: .text,
      as: BlockWriter.Attributes(role: frame.role, element: element, hidden: frame.hidden))
    if writer.open != nil {
      isAllControl = (wasOpen ? isAllControl : true) && frame.isInControl
    }
  }

  /// A tag that ends a phrase stands here.
  func boundary() {
    flushText()
    if frame.isInNavigation {
      needsSeparator = true
      asides.end()
    } else {
      endBlock()
    }
  }

  /// Ends the block that is being written, and adds what belongs after it.
  func endBlock() {
    flushText()
    needsSeparator = false
    if writer.open != nil, isAllControl { writer.setRole(.control) }
    isAllControl = false
    writer.end()
    asides.end()
    guard !asides.blocks.isEmpty else { return }
    writer.append(asides)
    asides = BlockWriter()
  }

  // MARK: Elements

  /// libxml2 opened an element that does not stand in the page.
  func openImplied() {
    flushText()
    var implied = frame
    implied.isImplied = true
    frames.append(implied)
  }

  func open(_ tag: MarkupScan.StartTag, kind: ElementKind?) {
    flushText()
    let name = kind?.name ?? attributesName(of: tag)
    let parent = frame
    let isDeep = parent.depth >= Self.depthLimit
    let ordinal = counter.count(
      kind.map { .known($0.id) } ?? .other(name), under: isDeep ? nil : parent.children,
      of: parent.holder)
    var opened = parent
    opened.depth += 1
    if document.elements.count < Self.elementLimit {
      opened.element = Int32(document.elements.count)
      document.elements.append(
        Element(
          name: name, parent: parent.holder < 0 ? nil : Int(parent.holder), ordinal: ordinal,
          startTag: unit.source(of: tag.place), table: attributes,
          indices: tag.attributeIndices))
    } else if floodTag == nil {
      floodTag = unit.source(of: tag.place)
    }
    if !isDeep { opened.holder = opened.element }
    opened.tag = kind?.tag ?? .other
    opened.children = counter.mark
    opened.isImplied = false
    frames.append(opened)
    enter(tag, kind: kind)
  }

  /// The innermost element ends.
  func close() {
    flushText()
    guard frames.count > 1 else { return }
    popFrame()
  }

  /// Forgets the open elements but for the innermost: where they end will not be told any more.
  func flatten() {
    guard frames.count > outermost + 2 else { return }
    var innermost = frame
    while frames.count > outermost + 1 { popFrame() }
    innermost.children = counter.mark
    frames.append(innermost)
  }

  private func popFrame() {
    let closed = frames.removeLast()
    guard !closed.isImplied else { return }
    counter.reset(to: closed.children)
    leave(closed)
  }

  private func attributesName(of tag: MarkupScan.StartTag) -> String {
    let name = unit.bytes[(Int(tag.start) + 1)..<Int(tag.nameEnd)]
    return String(decoding: name.map(ElementKindTable.lower), as: UTF8.self)
  }
}

extension PageBuilder.Frame {
  /// The frame of a text within `outer`'s element.
  fileprivate init(
    copying outer: PageBuilder.Frame, hidden: Block.Hidden?, children: SiblingCounter.Mark
  ) {
    self = outer
    self.hidden = outer.hidden ?? hidden
    self.children = children
    isSkipped = false
    isInTemplate = false
    isImplied = false
  }
}
