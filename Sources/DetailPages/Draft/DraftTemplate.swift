// SPDX-License-Identifier: Apache-2.0

import Lexicons
import Listings
import Text

/// The skeleton of a page: a file of `templates/pages`.
public struct DraftTemplate: Sendable {
  /// A line of a section.
  struct Line: Sendable {
    var text: SlotText
    /// Slots that must, and must not, have a value for the line to be written.
    var needs: [String]
    var unless: [String]
    /// Written once for each of these (`functions`, `proofs`).
    var each: String?
    /// For `proofs`: the kinds it speaks of.
    var kinds: [Evidence.Kind]
    /// Written where there is none to repeat for.
    var otherwise: SlotText?
  }

  struct Section: Sendable {
    var stage: Stage
    var heading: SlotText
    var lines: [Line]
    /// Slots that make a table of specifications, in this order; `other` stands for all others.
    var table: [String]
  }

  /// How a blank is written: `{hint}` is what belongs there.
  let blank: String
  /// What stands between the items of a list.
  let separator: String
  /// What slots are called.
  let names: [String: String]
  let title: SlotText
  let sections: [Section]

  /// The slots a template may use.
  static let slots = [
    "brand", "product", "materials", "colours", "sizes", "audience", "season", "scenes",
    "functions", "name", "value", "about", "number", "body", "date", "amount", "terms",
  ]

  /// Reads the template of a language.
  ///
  /// - Parameter templates: path of the `templates` folder.
  public static func read(
    templates: String, language: Language
  ) throws(LexiconError) -> DraftTemplate {
    let name = language == .other ? Language.english.rawValue : language.rawValue
    return try DraftTemplate(DataFiles.yaml(of: "\(templates)/pages/\(name).yaml"))
  }

  init(_ node: YAMLNode) throws(LexiconError) {
    _ = try node.entries(allowed: ["blank", "list", "names", "title", "sections"])
    blank = try node.required("blank").string()
    separator = try node.required("list").string()
    var names: [String: String] = [:]
    for entry in try node.required("names").entries(allowed: Self.slots) {
      names[entry.name] = try entry.value.string()
    }
    self.names = names
    title = try SlotText(node.required("title"))
    var sections: [Section] = []
    for item in try node.required("sections").items() {
      sections.append(try Self.section(from: item))
    }
    self.sections = sections
  }

  private static func section(from node: YAMLNode) throws(LexiconError) -> Section {
    _ = try node.entries(allowed: ["stage", "heading", "lines", "table"])
    var lines: [Line] = []
    for item in try node.required("lines").items() { lines.append(try line(from: item)) }
    return Section(
      stage: try node.required("stage").choice(Stage.self),
      heading: try SlotText(node.required("heading")), lines: lines,
      table: try node.optional("table")?.strings() ?? [])
  }

  private static func line(from node: YAMLNode) throws(LexiconError) -> Line {
    _ = try node.entries(allowed: ["text", "needs", "unless", "each", "kinds", "else"])
    var kinds: [Evidence.Kind] = []
    for kind in node.optional("kinds")?.items() ?? [] {
      kinds.append(try kind.choice(Evidence.Kind.self))
    }
    let each = node.optional("each")
    if let each, try each.string() != "functions", try each.string() != "proofs" {
      throw each.error("a line repeats for 'functions' or 'proofs'")
    }
    return Line(
      text: try SlotText(node.required("text")),
      needs: try node.optional("needs")?.strings() ?? [],
      unless: try node.optional("unless")?.strings() ?? [], each: try each?.string(),
      kinds: kinds,
      otherwise: try node.optional("else").map { other throws(LexiconError) in try SlotText(other) }
    )
  }
}

/// Text with slots (`{brand}`) and blanks (`{?what to write}`).
struct SlotText: Sendable {
  enum Part: Sendable, Hashable {
    case text(String)
    case slot(String)
    case blank(String)
  }
  var parts: [Part] = []

  init(_ node: YAMLNode) throws(LexiconError) {
    var rest = try node.string()[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else {
        throw node.error("a '{' is not closed")
      }
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      let name = String(rest[rest.index(after: open)..<close])
      if name.hasPrefix("?") {
        parts.append(.blank(String(name.dropFirst())))
      } else {
        guard DraftTemplate.slots.contains(name) else {
          throw node.error(
            "unknown slot '{\(name)}'",
            suggestion: EditDistance.nearest(to: name, in: DraftTemplate.slots))
        }
        parts.append(.slot(name))
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
  }
}
