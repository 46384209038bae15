// SPDX-License-Identifier: Apache-2.0

import DetailPages
import Findings
import Documents
import Lexicons
import Listings
import TestSupport
import Testing
import Text

/// What is worked out once for all analyses of a page, or only when a report shows it.
@Suite struct SharedPageTests {
  @Test(arguments: [ShopPageTests.description, ShopPageTests.page(ShopPageTests.furniture[0])])
  func `a page that was read once is judged as by itself`(html: String) throws {
    let listing = AuditedPage(html, language: .simplified).listing
    let pages = PageAuditor(lexicon: AuditedPage.lexicon)
    let stages = try Structure.analyzer()
    let page = pages.page(of: listing)
    let alone = stages.report(for: listing)
    let shared = stages.report(for: listing, page: page)
    #expect(shared.score == alone.score)
    #expect(shared.findings.map(\.message) == alone.findings.map(\.message))
    #expect(
      pages.report(for: listing, page: page).results.map(\.score)
        == pages.report(for: listing).results.map(\.score))
  }

  @Test func `what counted is told when it is asked for, and the same each time`() throws {
    let report = try Structure.report(ShopPageTests.description)
    let evidence = report.stages.flatMap(\.evidence)
    #expect(evidence.count >= 5)
    for block in evidence {
      #expect(!block.why.zh.isEmpty)
      #expect(block.why == block.why)
      #expect(ShopPageTests.description.contains(block.place.text))
      #expect(block.place.path == "p" || block.place.path?.hasPrefix("p:nth-of-type") == true)
    }
  }
}

/// Probabilities of labels along a page.
@Suite struct LabelChainTests {
  /// All sequences of labels of a length.
  private func sequences(_ length: Int) -> [[Int]] {
    guard length > 0 else { return [[]] }
    return sequences(length - 1).flatMap { start in
      (0..<StageLabel.count).map { start + [$0] }
    }
  }

  @Test(arguments: UInt64(1)...5)
  func `they are the shares of all sequences`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let n = StageLabel.count
    let factors = (0..<BlockBoundary.count).map { _ in
      (0..<(n * n)).map { _ in Double.random(in: 0.1...3, using: &random) }
    }
    let scores = (0..<3).map { _ in (0..<n).map { _ in Double.random(in: -4...4, using: &random) } }
    let boundaries = (0..<3).map { _ in Int.random(in: 0..<BlockBoundary.count, using: &random) }
    var chain = LabelChain(factors: LabelFactors(factors))
    for (row, boundary) in zip(scores, boundaries) {
      chain.append(boundary: boundary) { row[$0] }
    }
    chain.forbid(.trust, at: 1)
    var total = 0.0
    var shares = [Double](repeating: 0, count: 3 * n)
    var pairs = [Double](repeating: 0, count: 3 * n * n)
    for labels in sequences(3) where labels[1] != StageLabel.trust.rawValue {
      var weight = 1.0
      for block in 0..<3 {
        weight *= exponential(scores[block][labels[block]])
        if block > 0 { weight *= factors[boundaries[block]][labels[block - 1] * n + labels[block]] }
      }
      total += weight
      for block in 0..<3 {
        shares[block * n + labels[block]] += weight
        if block > 0 {
          pairs[block * n * n + labels[block - 1] * n + labels[block]] += weight
        }
      }
    }
    let posterior = chain.posterior(pairs: true)
    for (found, share) in zip(posterior.labels, shares) {
      #expect(abs(found - share / total) < 1e-9)
    }
    for (found, share) in zip(posterior.pairs, pairs) { #expect(abs(found - share / total) < 1e-9) }
    #expect(abs(exponential(posterior.logPartition) / total - 1) < 1e-9)
  }

  /// The exponential function by its series: tests need no library of their own.
  private func exponential(_ value: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    for step in 1...120 {
      term *= value / Double(step)
      sum += term
    }
    return sum
  }
}
