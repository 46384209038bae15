// SPDX-License-Identifier: Apache-2.0

import Text

extension PageBuilder {
  /// Sets what the element that was just opened means for its content, and reads its attributes.
  func enter(_ tag: MarkupScan.StartTag, kind: ElementKind?) {
    let top = frames.count - 1
    let read = TagAttributes(table: attributes, indices: tag.attributeIndices)
    applyVisibility(read, top: top)
    switch kind?.tag ?? .other {
    case .h1: frames[top].role = .heading1
    case .h2: frames[top].role = .heading2
    case .h3: frames[top].role = .heading3
    case .h4: frames[top].role = .heading4
    case .h5: frames[top].role = .heading5
    case .h6: frames[top].role = .heading6
    case .li: frames[top].role = .listItem
    case .td: openCell(read, isHeader: false, top: top)
    case .th: openCell(read, isHeader: true, top: top)
    case .tr: tables.openRow()
    case .table:
      if !frames[top].isInNavigation {
        endBlock()
        frames[top].role = .paragraph
      }
      tables.openTable(at: writer.closedCount)
    case .dt: frames[top].role = .term
    case .dd: frames[top].role = .definition
    case .caption: frames[top].role = .caption
    case .summary: frames[top].role = .summary
    case .quote: frames[top].role = .quote
    case .option, .select: frames[top].role = .control
    case .control: frames[top].isInControl = true
    case .noscript: frames[top].hidden = frames[top].hidden ?? .alternateContent
    case .template:
      frames[top].isSkipped = true
      frames[top].isInTemplate = true
    case .svg: frames[top].isInPicture = true
    case .script: enterScript(tag, read, top: top)
    case .style: frames[top].isSkipped = true
    case .title: enterTitle(tag, top: top)
    case .textarea: enterTextArea(tag, top: top)
    case .iframe: enterFrame(tag, read, top: top)
    case .meta: readMeta(read)
    case .img: readImage(tag, read)
    case .input: readInput(tag, read)
    case .video: readMedia(tag, read)
    case .a, .area: readLink(tag, read)
    default: break
    }
    if kind?.traits.contains(.raw) == true { frames[top].isSkipped = true }
    if kind?.tag == .nav {
      endBlock()
      frames[top].role = .navigation
      frames[top].isInNavigation = true
    } else if frames[top].isInNavigation {
      frames[top].role = .navigation
    }
    if !read.isEmpty { readSpokenAttributes(read) }
  }

  /// What the end of an element means.
  func leave(_ closed: Frame) {
    switch closed.tag {
    case .nav:
      if !frame.isInNavigation { endBlock() }
    case .td, .th:
      if !closed.isInNavigation { endBlock() }
      tables.closeCell(at: writer.closedCount)
    case .tr: tables.closeRow(&writer)
    case .table:
      if !closed.isInNavigation { endBlock() }
      tables.closeTable(&writer)
    default: break
    }
  }

  private func openCell(_ read: TagAttributes, isHeader: Bool, top: Int) {
    frames[top].role = isHeader ? .headerCell : .cell
    if !frames[top].isInNavigation { endBlock() }
    tables.openCell(
      isHeader: isHeader, columns: read.number("colspan") ?? 1, rows: read.number("rowspan") ?? 1,
      at: writer.closedCount)
  }

  private func applyVisibility(_ read: TagAttributes, top: Int) {
    guard !read.isEmpty else { return }
    if read.index(of: "hidden") != nil { frames[top].hidden = frames[top].hidden ?? .style }
    if let bgcolor = read.value(of: "bgcolor") {
      frames[top].background = CSSColour(bgcolor) ?? frames[top].background
    }
    var colour: CSSColour?
    if frames[top].tag != .body, let stated = read.value(of: "color") { colour = CSSColour(stated) }
    if let style = read.bytes(of: "style") {
      let effect = InlineStyle(style)
      if let background = effect.background { frames[top].background = background }
      colour = effect.colour ?? colour
      if effect.hides { frames[top].hidden = frames[top].hidden ?? .style }
    }
    if let colour, colour == frames[top].background {
      frames[top].hidden = frames[top].hidden ?? .style
    }
  }

  // MARK: Attributes a person reads or hears

  private func readSpokenAttributes(_ read: TagAttributes) {
    for name in ["title", "aria-label", "placeholder"] as [StaticString] {
      if let index = read.index(of: name) {
        writeAside(index, role: .attribute(name: name.description))
      }
    }
  }

