// SPDX-License-Identifier: Apache-2.0

import Findings
import Lexicons
import Listings
import Text

/// The keys of a configuration file.
enum ConfigurationKey: String, CaseIterable {
  case extends, market, platform, category, language, messages, facts, keywords, rules
  case failOn = "fail-on"
  case maxWarnings = "max-warnings"
  case exclude
  case disable
  case severity
  case overrides, paths

  /// How a Chinese operator writes the key.
  var chineseName: String {
    switch self {
    case .extends: "继承"
    case .market: "市场"
    case .platform: "平台"
    case .category: "类目"
    case .language: "语言"
    case .messages: "消息语言"
    case .facts: "商品事实"
    case .keywords: "关键词"
    case .rules: "自有规则"
    case .failOn: "失败级别"
    case .maxWarnings: "警告上限"
    case .exclude: "排除"
    case .disable: "停用规则"
    case .severity: "级别"
    case .overrides: "按路径"
    case .paths: "路径"
    }
  }

  static var names: [String] { allCases.flatMap { [$0.rawValue, $0.chineseName] } }

  /// The entries of a mapping, by key; an unknown key is an error that says what was meant.
  static func entries(
    of node: YAMLNode
  ) throws(LexiconError) -> [(key: ConfigurationKey, value: YAMLNode)] {
    var found: [(ConfigurationKey, YAMLNode)] = []
    for entry in try node.entries() {
      guard
        let key = allCases.first(where: {
          $0.rawValue == entry.name || $0.chineseName == entry.name
        })
      else {
        throw entry.key.error(
          "unknown key '\(entry.name)'",
          suggestion: EditDistance.nearest(to: entry.name, in: names))
      }
      found.append((key, entry.value))
    }
    return found
  }

  /// Puts a value into the settings.
  func set(_ value: YAMLNode, in settings: inout Settings) throws(LexiconError) {
    switch self {
    case .market: settings.market = try value.choice(Market.self)
    case .platform: settings.platform = try value.string()
    case .category: settings.category = try value.string()
    case .language: settings.language = try value.choice(Language.self)
    case .messages: settings.messages = try value.choice(MessageLanguage.self)
    case .facts: settings.facts = try value.string()
    case .keywords: settings.keywords = try value.strings()
    case .rules: settings.rules = try value.strings()
    case .failOn:
      let name = try value.string()
      let known = Severity.allCases.map(\.rawValue) + ["never"]
      guard known.contains(name) else {
        throw value.error(
          "'\(name)' is none of \(known.joined(separator: ", "))",
          suggestion: EditDistance.nearest(to: name, in: known))
      }
      settings.failOn = name
    case .maxWarnings: settings.maxWarnings = try value.integer()
    case .exclude: settings.exclude = try value.strings()
    case .disable: settings.disabledRules = try value.strings()
    case .severity:
      for entry in try value.entries() {
        settings.severities[entry.name] = try entry.value.choice(Severity.self)
      }
    case .extends, .overrides, .paths: break
    }
  }
}
