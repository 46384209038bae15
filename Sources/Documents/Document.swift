// SPDX-License-Identifier: Apache-2.0

import Text

/// What a reader makes of one input: text in blocks, each letter with its exact place, and what else the
/// analyses ask about (elements, images, links) and what was not read.
public struct Document: Sendable {
  /// The input, decoded.
  public var source: SourceText
  /// All text that was read, block after block; a line feed that stands for nothing separates blocks.
  public var text: PlacedText
  /// Ordered by place in `text`; they do not overlap.
  public var blocks: [Block]
  /// The page's elements in document order; empty for plain text.
  public var elements: [Element]
  /// Pictures the page shows, in document order.
  public var images: [ImageReference]
  /// Where the page leads to, in document order.
  public var links: [Link]
  /// What stands in the input, or belongs to it, but was not read as text.
  public var omissions: [Omission]
  /// What is wrong with the input itself: undecodable bytes, limits reached, broken JSON-LD.
  public var problems: [InputProblem]

  public init(source: SourceText) {
    self.source = source
    text = PlacedText()
    blocks = []
    elements = []
    images = []
    links = []
    omissions = []
    problems = []
  }

  /// The text of a block.
  public func string(of block: Block) -> String { text.string(in: block.range) }
}

/// A stretch of text that is read as one: a paragraph, a heading, a cell, an alt text. Phrases join across
/// inline tags inside a block and never across blocks.
public struct Block: Sendable {
  /// Place in `Document.text`.
  public var range: ByteRange
  public var role: Role
  /// Index into `Document.elements` of the nearest enclosing element; nil in plain text.
  public var element: Int?
  /// Why a buyer does not see it, or nil where it is visible.
  public var hidden: Hidden?
  /// What it belongs to that is not the listing's own copy; nil for the listing itself.
  public var surrounding: Surrounding?
  /// For a table cell: the block that heads its row, and the one that heads its column.
  public var rowHeader: Int?
  public var columnHeader: Int?

  public init(
    range: ByteRange, role: Role, element: Int? = nil, hidden: Hidden? = nil,
    rowHeader: Int? = nil, columnHeader: Int? = nil
  ) {
    self.range = range
    self.role = role
    self.element = element
    self.hidden = hidden
    self.rowHeader = rowHeader
    self.columnHeader = columnHeader
  }

  /// Whether it is text of the page itself that its reader sees.
  public var isSeen: Bool { hidden == nil && role.isVisibleText }

  /// What a block is on the page.
  public enum Role: Hashable, Sendable {
    case paragraph
    /// `h1`–`h6`.
    case heading(level: Int)
    case listItem
    /// `td` and `th`.
    case cell, headerCell
    /// `dt` and `dd`.
    case term, definition
    case caption, summary, quote
    /// `button`, `option`, `label`, `legend`: controls of the page.
    case control
    /// All text of one `nav` element, as one block.
    case navigation
    /// `<title>`.
    case pageTitle
    /// `<meta>` of this name (`description`, `keywords`, `og:title`, …).
    case meta(name: String)
    /// The alternative text of an image.
    case alternative
    /// Words read in a picture: index into `Document.images`, and where in it they stand.
    case imageText(image: Int, box: ImageBox)
    /// Another attribute a person reads or hears: `title`, `aria-label`, `placeholder`, `value`.
    case attribute(name: String)
    /// A string of JSON-LD, with its path (`Product.offers.price`).
    case structuredData(path: String)

    /// Whether this is text of the page itself, seen by its reader; attributes other than alt, head and
    /// structured data are not.
    public var isVisibleText: Bool {
      switch self {
      case .pageTitle, .meta, .attribute, .structuredData: false
      default: true
      }
    }
  }

  /// What stands around a listing on a saved page of a shop.
  public enum Surrounding: String, CaseIterable, Sendable {
    /// The shop's or marketplace's own: menus, header, footer, forms, dialogs, notices about cookies.
    case site
    /// Other products: recommendations, lists of goods, thumbnails and swatches.
    case products
    /// What buyers wrote: reviews, questions.
    case reviews
  }

