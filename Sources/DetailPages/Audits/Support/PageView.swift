// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import Text

/// A listing as the page audits look at it: its page, and what several of them ask for, worked out once. A class,
/// because every audit is handed it.
public final class PageView: Sendable {
  public let listing: Listing
  /// The field that is the page: `html`, else `text`; nil for a listing of titles and bullets alone.
  public let field: Field?
  /// The page's document; an empty one where there is no page.
  public let document: Document
  /// Whether the page has a head of its own (`html`, `head` or `title` stand in it). A description that a
  /// marketplace puts into its own page has none, and owes no title and no H1.
  public let isWholePage: Bool
  /// Whether this is a page that software of a shop or marketplace wrote around the description; see
  /// `Document.isShopPage`. Much of what stands there is not the seller's.
  public let isShopPage: Bool
  /// Pictures that carry content; spacers, icons and tracking pixels are left out.
  public let images: [PageImage]
  /// Indices of the blocks a buyer sees as text: not hidden, not navigation, no alternative text.
  public let visibleBlocks: [Int]
  /// Those of them that are about the product: menus, lists of other products and footers left out.
  public let contentBlocks: [Int]
  /// Those of them that the seller wrote: what buyers say is left out too.
  public let ownBlocks: [Int]
  /// Letters and digits in the visible blocks, in code points.
  public let visibleLetters: Int
  /// The same of each block; 0 for one that is not visible.
  private let letters: [Int32]
  /// The numbers of the visible text, where structured data asks for them; see `showsNumber`.
  let visibleNumbers: Set<String>
  /// The text of all blocks, folded, a part each.
  let folded: FoldedText
  /// What the visible text speaks of, and what stayed behind in it from a template. The parts are blocks.
  private let cueHits: [CueSet.Hit]
  let leftoverHits: [CueSet.Hit]
  /// Words in all blocks that may give orders to a machine.
  let instructionHits: [CueSet.Hit]
  private let words: PageWords
  /// JSON-LD of the page.
  public let structuredData: StructuredData
  /// Whether the description itself stands here. False where it is fetched from elsewhere, written by a
  /// script, or told in pictures that were not read; then nothing can be called missing.
  /// Nor can it in a language whose words are not listed.
  public let canTellAbsence: Bool

  /// - Parameter lexicon: what pictures without content are called.
  public convenience init(_ listing: Listing, lexicon: PageLexicon = PageLexicon()) {
    self.init(listing, page: PageText(listing, folding: lexicon.folding), lexicon: lexicon)
  }

  /// - Parameter text: the listing's page, as it was read before.
  init(_ listing: Listing, page text: PageText, lexicon: PageLexicon) {
    self.listing = listing
    field = text.field
    folded = text.folded
    words = lexicon.words
    document = text.field?.document ?? Document(source: SourceText(name: listing.id, bytes: []))
    isWholePage = text.isWholePage
    isShopPage = text.isShopPage
    images = PageImage.images(of: document, decoration: lexicon.decoration)
    var visible: [Int] = []
    var content: [Int] = []
    var own: [Int] = []
    var letters = [Int32](repeating: 0, count: document.blocks.count)
    var total = 0
    var isVisible = [Bool](repeating: false, count: document.blocks.count)
    visible.reserveCapacity(document.blocks.count)
    content.reserveCapacity(document.blocks.count)
    own.reserveCapacity(document.blocks.count)
    // By index: a copy of each block would be counted in and out.
    for index in document.blocks.indices where document.blocks[index].isSeen {
      switch document.blocks[index].role {
      case .alternative, .navigation: continue
      default: break
      }
      visible.append(index)
      if document.blocks[index].isAboutProduct { content.append(index) }
      if document.blocks[index].surrounding == nil { own.append(index) }
      isVisible[index] = true
      let count = LetterCount.of(document.text.bytes[document.blocks[index].range.range])
      letters[index] = Int32(clamping: count)
      total += count
    }
    visibleBlocks = visible
    contentBlocks = content
    ownBlocks = own
    visibleLetters = total
    self.letters = letters
    let words = words
    let hits = words.hits(in: folded)
    cueHits = hits.filter { words.group(of: $0) == .cues && isVisible[$0.part] }
    leftoverHits = hits.filter { words.group(of: $0) == .leftovers && isVisible[$0.part] }
    instructionHits = hits.filter { words.group(of: $0) == .instructions }
    let data = StructuredData(document)
    structuredData = data
    visibleNumbers = data.nodes.isEmpty ? [] : Self.numbers(of: document, blocks: visible)
    canTellAbsence =
      field != nil && listing.language != .other
      && Self.canTellAbsence(
        in: document, letters: total, unread: images.count { !$0.reference.isTextRead })
  }

  /// Letters and digits of a visible block, in code points.
  func letters(of block: Int) -> Int { Int(letters[block]) }

  /// The name of the topic some words speak of.
  func topic(of hit: CueSet.Hit) -> String { words.topic(of: hit) }

  /// The first words that speak of a topic of `cues.yaml`: index of the block, and their place.
  func cue(_ topic: String) -> (block: Int, range: ByteRange)? {
    guard !cueHits.isEmpty, let index = words.topics(of: .cues).firstIndex(of: topic),
      let hit = cueHits.first(where: { $0.topic == index })
    else { return nil }
    return (hit.part, hit.range)
  }

  /// All words that speak of a topic.
  func cues(_ topic: String) -> [(block: Int, range: ByteRange)] {
    guard !cueHits.isEmpty, let index = words.topics(of: .cues).firstIndex(of: topic) else {
      return []
    }
    return cueHits.filter { $0.topic == index }.map { ($0.part, $0.range) }
  }

  /// The text a buyer sees, block after block.
  public var visibleText: String {
    visibleBlocks.map { document.string(of: document.blocks[$0]) }.joined(separator: "\n")
  }

  /// Whether this is markup rather than plain text.
  public var isMarkup: Bool { field.map { !$0.document.elements.isEmpty } ?? false }

  /// Whether there is enough text to speak of a page; less means a script writes it later.
  public var hasText: Bool { visibleLetters >= 120 }

  /// A page says enough to be told what it lacks when its text is there: at least 120 letters, no
  /// description loaded from elsewhere, and for each unread picture at least 100 letters of text.
  private static func canTellAbsence(in document: Document, letters: Int, unread: Int) -> Bool {
    guard letters >= 120 else { return false }
    for omission in document.omissions {
      switch omission.kind {
      case .remoteDescription, .placeholder, .limit: return false
      case .frame:
        let address = omission.detail.lowercased()
        if ["desc", "detail", "itemid", "content"].contains(where: address.holds) {
          return false
        }
      case .imageText, .template, .media, .undecodable, .surroundings: break
      }
    }
    return unread < 3 || letters >= unread * 100
  }
}
