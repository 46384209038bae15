// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Text

/// What the command asks the system.
enum CommandEnvironment {
  static var variables: [String: String] { ProcessInfo.processInfo.environment }

  /// Path of the running program, links resolved.
  static var program: String? {
    #if os(Linux)
      return try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    #else
      return CommandLine.arguments.first.map {
        URL(fileURLWithPath: $0).resolvingSymlinksInPath().path
      }
    #endif
  }

  /// Where this program may keep what it can work out again; nil where the system names no place.
  static var cacheFolder: String? {
    if let folder = variables["XDG_CACHE_HOME"], folder.hasPrefix("/") {
      return folder + "/listwright"
    }
    return variables["HOME"].map { $0 + "/.cache/listwright" }
  }

  /// Whether a stream leads to a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  static var processors: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

  /// Today in the local time zone; the only clock the tool reads, and `--now` replaces it.
  static var today: CalendarDate? {
    let parts = Calendar(identifier: .gregorian).dateComponents(
      [.year, .month, .day], from: Date())
    guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }
}
