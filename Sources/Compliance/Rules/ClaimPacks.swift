// SPDX-License-Identifier: Apache-2.0

import Findings
import Lexicons
import Text

/// The rules of `lexicons/claims`, read from their files.
public enum ClaimPacks {
  /// Reads all packs.
  ///
  /// - Parameters:
  ///   - lexicons: path of the `lexicons` folder.
  ///   - extra: folders with packs of the user's own, laid out like `lexicons/claims`.
  public static func read(
    lexicons: String, extra: [String] = []
  ) throws(LexiconError) -> CompiledClaims {
    let folding = try FoldingTable.read(lexicons: lexicons)
    let evasion = try EvasionTable.read(lexicons: lexicons, folding: folding)
    var files: [YAMLNode] = []
    for path in try paths(lexicons: lexicons, extra: extra) {
      files.append(try DataFiles.yaml(of: path))
    }
    let citations = try citations(try DataFiles.yaml(of: lexicons + "/citations.yaml"))
    return try compile(files, citations: citations, folding: folding, evasion: evasion)
  }

  /// The same by way of the cache: rules without notes and examples, for checking only.
  public static func read(
    lexicons: String, extra: [String] = [], cache: LexiconCache?
  ) throws(LexiconError) -> CompiledClaims {
    guard let cache else { return try read(lexicons: lexicons, extra: extra) }
    var files = [lexicons + "/citations.yaml"]
    files += try DataFiles.files(below: lexicons + "/folding", endings: ["txt"])
    files += try paths(lexicons: lexicons, extra: extra)
    return try cache.value(
      "claims", version: archiveVersion, of: files,
      read: { (archive) throws(ArchiveError) in try CompiledClaims(from: &archive) },
      write: { $0.write(to: &$1) },
      make: { () throws(LexiconError) in try read(lexicons: lexicons, extra: extra) })
  }

  /// The files of all packs; a folder without any was surely meant to be another.
  private static func paths(
    lexicons: String, extra: [String]
  ) throws(LexiconError) -> [String] {
    var paths: [String] = []
    for folder in [lexicons + "/claims"] + extra {
      let found = try DataFiles.files(below: folder, endings: ["yaml"])
      guard !found.isEmpty else {
        throw LexiconError(file: folder, message: "holds no rules: no file there ends in .yaml")
      }
      paths += found
    }
    return paths
  }

  /// Goes up with every change of what is archived, or of how rules are compiled.
  private static let archiveVersion = 7

  /// Compiles packs, classes and contexts, each file holding any of them.
  static func compile(
    _ files: [YAMLNode], citations: [String: Citation], folding: FoldingTable,
    evasion: EvasionTable
  ) throws(LexiconError) -> CompiledClaims {
    let classes = try WordClasses(files: files, folding: folding)
    var reader = RuleReader(classes: classes, folding: folding, citations: citations)
    for file in files { try reader.conditions.add(contexts: file) }
    try reader.conditions.compileContexts()
    for file in files where file.optional("pack") != nil { try reader.add(file) }
    return CompiledClaims(
      rules: reader.rules, packs: reader.packs, conditions: reader.conditions,
      innocent: classes.literals(of: "innocent") ?? [], folding: folding, evasion: evasion)
  }

  /// Reads the registry of citations: a mapping of short names.
  static func citations(_ file: YAMLNode) throws(LexiconError) -> [String: Citation] {
    var result: [String: Citation] = [:]
    for entry in try file.required("citations").entries() {
      _ = try entry.value.entries(allowed: ["title", "article", "url", "effective", "note"])
      result[entry.name] = Citation(
        title: try entry.value.required("title").string(),
        article: try entry.value.optional("article")?.string(),
        url: try entry.value.optional("url")?.string(),
        effective: try entry.value.optional("effective")?.string())
    }
    return result
  }
}
