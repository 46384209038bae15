// SPDX-License-Identifier: Apache-2.0

import Text

/// Turns the tags and text of a page into the blocks, elements, images and links of a `Document`.
///
/// Knows the open elements, and from them what a text is (role), whether it is seen, and where one
/// phrase ends.
final class PageBuilder {
  /// What text of an element is in the page.
  ///
  /// Stands for a `Block.Role`, without the names some of those carry: frames are copied for every tag.
  enum TextRole: UInt8 {
    case paragraph, heading1, heading2, heading3, heading4, heading5, heading6
    case listItem, cell, headerCell, term, definition, caption, summary, quote, control, navigation

    var blockRole: Block.Role {
      switch self {
      case .paragraph: .paragraph
      case .heading1: .heading(level: 1)
      case .heading2: .heading(level: 2)
      case .heading3: .heading(level: 3)
      case .heading4: .heading(level: 4)
      case .heading5: .heading(level: 5)
      case .heading6: .heading(level: 6)
      case .listItem: .listItem
      case .cell: .cell
      case .headerCell: .headerCell
      case .term: .term
      case .definition: .definition
      case .caption: .caption
      case .summary: .summary
      case .quote: .quote
      case .control: .control
      case .navigation: .navigation
      }
    }
  }

  /// An open element.
  struct Frame {
    var tag: ElementKind.Tag
    var role: TextRole
    var hidden: Block.Hidden?
    /// Its text is not text of the page (`template`, raw elements).
    var isSkipped = false
    var isInTemplate = false
    /// Inside `svg` or `math`.
    var isInPicture = false
    var isInNavigation = false
    /// Inside a button or label.
    var isInControl = false
    /// Made up by libxml2.
    var isImplied = false
    /// Index of the nearest element that stands in the page; -1 for none.
    var element: Int32
    /// The element its children hang on: itself, or an outer one where it lies too deep.
    var holder: Int32
    /// Elements it stands in, itself included.
    var depth: Int32 = 0
    /// Colour of the ground, where it is stated.
    var background: CSSColour?
    /// Where the counts of its children start; see `SiblingCounter`.
    var children: SiblingCounter.Mark

    /// For `Document.elements`.
    var elementIndex: Int? { element < 0 ? nil : Int(element) }
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
  @exclusivity(unchecked) var asides = BlockWriter()
  @exclusivity(unchecked) var tables = TableTracker()
  @exclusivity(unchecked) var counter = SiblingCounter()
  @exclusivity(unchecked) private(set) var attributes: AttributeTable
  /// Text reported and not yet written.
  @exclusivity(unchecked) private var pending: ByteRange?
  /// Whether all text of the open block stands inside a button or label.
  @exclusivity(unchecked) private var isAllControl = false
  @exclusivity(unchecked) private var needsSeparator = false
  private var deepTag: ByteRange?
  /// The first tag beyond the limit of elements.
  @exclusivity(unchecked) private var floodTag: ByteRange?
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
      Frame(tag: .other, role: .paragraph, element: -1, holder: -1, children: counter.mark)
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
    // A page may hold thousands of small ones; making room for each would copy what is there every time.
    if nesting == 1 { reserve(for: scan) }
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

  /// Makes room for what the scan found.
  private func reserve(for scan: MarkupScan) {
    let texts = scan.pieces.count { $0.kind == .ink }
    let tags = min(scan.tags.count, Self.elementLimit)
    document.elements.reserveCapacity(document.elements.count + tags)
    writer.reserve(texts: texts, bytes: scan.pieces.reduce(0) { $0 + Int($1.end - $1.start) })
  }

  // MARK: Text

  /// Adds text that stands at `range` of the unit, character references included.
  func text(_ range: ByteRange) {
    guard !frames[frames.count - 1].isSkipped else { return }
    if let last = pending, last.end == range.start {
      pending = ByteRange(last.start, range.end)
    } else {
      flushText()
      pending = range
    }
  }

  /// Adds white space that stands at `range`; between blocks, where most of a page's stands, it is nothing.
  func blank(_ range: ByteRange) {
    if pending != nil || writer.isOpen || asides.isOpen { text(range) }
  }

  /// Writes the text that was reported so far.
  @inline(__always)
  func flushText() {
    if let range = pending { write(range) }
  }

  private func write(_ range: ByteRange) {
    pending = nil
    let frame = frame
    if frame.hidden != nil, writer.isOpen, writer.openHidden == nil {
      writeHidden(range, in: frame)
      return
    }
    if writer.isOpen, writer.openHidden != frame.hidden { endBlock() }
    if needsSeparator {
      writer.separate(at: unit.source(of: range).start)
      needsSeparator = false
    }
    let wasOpen = writer.isOpen
    writer.append(
      range, of: unit, resolving: .text,
      as: BlockWriter.Attributes(
        role: frame.role.blockRole, element: frame.elementIndex, hidden: frame.hidden))
    if writer.isOpen { isAllControl = (wasOpen ? isAllControl : true) && frame.isInControl }
  }

  /// Text that is not seen, in the midst of a block that is, comes after it.
  private func writeHidden(_ range: ByteRange, in frame: Frame) {
    let attributes = BlockWriter.Attributes(
      role: frame.role.blockRole, element: frame.elementIndex, hidden: frame.hidden)
    if asides.openElement != attributes.element { asides.end() }
    asides.append(range, of: unit, resolving: .text, as: attributes)
  }

  /// A tag that ends a phrase stands here.
  func boundary() {
    flushText()
    if frames[frames.count - 1].isInNavigation {
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
    if isAllControl, writer.isOpen { writer.setRole(.control) }
    isAllControl = false
    writer.end()
    if !asides.isEmpty { addAsides() }
  }

  private func addAsides() {
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
    var opened = frame
    let isDeep = opened.depth >= Self.depthLimit
    let ordinal = counter.count(
      kind?.id ?? counter.number(of: name), under: isDeep ? nil : opened.children,
      of: opened.holder)
    opened.depth += 1
    if document.elements.count < Self.elementLimit {
      opened.element = Int32(document.elements.count)
      document.elements.append(
        Element(
          name: name, tag: ElementName(kind), parent: opened.holder < 0 ? nil : Int(opened.holder),
          ordinal: ordinal, startTag: unit.source(of: tag.place), table: attributes,
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
