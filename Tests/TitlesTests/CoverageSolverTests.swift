// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import Titles

@Suite("Choosing the tokens that cover the most demand")
struct CoverageSolverTests {
  @Test("a query counts only when all its tokens are in")
  func wholeQueries() throws {
    let problem = CoverageProblem(
      costs: [4, 4, 4], budget: 8,
      queries: [.init(tokens: [0, 1, 2], value: 100), .init(tokens: [0, 2], value: 3)])
    let solution = try #require(problem.solved())
    #expect(solution.tokens == [0, 2])
    #expect(solution.value == 3)
    #expect(solution.proved)
    #expect(solution.gap == 0)
  }

  @Test("a token shared by many queries is paid for once")
  func sharedTokens() throws {
    let problem = CoverageProblem(
      costs: [6, 2, 2, 8], budget: 10,
      queries: [
        .init(tokens: [0, 1], value: 5), .init(tokens: [0, 2], value: 5),
        .init(tokens: [3], value: 9),
      ])
    #expect(try #require(problem.solved()).tokens == [0, 1, 2])
  }

  @Test("required tokens are in although they cover nothing, and nil says that they do not fit")
  func requiredTokens() throws {
    var problem = CoverageProblem(
      costs: [7, 4], budget: 10, queries: [.init(tokens: [1], value: 5)], required: [0])
    let solution = try #require(problem.solved())
    #expect(solution.tokens == [0])
    #expect(solution.value == 0)
    #expect(solution.proved)
    problem.budget = 6
    #expect(problem.solved() == nil)
  }

  @Test("of tokens that exclude each other one is in, at most")
  func exclusiveTokens() throws {
    let problem = CoverageProblem(
      costs: [2, 2, 2], budget: 6,
      queries: [
        .init(tokens: [0], value: 5), .init(tokens: [1], value: 4), .init(tokens: [2], value: 1),
        .init(tokens: [0, 1], value: 100),
      ], exclusive: [[0, 1]])
    let solution = try #require(problem.solved())
    #expect(solution.tokens == [0, 2])
    #expect(solution.value == 6)
  }

  @Test("a search cut short says how far it may be from the optimum")
  func cutShort() throws {
    var random = SeededGenerator(seed: 11)
    let problem = Self.random(tokens: 40, queries: 300, budget: 60, flat: true, &random)
    let whole = try #require(problem.solved())
    let short = try #require(problem.solved(within: SearchLimit(nodes: 1)))
    #expect(whole.proved)
    #expect(!short.proved)
    #expect(short.nodes == 1)
    #expect(short.value <= whole.value)
    #expect(whole.value <= short.bound)
    #expect(short.gap > 0 && short.gap < 0.1)
  }

  @Test("the same problem gives the same answer")
  func deterministic() {
    var random = SeededGenerator(seed: 3)
    let problem = Self.random(tokens: 50, queries: 300, budget: 60, flat: true, &random)
    #expect(problem.solved() == problem.solved())
  }

  @Test("the answer is the best of all choices, whatever the values", arguments: 0..<150)
  func matchesBruteForce(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var problem = Self.random(
      tokens: 1 + random.next(below: 12), queries: 1 + random.next(below: 40),
      budget: random.next(below: 40), flat: seed % 3 == 0, &random)
    let count = problem.costs.count
    if seed % 4 == 0 { problem.required = [random.next(below: count)] }
    if seed % 5 < 2 {
      problem.exclusive = (0...random.next(below: 2)).map { _ in
        (0..<3).map { _ in random.next(below: count) }
      }
    }
    if seed % 7 == 0 {
      problem.queries = problem.queries.map { .init(tokens: $0.tokens, value: $0.value / 7) }
    }
    let best = Self.bruteForce(problem)
    let solution = problem.solved()
    #expect((solution == nil) == (best == nil))
    guard let best, let solution else { return }
    #expect(abs(solution.value - best) <= 1e-9 * max(1, best))
    #expect(solution.proved)
    #expect(solution.bound == solution.value)
    #expect(problem.cost(of: solution.tokens) <= problem.budget)
    #expect(problem.value(of: solution.tokens) == solution.value)
    #expect(Set(problem.required).isSubset(of: solution.tokens))
    for group in problem.exclusive {
      #expect(Set(group).intersection(solution.tokens).count <= 1)
    }
  }

  static func random(
    tokens: Int, queries: Int, budget: Int, flat: Bool, _ random: inout SeededGenerator
  ) -> CoverageProblem {
    let costs = (0..<tokens).map { _ in random.next(below: 10) }
    let wanted = (0..<queries).map { index in
      CoverageProblem.Query(
        tokens: (0...random.next(below: 4)).map { _ in
          // The square makes some tokens frequent.
          let draw = random.next(below: tokens * tokens)
          return tokens - 1 - Int(Double(draw).squareRoot())
        }, value: flat ? 1 : Double(5000 / (index + 1) + random.next(below: 9)))
    }
    return CoverageProblem(costs: costs, budget: budget, queries: wanted)
  }

  /// Best value of all choices; nil when none is allowed.
  static func bruteForce(_ problem: CoverageProblem) -> Double? {
    var best: Double?
    for mask in 0..<(1 << problem.costs.count) {
      let chosen = problem.costs.indices.filter { mask >> $0 & 1 == 1 }
      guard problem.cost(of: chosen) <= problem.budget,
        problem.required.allSatisfy(chosen.contains),
        problem.exclusive.allSatisfy({ Set($0).intersection(chosen).count <= 1 })
      else { continue }
      best = max(best ?? 0, problem.value(of: chosen))
    }
    return best
  }
}
