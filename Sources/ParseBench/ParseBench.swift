// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Documents
import Text

/// Times our reading of pages, with all places, against libxml2's SAX parser with empty handlers on the same
/// bytes, and the judging of pages against their reading: all in one run, turn by turn, so that a busy machine
/// slows both alike.
///
/// Usage: `parse-bench LEXICONS PAGE…`. Each page is measured as it is and, where it is small, grown to 200 KB
/// and 2 MB. A file of labelled pages (`.ndjson`) is measured as one, page by page.
@main
enum ParseBench {
  static func main() throws {
    FreedMemory.keep()
    guard let lexicons = CommandLine.arguments.dropFirst().first else {
      throw BenchError(description: "usage: parse-bench LEXICONS PAGE…")
    }
    let samples = try CommandLine.arguments.dropFirst(2).flatMap(Sample.samples)
    print("page · bytes · ours ms · libxml2 ms · ratio (medians of \(Timing.rounds) turns)")
    for sample in samples { compareReaders(sample) }
    print("page · bytes · reading ms · folding ms · stages ms · audits ms · the three to reading")
    let bench = try AnalysisBench(lexicons: lexicons)
    for sample in samples { bench.measure(sample.pages, name: sample.name) }
  }

  private static func compareReaders(_ sample: Sample) {
    var ours: [Double] = []
    var theirs: [Double] = []
    let repeats = AnalysisBench.repeats(of: sample.size)
    for _ in 0..<Timing.rounds {
      ours.append(
        Timing.milliseconds(repeats) {
          for page in sample.pages { _ = AnalysisBench.read(page, name: sample.name) }
        })
      theirs.append(
        Timing.milliseconds(repeats) { for page in sample.pages { EmptySAXPass.parse(page) } })
    }
    let ratios = zip(ours, theirs).map { $0 / $1 }
    print(
      "\(sample.name) · \(sample.size) · "
        + [ours, theirs, ratios].map { Timing.rounded(Timing.median($0)) }
        .joined(separator: " · "))
  }
}

/// Pages that are measured as one.
struct Sample {
  let name: String
  let pages: [[UInt8]]

  /// Bytes of all.
  var size: Int { pages.reduce(0) { $0 + $1.count } }

  /// The samples of a file: a page in its sizes, or labelled pages.
  static func samples(of path: String) throws -> [Sample] {
    if path.hasSuffix(".ndjson") {
      return [Sample(name: path, pages: try AnalysisBench.labelledPages(of: path))]
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw BenchError(description: "\(path): cannot be read")
    }
    let page = [UInt8](data)
    let grown = [200_000, 2_000_000].filter { $0 > 2 * page.count }.map { size in
      Array(repeatElement(page, count: size / max(1, page.count)).joined())
    }
    return ([page] + grown).map { Sample(name: path, pages: [$0]) }
  }
}

/// What went wrong, in words.
struct BenchError: Error, CustomStringConvertible {
  let description: String
}
