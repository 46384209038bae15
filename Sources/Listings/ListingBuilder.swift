// SPDX-License-Identifier: Apache-2.0

import Documents
import Text

/// Turns texts and what is said about them into a `Listing`: reads each text, works out language and
/// market where they are not given, and says so.
public struct ListingBuilder: Sendable {
  /// What the command line says of every listing; a record's own values come first.
  public struct Defaults: Sendable {
    public var market: Market?
    public var platform: String?
    public var category: String?
    public var language: Language?
    public var evidence: [Evidence] = []

    public init() {}
  }

  /// A listing before its texts are read.
  public struct Draft: Sendable {
    public var id: String
    public var source: String?
    public var market: Market?
    public var platform: String?
    public var category: String?
    public var language: Language?
    public var brand: String?
    public var price: String?
    public var images: [ImageReference] = []
    public var attributes: [String: String] = [:]
    public var evidence: [Evidence] = []
    var texts: [(name: String, source: SourceText, kind: InputKind)] = []

    public init(id: String, source: String? = nil) {
      self.id = id
      self.source = source
    }

    /// Adds a text of the listing.
    public mutating func add(_ name: String, _ text: String, as kind: InputKind) {
      add(name, SourceText(name: source ?? id, string: text), as: kind)
    }

    /// Adds a text of the listing, already decoded.
    public mutating func add(_ name: String, _ text: SourceText, as kind: InputKind) {
      texts.append((name, text, kind))
    }
  }

  public let defaults: Defaults
  private let detector = LanguageDetector()

  private let surroundings: SurroundingRules?

  /// - Parameter surroundings: by which the copy of saved pages is told from what stands around it; without them
  ///   pages are read whole.
  public init(
    defaults: Defaults = Defaults(), surroundings: SurroundingRules? = nil
  ) {
    self.defaults = defaults
    self.surroundings = surroundings
  }

  /// Reads the draft's texts.
  public func listing(from draft: Draft) -> Listing { listing(from: draft) { $0 } }

  /// Reads the draft's texts.
  ///
  /// - Parameter completing: adds to a document what does not stand in its text (the words of its
  ///   pictures) before its language is told.
  public func listing(
    from draft: Draft, completing: (Document) throws -> Document
  ) rethrows -> Listing {
    let fields = try draft.texts.map { text in
      var document = try completing(DocumentReader.read(text.source, as: text.kind))
      surroundings?.mark(&document)
      return Field(name: text.name, document: document)
    }
    var assumed: [String] = []
    let language: Language
    if let given = draft.language ?? defaults.language {
      language = given
    } else {
      language = detector.language(
        of: fields.lazy.flatMap(\.document.readableTexts))
      assumed.append("language")
    }
    let platform = (draft.platform ?? defaults.platform)?.lowercased()
    var market = draft.market ?? defaults.market
    if market == nil {
      market = Market.inferred(platform: platform, language: language)
      if market != nil { assumed.insert("market", at: 0) }
    }
    return Listing(
      id: draft.id, source: draft.source, market: market, platform: platform,
      category: (draft.category ?? defaults.category)?.lowercased(), language: language,
      assumed: assumed, fields: fields, brand: draft.brand, price: draft.price,
      images: draft.images, attributes: draft.attributes,
      evidence: draft.evidence + defaults.evidence)
  }
}

extension Document {
  /// The visible texts in UTF-8.
  var readableTexts: some Sequence<ArraySlice<UInt8>> {
    blocks.lazy.filter(\.isSeen)
      .map { text.bytes[$0.range.range] }
  }
}

extension Market {
  private static let ofPlatform: [String: Market] = [
    "taobao": .cn, "tmall": .cn, "jd": .cn, "pinduoduo": .cn, "vipshop": .cn, "douyin": .cn,
    "xiaohongshu": .cn, "1688": .cn, "kuaishou": .cn, "amazon": .us, "ebay": .us, "etsy": .us,
    "walmart": .us, "shopify": .us,
  ]

  /// The market where none is given: the platform's home, else that of the language. Traditional
  /// Chinese tells no market: mainland law must not be put on a Taiwan or Hong Kong shop.
  static func inferred(platform: String?, language: Language) -> Market? {
    if let platform, let market = ofPlatform[platform] { return market }
    switch language {
    case .simplified: return .cn
    case .english: return .us
    case .traditional, .other: return nil
    }
  }
}
