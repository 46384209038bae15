// SPDX-License-Identifier: Apache-2.0

import Lexicons

/// How the product file of one shop system looks: which column holds which field of a listing
/// (`lexicons/feeds/<name>.yaml`).
public struct FeedProfile: Sendable {
  /// A field of a listing that a column can hold.
  public enum FeedField: String, Hashable, Sendable, CaseIterable {
    case id, title, subtitle, text, html, brand, category, price
  }

  public var name: String
  public var platform: String?
  /// Names a column may have, by field; compared without case and white space around them.
  public var columns: [(field: FeedField, names: [String])]
  /// The field a row must have; rows without it are left out (variants of the row above).
  public var needs: FeedField

  /// Reads a profile.
  public init(_ node: YAMLNode) throws(LexiconError) {
    _ = try node.entries(allowed: ["feed", "platform", "columns", "needs"])
    name = try node.required("feed").string()
    platform = try node.optional("platform")?.string()
    needs = try node.required("needs").choice(FeedField.self)
    columns = []
    let fields = FeedField.allCases.map(\.rawValue)
    for entry in try node.required("columns").entries(allowed: fields) {
      columns.append((try entry.key.choice(FeedField.self), try entry.value.strings()))
    }
  }

  /// Reads the profile of this name.
  public static func read(_ name: String, lexicons: String) throws(LexiconError) -> FeedProfile {
    try FeedProfile(try DataFiles.yaml(of: "\(lexicons)/feeds/\(name).yaml"))
  }
}
