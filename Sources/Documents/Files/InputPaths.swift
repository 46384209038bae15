// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Finds the files that paths, folders and patterns name.
///
/// Folders are walked to the bottom in the byte order of names, so the same tree gives the same list.
/// Left out are names that start with a dot, links to folders, what a `.listwrightignore` above excludes
/// (in the syntax of `.gitignore`), and what the caller excludes. A file named outright is always read.
public struct InputPaths: Sendable {
  /// The file in a folder that lists what is left out.
  public static let ignoreFileName = ".listwrightignore"
  /// Extensions of the files a folder is searched for.
  public static let extensions: Set<String> = [
    "html", "htm", "xhtml", "shtml", "md", "markdown", "txt", "ndjson", "jsonl",
  ]

  private let excluded: [GlobPattern]
  private let extensions: Set<String>

  /// - Parameters:
  ///   - excluding: patterns in the syntax of `.gitignore`, relative to each folder that is walked.
  ///   - extensions: lower case, without the dot.
  public init(excluding: [String] = [], extensions: Set<String> = InputPaths.extensions) {
    excluded = excluding.compactMap { GlobPattern($0) }
    self.extensions = extensions
  }

  /// The files each path leads to, in the order of the paths; what leads nowhere is a failure.
  public func expand(_ paths: [String]) -> [Result<String, InputError>] {
    paths.flatMap(expand)
  }

  private func expand(_ path: String) -> [Result<String, InputError>] {
    var isFolder = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      guard isFolder else { return [.success(path)] }
      return nonempty(walk(path, matching: nil), path)
    }
    guard let (folder, pattern) = Self.pattern(in: path) else { return [.success(path)] }
    return nonempty(walk(folder, matching: pattern), path)
  }

  private func nonempty(
    _ files: [Result<String, InputError>], _ path: String
  ) -> [Result<String, InputError>] {
    files.isEmpty ? [.failure(InputError(path: path, reason: .noMatch))] : files
  }

  /// The folder a pattern starts in, and the pattern below it; nil where the path is no pattern.
  private static func pattern(in path: String) -> (folder: String, pattern: GlobPattern)? {
    var folders: [Substring] = []
    var rest = path.split(separator: "/", omittingEmptySubsequences: false)[...]
    while let part = rest.first, !part.contains(where: { "*?[".contains($0) }) {
      folders.append(part)
      rest.removeFirst()
    }
    guard !rest.isEmpty, let pattern = GlobPattern("/" + rest.joined(separator: "/")) else {
      return nil
    }
    let folder = folders.joined(separator: "/")
    return (folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder, pattern)
  }

  /// A folder to be read, and what its ignore files and those above say.
  private struct Visit {
    var path: String
    /// Path below the folder that was named; empty for itself.
    var relative: String
    var ignores: [(base: String, patterns: [GlobPattern])]
  }

  private func walk(_ top: String, matching wanted: GlobPattern?) -> [Result<String, InputError>] {
    var found: [Result<String, InputError>] = []
    var visits = [Visit(path: top, relative: "", ignores: [("", excluded)])]
    while let visit = visits.popLast() {
      let names: [String]
      do {
        names = try FileManager.default.contentsOfDirectory(atPath: visit.path)
      } catch {
        found.append(
          .failure(InputError(path: visit.path, reason: .unreadable("the folder cannot be listed")))
        )
        continue
      }
      var ignores = visit.ignores
      if names.contains(Self.ignoreFileName) {
        let path = visit.path + "/" + Self.ignoreFileName
        do {
          let lines = String(decoding: try InputFile.read(path), as: UTF8.self)
          ignores.append(
            (
              visit.relative,
              lines.split(whereSeparator: \.isNewline).compactMap { GlobPattern($0) }
            ))
        } catch {
          found.append(.failure(error))
        }
      }
      var folders: [Visit] = []
      for name in names.sorted(by: Self.precedes) where !name.hasPrefix(".") {
        let path = visit.path.hasSuffix("/") ? visit.path + name : visit.path + "/" + name
        let relative = visit.relative.isEmpty ? name : visit.relative + "/" + name
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
          !Self.isIgnored(relative, isFolder: isFolder, by: ignores)
        else { continue }
        if isFolder {
          if !Self.isLink(path) {
            folders.append(Visit(path: path, relative: relative, ignores: ignores))
          }
        } else if wanted?.matches(relative[...], isFolder: false) ?? hasWantedExtension(name) {
          found.append(.success(path))
        }
      }
      visits += folders.reversed()
    }
    return found
  }

  private func hasWantedExtension(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return false }
    return extensions.contains(name[name.index(after: dot)...].lowercased())
  }

  /// The last pattern that matches decides.
  private static func isIgnored(
    _ relative: String, isFolder: Bool, by ignores: [(base: String, patterns: [GlobPattern])]
  ) -> Bool {
    var isIgnored = false
    for (base, patterns) in ignores {
      let below = base.isEmpty ? Substring(relative) : relative.dropFirst(base.count + 1)
      for pattern in patterns where pattern.matches(below, isFolder: isFolder) {
        isIgnored = !pattern.isNegated
      }
    }
    return isIgnored
  }

  private static func isLink(_ path: String) -> Bool {
    let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    return type == .typeSymbolicLink
  }

  private static func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }
}
