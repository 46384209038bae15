// SPDX-License-Identifier: Apache-2.0

/// What is left to decide at one place of the search: tokens that may still go in or out, and the
/// queries that are neither covered nor lost.
///
/// All values are whole numbers of one unit (`ValueScale`). Tokens have local numbers; `names` leads
/// back to the numbers of the problem the search began with.
struct Subproblem {
  /// What the free budget is.
  var budget: Int
  /// Value of the queries that the tokens already in cover.
  var base: Int
  /// Tokens that are in.
  var chosen: [Int]
  /// Name of each free token.
  var names: [Int]
  var costs: [Int]
  /// Value of the queries that lack just this token.
  var own: [Int]
  /// Value of each query that lacks two tokens or more.
  var values: [Int]
  /// Query `q` lacks `tokens[starts[q]..<starts[q + 1]]`.
  var starts: [Int]
  var tokens: [Int]
  /// Pairs of free tokens that exclude each other, both ways round.
  var conflicts: [(token: Int, other: Int)]

  enum Fate: UInt8 {
    case free, included, excluded
  }

  func tokens(of query: Int) -> ArraySlice<Int> { tokens[starts[query]..<starts[query + 1]] }

  /// The subproblem after some of its tokens were decided; nil where they do not fit together.
  func deciding(_ given: [Fate]) -> Subproblem? {
    var fates = given
    var child = Subproblem(
      budget: budget, base: base, chosen: chosen, names: [], costs: [], own: [], values: [],
      starts: [0], tokens: [], conflicts: [])
    for pair in conflicts where given[pair.token] == .included {
      if given[pair.other] == .included { return nil }
      fates[pair.other] = .excluded
    }
    for token in names.indices where fates[token] == .included {
      child.budget -= costs[token]
      child.base += own[token]
      child.chosen.append(names[token])
    }
    guard child.budget >= 0 else { return nil }

    // A query stays while its tokens can go in and fit together.
    var isUseful = [Bool](repeating: false, count: names.count)
    for token in names.indices where fates[token] == .free {
      if costs[token] > child.budget {
        fates[token] = .excluded
      } else if own[token] > 0 {
        isUseful[token] = true
      }
    }
    var single = own
    for query in values.indices {
      let first = child.tokens.count
      var cost = 0
      var isLost = false
      for token in tokens[starts[query]..<starts[query + 1]] {
        switch fates[token] {
        case .included: break
        case .excluded: isLost = true
        case .free:
          child.tokens.append(token)
          cost += costs[token]
        }
        if isLost { break }
      }
      let count = child.tokens.count - first
      if !isLost, cost <= child.budget, count >= 2 {
        for token in child.tokens[first...] { isUseful[token] = true }
        child.values.append(values[query])
        child.starts.append(child.tokens.count)
        continue
      }
      if !isLost, count == 0 {
        child.base += values[query]
      } else if !isLost, count == 1, let token = child.tokens.last {
        isUseful[token] = true
        single[token] += values[query]
      }
      child.tokens.removeSubrange(first...)
    }

    var local = [Int](repeating: -1, count: names.count)
    for token in names.indices where isUseful[token] && fates[token] == .free {
      local[token] = child.names.count
      child.names.append(names[token])
      child.costs.append(costs[token])
      child.own.append(single[token])
    }
    for index in child.tokens.indices { child.tokens[index] = local[child.tokens[index]] }
    for pair in conflicts where local[pair.token] >= 0 && local[pair.other] >= 0 {
      child.conflicts.append((local[pair.token], local[pair.other]))
    }
    return child
  }

  /// Tokens that every query lacking `token` lacks too: a choice that takes `token` gains nothing by it
  /// without them.
  func companions(of token: Int) -> [Int] {
    guard own[token] == 0 else { return [] }
    var shared: [Int]?
    for query in values.indices {
      let needed = tokens(of: query)
      guard needed.contains(token) else { continue }
      shared = shared.map { $0.filter(needed.contains) } ?? Array(needed)
      if shared?.count == 1 { break }
    }
    return shared?.filter { $0 != token } ?? []
  }

  /// Value of the queries that the tokens in `isIn` complete, beside `base`.
  func value(of isIn: [Bool]) -> Int {
    var sum = 0
    for token in names.indices where isIn[token] { sum += own[token] }
    for query in values.indices {
      var isCovered = true
      for index in starts[query]..<starts[query + 1] where !isIn[tokens[index]] {
        isCovered = false
        break
      }
      if isCovered { sum += values[query] }
    }
    return sum
  }
}
