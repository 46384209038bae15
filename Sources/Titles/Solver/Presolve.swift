// SPDX-License-Identifier: Apache-2.0

extension CoverageProblem {
  /// The problem in whole units, with everything taken out that needs no search: required tokens, equal
  /// queries, queries that cannot be covered, tokens that only occur together.
  func presolved(units: [Int]) -> PresolvedProblem? {
    let needed = Set(required)
    let room = budget - cost(of: needed)
    guard room >= 0, exclusive.allSatisfy({ Set($0).intersection(needed).count <= 1 }) else {
      return nil
    }
    let everything = costs.indices.filter { !needed.contains($0) }
    var local = [Int](repeating: -1, count: costs.count)
    for (index, token) in everything.enumerated() { local[token] = index }
    var root = Subproblem(
      budget: room, base: 0, chosen: [], names: Array(everything.indices),
      costs: everything.map { costs[$0] }, own: everything.map { _ in 0 }, values: [],
      starts: [0], tokens: [], conflicts: [])
    var fates = [Subproblem.Fate](repeating: .free, count: everything.count)
    for group in exclusive {
      let members = Set(group).sorted()
      let isTaken = members.contains(where: needed.contains)
      for member in members where local[member] >= 0 {
        if isTaken { fates[local[member]] = .excluded }
        for other in members where other != member && local[other] >= 0 {
          root.conflicts.append((local[member], local[other]))
        }
      }
    }

    // Equal sets of tokens are one query.
    var sums: [[Int]: Int] = [:]
    for (query, value) in zip(queries, units) where value > 0 {
      sums[Set(query.tokens.map { local[$0] }).filter { $0 >= 0 }.sorted(), default: 0] += value
    }
    for (tokens, value) in sums.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      switch tokens.count {
      case 0: root.base += value
      case 1: root.own[tokens[0]] += value
      default:
        let isTorn = root.conflicts.contains {
          $0.token < $0.other && tokens.contains($0.token) && tokens.contains($0.other)
        }
        if isTorn { continue }
        root.values.append(value)
        root.tokens += tokens
        root.starts.append(root.tokens.count)
      }
    }
    guard let reduced = root.deciding(fates) else { return nil }
    return PresolvedProblem(merging: reduced, original: everything)
  }
}

/// A subproblem to search and the way back to the tokens of the problem it came from.
struct PresolvedProblem {
  var root: Subproblem
  /// The original tokens of each name in `root`.
  var members: [[Int]]

  /// Makes one token of those that occur in just the same queries, and measures length in the largest
  /// unit that divides every cost.
  init(merging problem: Subproblem, original: [Int]) {
    var occurrences = [[Int]](repeating: [], count: problem.names.count)
    for query in problem.values.indices {
      for token in problem.tokens(of: query) { occurrences[token].append(query) }
    }
    var isBound = problem.own.map { $0 > 0 }
    for pair in problem.conflicts { isBound[pair.token] = true }
    var firstWith: [[Int]: Int] = [:]
    var twin = Array(problem.names.indices)
    for token in problem.names.indices where !isBound[token] {
      if let first = firstWith[occurrences[token]] {
        twin[token] = first
      } else {
        firstWith[occurrences[token]] = token
      }
    }

    var local = [Int](repeating: -1, count: problem.names.count)
    members = []
    root = problem
    root.costs = []
    root.own = []
    for token in problem.names.indices where twin[token] == token {
      local[token] = members.count
      members.append([original[problem.names[token]]])
      root.costs.append(problem.costs[token])
      root.own.append(problem.own[token])
    }
    for token in problem.names.indices where twin[token] != token {
      let first = local[twin[token]]
      members[first].append(original[problem.names[token]])
      root.costs[first] += problem.costs[token]
    }
    root.names = Array(members.indices)
    root.conflicts = problem.conflicts.map { (local[$0.token], local[$0.other]) }
    root.tokens = []
    root.starts = [0]
    root.values = []
    for query in problem.values.indices {
      let tokens = problem.tokens(of: query).filter { twin[$0] == $0 }.map { local[$0] }
      if tokens.count == 1 {
        root.own[tokens[0]] += problem.values[query]
        continue
      }
      root.values.append(problem.values[query])
      root.tokens += tokens
      root.starts.append(root.tokens.count)
    }
    let divisor = max(1, root.costs.reduce(0) { greatestCommonDivisor($0, $1) })
    root.costs = root.costs.map { $0 / divisor }
    root.budget /= divisor
  }
}