  /// Why a block is not seen.
  public enum Hidden: Hashable, Sendable {
    /// `display:none`, `hidden`, `visibility:hidden`, zero size, off screen, or same colour as its ground.
    case style
    /// `<noscript>`, `<template>`, a conditional comment: shown only in some readers.
    case alternateContent
    /// Read out of a `<textarea>` or script that the page fills in later.
    case lazy
  }
}

/// One element of a page.
public struct Element: Sendable {
  /// Lower-case tag name.
  public let name: String
  /// The same as a number.
  public let tag: ElementName
  /// Index of the parent in `Document.elements`; nil for the outermost.
  public var parent: Int?
  /// Position among the parent's element children of the same name, from 1.
  public var ordinal: Int
  /// From the `<` of the start tag to just after its `>`.
  public var startTag: ByteRange
  private let storage: Storage
  let hasAttributes: Bool

  private enum Storage: Sendable {
    case list([Attribute])
    case table(AttributeTable, Range<Int>)
  }

  public init(
    name: String, parent: Int?, ordinal: Int, startTag: ByteRange, attributes: [Attribute]
  ) {
    self.name = name
    tag = ElementName(ElementKindTable.shared.kind(of: Array(name.utf8)[...]))
    self.parent = parent
    self.ordinal = ordinal
    self.startTag = startTag
    storage = .list(attributes)
    hasAttributes = !attributes.isEmpty
  }

  /// An element whose attributes are decoded when asked for.
  init(
    name: String, tag: ElementName, parent: Int?, ordinal: Int, startTag: ByteRange,
    table: AttributeTable, indices: Range<Int>
  ) {
    self.name = name
    self.tag = tag
    self.parent = parent
    self.ordinal = ordinal
    self.startTag = startTag
    storage = indices.isEmpty ? .list([]) : .table(table, indices)
    hasAttributes = !indices.isEmpty
  }

  /// Attributes in the order they are written; of several with one name the first counts.
  public var attributes: [Attribute] {
    switch storage {
    case .list(let attributes): attributes
    case .table(let table, let indices): indices.map(table.attribute(at:))
    }
  }

  /// The attribute of this lower-case name.
  public func attribute(named name: String) -> Attribute? {
    switch storage {
    case .list(let attributes): return attributes.first { $0.name == name }
    case .table(let table, let indices):
      for index in indices where table.isNamed(name, at: index) {
        return table.attribute(at: index)
      }
      return nil
    }
  }

  /// The decoded value of an attribute.
  public func value(of name: String) -> String? {
    switch storage {
    case .list(let attributes): return attributes.first { $0.name == name }?.value
    case .table(let table, let indices):
      for index in indices where table.isNamed(name, at: index) { return table.value(at: index) }
      return nil
    }
  }

  /// Calls `body` with the decoded value of an attribute in UTF-8, without making a string of it; the way to look at
  /// one attribute of all elements.
  ///
  /// - Parameter name: lower-case ASCII.
  @discardableResult
  @inline(__always)
  public func withValue<Result>(
    of name: StaticString, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result? {
    switch storage {
    case .list:
      guard hasAttributes, var value = value(of: name.description) else { return nil }
      return value.withUTF8(body)
    case .table(let table, let indices):
      for index in indices where table.isNamed(name, at: index) {
        return table.withValue(at: index, body)
      }
      return nil
    }
  }

  /// Calls `body` for each attribute with one of these lower-case ASCII names: the name's position among them, and
  /// the decoded value in UTF-8.
  public func forEachValue(
    of names: [StaticString], _ body: (Int, UnsafeBufferPointer<UInt8>) -> Void
  ) {
    switch storage {
    case .list(let attributes):
      for attribute in attributes {
        guard let order = names.firstIndex(where: { $0.description == attribute.name }) else {
          continue
        }
        var value = attribute.value
        value.withUTF8 { body(order, $0) }
      }
    case .table(let table, let indices):
      for index in indices {
        guard let order = names.firstIndex(where: { table.isNamed($0, at: index) }) else {
          continue
        }
        table.withValue(at: index) { body(order, $0) }
      }
    }
  }
}

/// An attribute of a start tag.
public struct Attribute: Hashable, Sendable {
  /// Lower case.
  public var name: String
  /// With character references resolved.
  public var value: String
  /// Place of the value in the source, quotes excluded; empty at the name's end for one without a value.
  public var range: ByteRange

