// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Documents
import Text

/// Times our reading of pages, with all places, against libxml2's SAX parser with empty handlers on the same
/// bytes: both in one run, turn by turn, so that a busy machine slows both.
///
/// Usage: `parse-bench PAGE…`. Each page is measured as it is and, where it is small, grown to 200 KB and 2 MB.
@main
enum ParseBench {
  static func main() throws {
    print("page · bytes · ours ms · libxml2 ms · ratio (medians of \(rounds) turns)")
    for path in CommandLine.arguments.dropFirst() {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw BenchError(description: "\(path): cannot be read")
      }
      var pages = [[UInt8](data)]
      for size in [200_000, 2_000_000] where size > 2 * data.count {
        pages.append(Array(repeatElement(pages[0], count: size / data.count).joined()))
      }
      for page in pages { measure(page, name: path) }
    }
  }

  private static let rounds = 15

  private static func measure(_ page: [UInt8], name: String) {
    var ours: [Double] = []
    var theirs: [Double] = []
    for _ in 0..<rounds {
      ours.append(milliseconds { _ = read(page, name: name) })
      theirs.append(milliseconds { EmptySAXPass.parse(page) })
    }
    let ratios = zip(ours, theirs).map { $0 / $1 }
    print(
      "\(name) · \(page.count) · \(rounded(median(ours))) · \(rounded(median(theirs))) · "
        + rounded(median(ratios)))
  }

  private static func read(_ page: [UInt8], name: String) -> Document {
    DocumentReader.read(TextDecoder.decode(page, name: name, isMarkup: true), as: .html)
  }

  private static func milliseconds(_ work: () -> Void) -> Double {
    let duration = ContinuousClock().measure(work)
    let parts = duration.components
    return Double(parts.seconds) * 1000 + Double(parts.attoseconds) / 1e15
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  private static func rounded(_ value: Double) -> String {
    "\((value * 100).rounded() / 100)"
  }
}

/// What went wrong, in words.
struct BenchError: Error, CustomStringConvertible {
  let description: String
}