  /// Writes the value of an attribute as a block of its own, after the one that is being written.
  func writeAside(_ index: Int, role: Block.Role) {
    let value = attributes.valuePlace(at: index)
    guard !value.isEmpty, !isInTemplate else { return }
    writeAside(
      as: BlockWriter.Attributes(
        role: role, element: frame.elementIndex, hidden: frame.hidden)
    ) { [unit] writer, attributes in
      writer.append(value, of: unit, resolving: .attribute, as: attributes)
    }
  }

  /// Writes text as a block of its own, after the one that is being written.
  func writeAside(_ text: PlacedText, as attributes: BlockWriter.Attributes) {
    guard !isInTemplate else { return }
    writeAside(as: attributes) { $0.append(text, as: $1) }
  }

  private func writeAside(
    as attributes: BlockWriter.Attributes,
    _ write: (inout BlockWriter, BlockWriter.Attributes) -> Void
  ) {
    if !writer.isOpen {
      write(&writer, attributes)
      writer.end()
    } else {
      asides.end()
      write(&asides, attributes)
      asides.end()
    }
  }

  /// Whether a `template` is open: nothing in it is shown.
  private var isInTemplate: Bool { frame.isInTemplate }

  private func readInput(_ tag: MarkupScan.StartTag, _ read: TagAttributes) {
    let type = read.value(of: "type")?.lowercased() ?? "text"
    if type == "image" { readImage(tag, read) }
    guard type == "submit" || type == "button" || type == "reset" else { return }
    if let index = read.index(of: "value") { writeAside(index, role: .attribute(name: "value")) }
  }

  private func readLink(_ tag: MarkupScan.StartTag, _ read: TagAttributes) {
    guard let address = read.value(of: "href") else { return }
    document.links.append(
      Link(
        address: address.trimmed, element: Int(frame.element), range: unit.source(of: tag.place)))
  }

  private func readMeta(_ read: TagAttributes) {
    if let charset = CharsetDeclaration.charset(ofMeta: read) {
      noteCharset(charset, at: document.elements[Int(frame.element)].startTag)
    }
    guard let content = read.index(of: "content"),
      let name = (read.value(of: "name") ?? read.value(of: "property"))?.trimmed.lowercased()
    else { return }
    let isText =
      name == "description" || name == "keywords" || name == "title"
      || name.hasPrefix("og:") || name.hasPrefix("twitter:") || name.hasPrefix("product:")
    guard isText else { return }
    endBlock()
    writeAside(content, role: .meta(name: name))
  }

  // MARK: Elements whose content is not markup

  private func enterTitle(_ tag: MarkupScan.StartTag, top: Int) {
    guard let content = tag.content else { return }
    endBlock()
    writer.append(
      content, of: unit, resolving: .text,
      as: BlockWriter.Attributes(
        role: frame.isInPicture ? .attribute(name: "title") : .pageTitle,
        element: Int(frame.element),
        hidden: frame.hidden))
    endBlock()
  }

  private func enterTextArea(_ tag: MarkupScan.StartTag, top: Int) {
    frames[top].isSkipped = true
    guard let content = tag.content else { return }
    endBlock()
    if unit.index(of: UInt8(ascii: "<"), from: content.start, to: content.end) != nil {
      parse(content, of: unit, hidden: .lazy)
    } else {
      let decoded = unit.decoded(content)
      if decoded.bytes.contains(UInt8(ascii: "<")) {
        parse(
          ByteRange(0, decoded.bytes.count), of: MarkupUnit(decoded), hidden: .lazy)
      } else {
        writer.append(
          content, of: unit, resolving: .text,
          as: BlockWriter.Attributes(
            role: .control, element: Int(frame.element), hidden: frame.hidden))
        endBlock()
      }
    }
  }

  private func enterFrame(_ tag: MarkupScan.StartTag, _ read: TagAttributes, top: Int) {
    frames[top].isSkipped = true
    if let index = read.index(of: "srcdoc") {
      let content = unit.decoded(attributes.valuePlace(at: index), inAttribute: true)
      endBlock()
      parse(ByteRange(0, content.bytes.count), of: MarkupUnit(content))
    } else if let address = read.lazyAddress(["src", "data-src"]), Self.leadsToPage(address.value) {
      document.omissions.append(
        Omission(
          kind: .frame, detail: address.value, range: unit.source(of: tag.place)))
    }
  }

  /// Whether a frame shows a page from elsewhere; one that a script fills does not.
  private static func leadsToPage(_ address: String) -> Bool {
    let start = address.prefix(16).lowercased()
    return !start.isEmpty && !start.hasPrefix("javascript:") && !start.hasPrefix("about:")
  }

  private func readMedia(_ tag: MarkupScan.StartTag, _ read: TagAttributes) {
    document.omissions.append(
      Omission(
        kind: .media, detail: read.value(of: "src")?.trimmed ?? "",
        range: unit.source(of: tag.place)))
  }
}
