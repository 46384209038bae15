// SPDX-License-Identifier: Apache-2.0

import Lexicons
import Text

/// Reads a facts file: YAML or JSON, keys in English or Chinese.
public enum FactsReader {
  /// Reads the file at `path`.
  public static func read(path: String) throws(LexiconError) -> ProductFacts {
    try facts(from: try DataFiles.yaml(of: path))
  }

  /// Reads the facts out of a mapping.
  public static func facts(from node: YAMLNode) throws(LexiconError) -> ProductFacts {
    var facts = ProductFacts()
    var seen: [String: String] = [:]
    for entry in try node.entries() {
      guard let key = FactKey(name: entry.name) else {
        throw entry.key.error(
          "unknown key '\(entry.name)'", suggestion: FactKey.suggestion(for: entry.name))
      }
      if let earlier = seen.updateValue(entry.name, forKey: key.rawValue) {
        throw entry.key.error("'\(entry.name)' and '\(earlier)' mean the same; keep one")
      }
      try set(key, to: entry.value, in: &facts)
    }
    return facts
  }

  private static func set(
    _ key: FactKey, to value: YAMLNode, in facts: inout ProductFacts
  ) throws(LexiconError) {
    switch key {
    case .brand: facts.brand = try text(value)
    case .productWord: facts.productWord = try text(value)
    case .productSynonyms: facts.productSynonyms = try value.strings()
    case .materials: facts.materials = try value.strings()
    case .colours: facts.colours = try value.strings()
    case .sizes: facts.sizes = try value.strings()
    case .audience: facts.audience = try value.strings()
    case .season: facts.season = try value.strings()
    case .functions: facts.functions = try value.strings()
    case .scenes: facts.scenes = try value.strings()
    case .compatibleWith: facts.compatibleWith = try value.strings()
    case .not: facts.not = try value.strings()
    case .other:
      for entry in try value.entries() {
        facts.other.append((entry.name, try entry.value.strings()))
      }
    case .claims:
      for item in value.items() { facts.claims.append(try EvidenceReader.evidence(from: item)) }
    }
  }

  private static func text(_ node: YAMLNode) throws(LexiconError) -> String? {
    node.isNull ? nil : try node.string()
  }
}

/// The keys of a facts file; each may be written in English or as a Chinese operator would.
enum FactKey: String, CaseIterable {
  case brand
  case productWord = "product_word"
  case productSynonyms = "product_synonyms"
  case materials, colours, sizes, audience, season, functions, scenes
  case compatibleWith = "compatible_with"
  case other, not, claims

  /// Other ways to write the key.
  var aliases: [String] {
    switch self {
    case .brand: ["品牌"]
    case .productWord: ["产品词", "品名", "商品名"]
    case .productSynonyms: ["同义词", "产品同义词", "别名"]
    case .materials: ["材质", "面料", "material"]
    case .colours: ["颜色", "colors", "colour", "color"]
    case .sizes: ["尺码", "尺寸", "规格", "size"]
    case .audience: ["人群", "适用人群"]
    case .season: ["季节", "seasons"]
    case .functions: ["功能", "function", "features"]
    case .scenes: ["场景", "scene"]
    case .compatibleWith: ["适配", "兼容", "适用型号"]
    case .other: ["其他", "其它"]
    case .not: ["非", "不是", "没有"]
    case .claims: ["证明", "证据", "evidence"]
    }
  }

  init?(name: String) {
    guard let key = Self.allCases.first(where: { $0.rawValue == name || $0.aliases.contains(name) })
    else { return nil }
    self = key
  }

  static func suggestion(for name: String) -> String? {
    EditDistance.nearest(to: name, in: allCases.flatMap { [$0.rawValue] + $0.aliases })
  }
}
