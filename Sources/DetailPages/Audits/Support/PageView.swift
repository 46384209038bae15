// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import Text

/// A listing as the page audits look at it: its page, and what several of them ask for, worked out once.
public struct PageView: Sendable {
  public let listing: Listing
  /// The field that is the page: `html`, else `text`; nil for a listing of titles and bullets alone.
  public let field: Field?
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
  /// Letters and digits in the visible blocks, in code points.
  public let visibleLetters: Int
  /// The numbers of the visible text, where structured data asks for them; see `showsNumber`.
  let visibleNumbers: Set<String>
  /// The text of all blocks, folded, a part each.
  let folded: FoldedText
  /// What the visible text speaks of: hits of the lexicon's cues. The parts are blocks.
  let cueHits: [CueSet.Hit]
  private let topics: [String]
  /// JSON-LD of the page.
  public let structuredData: StructuredData
  /// Whether the description itself stands here. False where it is fetched from elsewhere, written by a
  /// script, or told in pictures that were not read; then nothing can be called missing.
  /// Nor can it in a language whose words are not listed.
  public let canTellAbsence: Bool

  /// - Parameter lexicon: what pictures without content are called.
  public init(_ listing: Listing, lexicon: PageLexicon = PageLexicon()) {
    self.listing = listing
    let field = listing.field("html") ?? listing.field("text")
    self.field = field
    guard let document = field?.document else {
      isWholePage = false
      isShopPage = false
      images = []
      visibleBlocks = []
      contentBlocks = []
      visibleLetters = 0
      visibleNumbers = []
      folded = FoldedText([], parts: [], folding: lexicon.folding)
      cueHits = []
      topics = []
      structuredData = StructuredData()
      canTellAbsence = false
      return
    }
    isWholePage = document.isWholePage
    isShopPage = document.isShopPage
    images = PageImage.images(of: document, decoration: lexicon.decoration)
    var visible: [Int] = []
    var letters = 0
    for (index, block) in document.blocks.enumerated()
    where block.hidden == nil && block.role.isVisibleText {
      if block.role == .alternative || block.role == .navigation { continue }
      visible.append(index)
      letters += LetterCount.of(document.text.bytes[block.range.range])
    }
    visibleBlocks = visible
    contentBlocks = visible.filter { document.blocks[$0].isAboutProduct }
    visibleLetters = letters
    topics = lexicon.cues.topics
    folded = FoldedText(
      document.text.bytes, parts: document.blocks.map(\.range), folding: lexicon.folding)
    cueHits = lexicon.cues.hits(in: folded, parts: visible)
    let data = StructuredData(document)
    structuredData = data
    visibleNumbers = data.nodes.isEmpty ? [] : Self.numbers(of: document, blocks: visible)
    canTellAbsence =
      listing.language != .other
      && Self.canTellAbsence(
        in: document, letters: letters, unread: images.filter { !$0.reference.isTextRead }.count)
  }

  /// The page's document; an empty one where there is no page.
  public var document: Document {
    field?.document ?? Document(source: SourceText(name: listing.id, bytes: []))
  }

  /// The first words that speak of a topic of `cues.yaml`: index of the block, and their place.
  func cue(_ topic: String) -> (block: Int, range: ByteRange)? {
    guard let index = topics.firstIndex(of: topic),
      let hit = cueHits.first(where: { $0.topic == index })
    else { return nil }
    return (hit.part, hit.range)
  }

  /// All words that speak of a topic.
  func cues(_ topic: String) -> [(block: Int, range: ByteRange)] {
    guard let index = topics.firstIndex(of: topic) else { return [] }
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
