// SPDX-License-Identifier: Apache-2.0

import Lexicons

/// Where a description may lead: `lexicons/pages/links.yaml`.
public struct LinkRules: Sendable {
  /// Hosts of each marketplace.
  var marketplaces: [String: [String]] = [:]
  var contactSchemes: [String] = []
  var contactHosts: [String] = []
  /// Words that name a picture of a two-dimensional code.
  var codes: [String] = []

  init() {}

  init(_ node: YAMLNode) throws(LexiconError) {
    for entry in try node.entries(
      allowed: ["marketplaces", "contact_schemes", "contact_hosts", "codes"])
    {
      switch entry.name {
      case "marketplaces":
        for platform in try entry.value.entries() {
          marketplaces[platform.name] = try platform.value.strings()
        }
      case "contact_schemes": contactSchemes = try entry.value.strings()
      case "contact_hosts": contactHosts = try entry.value.strings()
      default: codes = try entry.value.strings()
      }
    }
  }

  /// The host of an absolute address, in lower case; nil for a relative one.
  static func host(of address: String) -> String? {
    // A relative address, as most are, has no two slashes near its start.
    guard address.utf8.prefix(8).contains(UInt8(ascii: "/")) else { return nil }
    let lower = address.lowercased()
    let schemes = ["//", "http://", "https://"]
    guard let scheme = schemes.first(where: lower.hasPrefix) else { return nil }
    let start = lower.utf8.index(lower.startIndex, offsetBy: scheme.utf8.count)
    let host = lower[start...].prefix { !"/?#:".contains($0) }
    let name = host.split(separator: "@").last.map(String.init) ?? ""
    return name.contains(".") ? name : nil
  }

  /// Whether a host is one of a list or below one of them.
  static func isHost(_ host: String, of domains: [String]) -> Bool {
    domains.contains { host == $0 || host.hasSuffix("." + $0) }
  }
}
