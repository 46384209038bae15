// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Experiments

@Suite("Planned looks")
struct GroupSequentialTests {
  /// Published boundaries of the O'Brien–Fleming-like spending function (Lan and DeMets; the values of
  /// the programs ld98 and gsDesign), two-sided α = 0.05.
  @Test(arguments: [
    (2, [2.963, 1.969]), (3, [3.710, 2.511, 1.993]), (4, [4.333, 2.963, 2.359, 2.014]),
    (5, [4.877, 3.357, 2.680, 2.290, 2.031]),
  ])
  func `boundaries of equally spaced looks are the published ones`(looks: Int, reference: [Double])
    throws
  {
    let fractions = (1...looks).map { Double($0) / Double(looks) }
    let design = try #require(GroupSequential(fractions: fractions, alpha: 0.05))
    for (boundary, expected) in zip(design.boundaries, reference) {
      #expect(abs(boundary - expected) < 6e-4, "\(looks) looks: \(boundary), published \(expected)")
    }
    expectClose(design.spent.last, 0.05, "all of α is spent at the end", tolerance: 1e-12)
    expectClose(design.power(shift: 0), 0.05, "and no more", tolerance: 1e-6)
  }

  @Test func `looking a few times costs a few per cent of the sample`() throws {
    let design = try #require(GroupSequential(fractions: [0.2, 0.4, 0.6, 0.8, 1], alpha: 0.05))
    let inflation = design.inflation(power: 0.8)
    #expect(inflation > 1.01 && inflation < 1.04)
  }

  @Test func `one look is the fixed test`() throws {
    let design = try #require(GroupSequential(fractions: [1], alpha: 0.05))
    expectClose(design.boundaries[0], 1.959963984540054, "boundary", tolerance: 1e-9)
  }

  @Test func `looks that do not rise are refused`() {
    #expect(GroupSequential(fractions: [0.5, 0.5], alpha: 0.05) == nil)
    #expect(GroupSequential(fractions: [0.5, 1.2], alpha: 0.05) == nil)
    #expect(GroupSequential(fractions: [], alpha: 0.05) == nil)
  }
}
