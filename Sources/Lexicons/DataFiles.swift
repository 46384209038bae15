// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Text

/// Reading of data files.
public enum DataFiles {
  /// The text of a file, which must be UTF-8.
  public static func text(of path: String) throws(LexiconError) -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw LexiconError(file: path, message: "cannot be read; is it there, and yours to read?")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw LexiconError(file: path, message: "is not UTF-8; save it as UTF-8")
    }
    return text
  }

  /// A file read as YAML or JSON.
  public static func yaml(of path: String) throws(LexiconError) -> YAMLNode {
    try YAMLNode.parse(try text(of: path), file: path)
  }

  /// Files read as YAML or JSON, together and by way of the cache.
  ///
  /// - Parameters:
  ///   - paths: of the files, in the order of the result.
  ///   - name: under which the cache keeps them.
  public static func yaml(
    of paths: [String], cache: LexiconCache?, name: String
  ) throws(LexiconError) -> [YAMLNode] {
    func read() throws(LexiconError) -> [YAMLNode] {
      var files: [YAMLNode] = []
      for path in paths { files.append(try yaml(of: path)) }
      return files
    }
    guard let cache else { return try read() }
    return try cache.value(
      name, version: 1, of: paths,
      read: { (archive) throws(ArchiveError) in try archive.items(YAMLNode.init(from:)) },
      write: { files, archive in archive.put(files) { $1.write(to: &$0) } }, make: read)
  }

  /// Files below a folder with one of these endings, sorted by path; hidden ones left out.
  ///
  /// - Parameter endings: without the dot (`yaml`).
  public static func files(below folder: String, endings: [String]) throws(LexiconError) -> [String]
  {
    let names: [String]
    do {
      names = try FileManager.default.subpathsOfDirectory(atPath: folder)
    } catch {
      throw LexiconError(file: folder, message: "cannot be listed; is it there, and yours to read?")
    }
    return names.filter { name in
      !name.split(separator: "/").contains { $0.hasPrefix(".") }
        && endings.contains { name.hasSuffix("." + $0) }
    }.sorted().map { folder + "/" + $0 }
  }
}
