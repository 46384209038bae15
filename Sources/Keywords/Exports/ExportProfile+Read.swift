// SPDX-License-Identifier: Apache-2.0

import Findings
import Lexicons

extension ExportProfile {
  /// Reads one file of `lexicons/exports/sources`.
  /// - Parameter id: the file's name without its ending.
  public init(_ node: YAMLNode, id: String) throws(LexiconError) {
    _ = try node.entries(allowed: [
      "name", "platform", "signatures", "columns", "ignored", "layout", "duplicates", "days",
      "note",
    ])
    self.id = id
    name = try Message(exportText: node.required("name"))
    platform = try node.optional("platform")?.string()
    signatures = []
    for set in node.optional("signatures")?.items() ?? [] {
      signatures.append(try set.strings().map(HeaderName.folded))
    }
    columns = []
    for entry in try node.required("columns").entries() {
      columns.append(try Column(entry))
    }
    guard columns.contains(where: { $0.metric == .keyword }) || node.optional("layout") != nil
    else {
      throw try node.required("columns").error("no column 'keyword': nothing to rank")
    }
    ignored = try node.optional("ignored")?.strings().map(HeaderName.folded) ?? []
    layout = try node.optional("layout")?.choice(Layout.self) ?? .rows
    duplicates = try node.optional("duplicates")?.choice(Duplicates.self) ?? .repeated
    days = try node.optional("days")?.integer()
    note = nil
    if let text = node.optional("note") { note = try Message(exportText: text) }
  }
}

extension ExportProfile.Column {
  /// Reads `metric: [header, …]` or `metric: {headers: […], kind: …, …}`.
  init(_ entry: YAMLNode.Entry) throws(LexiconError) {
    metric = try entry.key.choice(Metric.self)
    form = metric.form
    unit = metric.unit
    kind = .exact
    isPercent = nil
    scale = 1
    meaning = nil
    guard case .mapping = entry.value.value else {
      headers = try entry.value.strings().map(HeaderName.folded)
      return
    }
    let node = entry.value
    _ = try node.entries(allowed: [
      "headers", "kind", "form", "unit", "percent", "scale", "meaning",
    ])
    headers = try node.required("headers").strings().map(HeaderName.folded)
    if let value = node.optional("kind") { kind = try value.choice(ValueKind.self) }
    if let value = node.optional("form") { form = try value.choice(ValueForm.self) }
    if let value = node.optional("unit") { unit = try value.string() }
    if let value = node.optional("percent") { isPercent = try value.boolean() }
    if let value = node.optional("scale") { scale = try value.number() }
    if let value = node.optional("meaning") { meaning = try Message(exportText: value) }
  }
}

extension Message {
  /// Reads `{en: …, zh: …}`, or one text for both.
  init(exportText node: YAMLNode) throws(LexiconError) {
    if let text = node.text {
      self.init(en: text, zh: text)
    } else {
      _ = try node.entries(allowed: ["en", "zh"])
      self.init(en: try node.required("en").string(), zh: try node.required("zh").string())
    }
  }
}