  public init(name: String, value: String, range: ByteRange) {
    self.name = name
    self.value = value
    self.range = range
  }
}

/// A picture a page shows.
public struct ImageReference: Sendable {
  /// Where it is loaded from, lazy-loading attributes resolved; empty where none is stated.
  public var address: String
  /// The alternative text; nil where the attribute is missing.
  public var alternative: String?
  /// As stated in attributes, in CSS pixels.
  public var width: Int?
  public var height: Int?
  /// Index into `Document.elements`; nil for an image of a record.
  public var element: Int?
  /// Place of the tag.
  public var range: ByteRange
  /// Whether the address came from a lazy-loading attribute.
  public var isLazy: Bool
  /// Whether the text in it was read.
  public var isTextRead = false
  /// What the file itself is, where it lies beside the page and was looked at.
  public var file: ImageFile?

  public init(
    address: String, alternative: String?, width: Int? = nil, height: Int? = nil,
    element: Int? = nil, range: ByteRange, isLazy: Bool = false, file: ImageFile? = nil
  ) {
    self.address = address
    self.alternative = alternative
    self.width = width
    self.height = height
    self.element = element
    self.range = range
    self.isLazy = isLazy
    self.file = file
  }
}

/// A link of a page.
public struct Link: Sendable {
  public var address: String
  public var element: Int?
  public var range: ByteRange

  public init(address: String, element: Int?, range: ByteRange) {
    self.address = address
    self.element = element
    self.range = range
  }
}

/// Something that belongs to the listing but was not read. Silence never means clean: each becomes an
/// entry of `notChecked`.
public struct Omission: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    /// The description is fetched from an address in the page (`descUrl`, `detailUrl`, …).
    case remoteDescription
    /// The description stands in another document shown in an `iframe`.
    case frame
    /// A placeholder stands where text will be (加载中, Loading…).
    case placeholder
    /// Text inside pictures.
    case imageText
    /// Template code (`{{ }}`, `{% %}`, `<% %>`, `${ }`, shortcodes).
    case template
    /// Parts given up at a limit of size, depth or number.
    case limit
    /// A video or audio track.
    case media
    /// Bytes that are not text in the encoding of the input.
    case undecodable
    /// Blocks around the listing: menus, related goods, reviews, footers.
    case surroundings
  }
  public var kind: Kind
  /// How many of them (pictures, placeholders).
  public var count: Int
  /// What it is, for the reader: an address, a sample of the placeholder, the limit.
  public var detail: String
  /// The first place, where there is one.
  public var range: ByteRange?

  public init(kind: Kind, count: Int = 1, detail: String, range: ByteRange? = nil) {
    self.kind = kind
    self.count = count
    self.detail = detail
    self.range = range
  }
}

/// Something wrong with the input itself, with its place.
public struct InputProblem: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    case undecodableBytes, conflictingCharsets, nullCharacters, truncated, tooDeep
    case tooManyAttributes, tooLarge, invalidJSONLD, invalidMarkup, empty
  }
  public var kind: Kind
  public var detail: String
  public var range: ByteRange?

  public init(kind: Kind, detail: String, range: ByteRange? = nil) {
    self.kind = kind
    self.detail = detail
    self.range = range
  }
}
