// SPDX-License-Identifier: Apache-2.0

import DetailPages

/// Weights as text: thousandths, features without a weight worth writing left out.
struct WeightFile {
  let data: TrainingSet
  let weights: [Double]
  let transitionStart: Int
  /// Features all of whose weights are nearer to 0 than this are left out.
  let least: Double

  var text: String {
    let n = StageLabel.count
    var lines = [
      "# Weights of the stages: how far each feature speaks for a label, in thousandths of a natural logarithm.",
      "# Written by `make stages` from lexicons/stages/training; change the pages or the cues rather than this.",
      "# feature\t" + StageLabel.allCases.map { "\($0)" }.joined(separator: "\t"),
    ]
    for boundary in -1..<BlockBoundary.count {
      let name = boundary < 0 ? "any" : BlockBoundary.name(at: boundary)
      for from in StageLabel.allCases {
        let start = transitionStart + n * n * (boundary + 1) + from.rawValue * n
        append(weights[start..<(start + n)], named: "transition \(name) \(from)", to: &lines)
      }
    }
    for (index, name) in data.names.enumerated() {
      append(weights[(index * n)..<(index * n + n)], named: name, to: &lines)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func append(_ row: ArraySlice<Double>, named name: String, to lines: inout [String]) {
    guard row.contains(where: { abs($0) >= least }) else { return }
    lines.append(
      name + "\t" + row.map { "\(Int(($0 * 1000).rounded()))" }.joined(separator: "\t"))
  }
}
