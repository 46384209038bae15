// SPDX-License-Identifier: Apache-2.0

import Documents
import Testing

@testable import Experiments

@Suite("Distributions agree with scipy")
struct DistributionTests {
  let golden: JSONValue

  init() throws { golden = try Golden.load("distributions.json") }

  @Test func `t has the p-values of scipy`() throws {
    for row in try Golden.rows(golden, "t_two_sided") {
      let t = StudentT(degreesOfFreedom: row[0])
      expectClose(t.twoSided(row[1]), row[2], "df \(row[0]), t \(row[1])")
    }
  }

  @Test func `t has the critical values of scipy`() throws {
    for row in try Golden.rows(golden, "t_critical") {
      let t = StudentT(degreesOfFreedom: row[0])
      expectClose(t.critical(alpha: row[1]), row[2], "df \(row[0]), α \(row[1])")
    }
  }

  @Test func `the noncentral t gives the power of a t test`() throws {
    for row in try Golden.rows(golden, "t_power") {
      let t = StudentT(degreesOfFreedom: row[0])
      expectClose(
        t.power(shift: row[1], alpha: 0.05), row[2], "df \(row[0]), shift \(row[1])",
        tolerance: 1e-6)
    }
  }

  @Test func `χ² has the tails of scipy`() throws {
    for row in try Golden.rows(golden, "chi2_sf") {
      expectClose(
        ChiSquare.upperTail(row[1], degreesOfFreedom: row[0]), row[2], "df \(row[0]), x \(row[1])")
    }
  }

  @Test func `a χ² quantile has the tail that was asked for`() {
    for probability in [0.001, 0.1, 0.5, 0.9, 0.999] {
      let x = ChiSquare.upperQuantile(probability, degreesOfFreedom: 13)
      expectClose(ChiSquare.upperTail(x, degreesOfFreedom: 13), probability, "\(probability)")
    }
  }

  @Test func `the incomplete beta function has the values of scipy`() throws {
    for row in try Golden.rows(golden, "beta_cdf") {
      let value = IncompleteBeta.regularized(row[2], complement: 1 - row[2], row[0], row[1])
      // Below what a double can hold beside 1, scipy's own last digits differ from ours.
      expectClose(value, row[3], "I_\(row[2])(\(row[0]), \(row[1]))", tolerance: 1e-8)
    }
  }

  @Test func `ln B keeps its digits for large arguments`() throws {
    for row in try Golden.rows(golden, "log_beta") {
      expectClose(
        LogGamma.logBeta(row[0], row[1]), row[2], "ln B(\(row[0]), \(row[1]))", tolerance: 1e-12)
    }
  }

  @Test func `the normal quantile is exact far into the tail`() throws {
    for row in try Golden.rows(golden, "normal_quantile") {
      let z = NormalDistribution.quantile(row[0])
      if row[1] == 0 {
        #expect(abs(z) < 1e-15)
      } else {
        expectClose(z, row[1], "p \(row[0])")
      }
    }
  }
}
