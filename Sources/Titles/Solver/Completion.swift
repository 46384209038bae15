// SPDX-License-Identifier: Apache-2.0

/// Good choices of tokens quickly: greedy filling and exchange of single tokens.
struct Completion {
  let problem: Subproblem
  private let queriesOf: [[Int]]
  private let conflictsOf: [[Int]]
  private(set) var steps = 0

  init(_ problem: Subproblem) {
    self.problem = problem
    var queries = [[Int]](repeating: [], count: problem.names.count)
    for query in problem.values.indices {
      for token in problem.tokens(of: query) { queries[token].append(query) }
    }
    queriesOf = queries
    var conflicts = [[Int]](repeating: [], count: problem.names.count)
    for pair in problem.conflicts { conflicts[pair.token].append(pair.other) }
    conflictsOf = conflicts
  }

  /// Adds tokens to `isIn` while they fit, the query with the most gain per length first, where the gain
  /// is of all queries the addition completes. Tokens that exclude each other are thinned out first; `banned`
  /// stays out.
  mutating func fill(_ isIn: inout [Bool], except banned: Int? = nil) {
    var left = problem.budget
    for token in isIn.indices where isIn[token] {
      let isTorn = conflictsOf[token].contains { $0 < token && isIn[$0] }
      if isTorn || problem.costs[token] > left {
        isIn[token] = false
      } else {
        left -= problem.costs[token]
      }
    }
    var missing = problem.values.indices.map { query in
      problem.tokens(of: query).reduce(0) { $0 + (isIn[$1] ? 0 : 1) }
    }
    var stamp = [Int](repeating: -1, count: problem.values.count)
    var hits = [Int](repeating: 0, count: problem.values.count)
    var round = 0
    while true {
      var bestGain = 0
      var bestCost = 1
      var bestAddition: [Int] = []
      func consider(_ addition: [Int]) {
        var cost = 0
        for token in addition { cost += problem.costs[token] }
        guard cost <= left, fits(addition, isIn), !addition.contains(where: { $0 == banned }) else {
          return
        }
        round += 1
        var gain = 0
        for token in addition {
          gain += problem.own[token]
          for query in queriesOf[token] {
            if stamp[query] != round {
              stamp[query] = round
              hits[query] = 0
            }
            hits[query] += 1
            if hits[query] == missing[query] { gain += problem.values[query] }
          }
          steps += queriesOf[token].count
        }
        if gain * bestCost > bestGain * max(1, cost) {
          bestGain = gain
          bestCost = max(1, cost)
          bestAddition = addition
        }
      }
      for token in isIn.indices where !isIn[token] && problem.costs[token] <= left {
        consider([token])
      }
      for query in problem.values.indices where missing[query] > 1 {
        var cost = 0
        for token in problem.tokens(of: query) where !isIn[token] { cost += problem.costs[token] }
        if cost <= left { consider(problem.tokens(of: query).filter { !isIn[$0] }) }
      }
      if bestGain == 0 { return }
      for token in bestAddition {
        isIn[token] = true
        left -= problem.costs[token]
        for query in queriesOf[token] { missing[query] -= 1 }
      }
    }
  }

  /// Takes each token out in turn and fills up without it, until nothing improves.
  mutating func exchange(_ isIn: inout [Bool]) {
    var value = problem.value(of: isIn)
    var improved = true
    while improved {
      improved = false
      for token in isIn.indices where isIn[token] {
        var other = isIn
        other[token] = false
        fill(&other, except: token)
        let gain = problem.value(of: other)
        if gain > value {
          isIn = other
          value = gain
          improved = true
        }
      }
    }
  }

  private func fits(_ addition: [Int], _ isIn: [Bool]) -> Bool {
    addition.allSatisfy { token in
      conflictsOf[token].allSatisfy { !isIn[$0] && !addition.contains($0) }
    }
  }
}
