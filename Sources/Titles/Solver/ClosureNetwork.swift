// SPDX-License-Identifier: Apache-2.0

/// The Lagrangian bound of a subproblem: with a price `lambda` on length instead of a budget, the best
/// choice of tokens is a maximum-weight closure (Picard 1976), found as a minimum cut.
///
/// A query shares its value out among the tokens it lacks; no token takes more than its price. What
/// cannot be placed is profit. The network is bipartite, so the flow is kept as one number an arc and
/// found by blocking flows (Dinic 1970). It survives a change of price: only what no longer fits is
/// taken back.
///
/// Prices are whole numbers, `priceUnit` to a unit of value, so that bounds are exact.
struct ClosureNetwork {
  let problem: Subproblem
  /// Number of price units in one unit of value.
  let priceUnit: Int
  private(set) var lambda = -1
  /// What query `q` has not placed, in price units.
  private(set) var excess: [Int]
  /// What flows along each arc of `problem.tokens`, in price units.
  private(set) var flow: [Int]
  /// What each token can still take.
  private var slack: [Int]
  /// Arcs into each token: `arcs[arcStarts[i]..<arcStarts[i + 1]]`.
  private let arcStarts: [Int]
  private let arcs: [Int]
  private let queryOfArc: [Int]
  /// Distance to a token with slack in the residual network, or `unreachable`.
  private var tokenLevel: [Int32]
  private var queryLevel: [Int32]
  private var nextArc: [Int]
  private var nextReturn: [Int]
  private var queue: [Int32]
  /// Arcs looked at so far.
  private(set) var steps = 0

  private static let unreachable = Int32.max

  init(_ problem: Subproblem, priceUnit: Int) {
    self.problem = problem
    self.priceUnit = priceUnit
    let tokenCount = problem.names.count
    var starts = [Int](repeating: 0, count: tokenCount + 1)
    for token in problem.tokens { starts[token + 1] += 1 }
    for token in 0..<tokenCount { starts[token + 1] += starts[token] }
    var next = starts
    var arcs = [Int](repeating: 0, count: problem.tokens.count)
    var owner = arcs
    for query in problem.values.indices {
      for arc in problem.starts[query]..<problem.starts[query + 1] {
        owner[arc] = query
        let token = problem.tokens[arc]
        arcs[next[token]] = arc
        next[token] += 1
      }
    }
    arcStarts = starts
    self.arcs = arcs
    queryOfArc = owner
    excess = problem.values.map { $0 * priceUnit }
    flow = [Int](repeating: 0, count: arcs.count)
    slack = [Int](repeating: 0, count: tokenCount)
    tokenLevel = [Int32](repeating: 0, count: tokenCount)
    queryLevel = [Int32](repeating: 0, count: problem.values.count)
    nextArc = [Int](repeating: 0, count: problem.values.count)
    nextReturn = [Int](repeating: 0, count: tokenCount)
    queue = []
    queue.reserveCapacity(tokenCount)
  }

  /// Sets the price of one unit of length and finds the maximum flow.
  mutating func solve(lambda: Int) {
    let isFirst = self.lambda < 0
    self.lambda = lambda
    for token in slack.indices {
      let capacity = max(0, lambda * problem.costs[token] - problem.own[token] * priceUnit)
      var load = 0
      for index in arcStarts[token]..<arcStarts[token + 1] { load += flow[arcs[index]] }
      var index = arcStarts[token]
      while load > capacity {
        let arc = arcs[index]
        let back = min(flow[arc], load - capacity)
        flow[arc] -= back
        excess[queryOfArc[arc]] += back
        load -= back
        index += 1
      }
      slack[token] = capacity - load
    }
    if isFirst { placeEvenly() }
    while label() {
      for query in excess.indices where excess[query] > 0 {
        guard queryLevel[query] != Self.unreachable else { continue }
        excess[query] -= push(fromQuery: query, atMost: excess[query])
      }
    }
  }

  /// A first flow: every query fills its tokens in order.
  private mutating func placeEvenly() {
    for query in excess.indices {
      for arc in problem.starts[query]..<problem.starts[query + 1] {
        let amount = min(excess[query], slack[problem.tokens[arc]])
        flow[arc] += amount
        slack[problem.tokens[arc]] -= amount
        excess[query] -= amount
        if excess[query] == 0 { break }
      }
    }
    steps += flow.count
  }

  /// Measures distances to slack; false when no excess can reach any.
  private mutating func label() -> Bool {
    let unreachable = Self.unreachable
    queue.removeAll(keepingCapacity: true)
    for query in queryLevel.indices {
      queryLevel[query] = unreachable
      nextArc[query] = problem.starts[query]
    }
    for token in tokenLevel.indices {
      nextReturn[token] = arcStarts[token]
      tokenLevel[token] = slack[token] > 0 ? 0 : unreachable
      if slack[token] > 0 { queue.append(Int32(truncatingIfNeeded: token)) }
    }
    var found = false
    var head = 0
    while head < queue.count {
      let token = Int(queue[head])
      head += 1
      let level = tokenLevel[token] + 1
      for index in arcStarts[token]..<arcStarts[token + 1] {
        let query = queryOfArc[arcs[index]]
        guard queryLevel[query] == unreachable else { continue }
        queryLevel[query] = level
        if excess[query] > 0 { found = true }
        for arc in problem.starts[query]..<problem.starts[query + 1] where flow[arc] > 0 {
          let other = problem.tokens[arc]
          if tokenLevel[other] == unreachable {
            tokenLevel[other] = level + 1
            queue.append(Int32(truncatingIfNeeded: other))
          }
        }
      }
    }
    steps += 2 * flow.count
    return found
  }

  private mutating func push(fromQuery query: Int, atMost limit: Int) -> Int {
    var rest = limit
    let end = problem.starts[query + 1]
    while nextArc[query] < end {
      let arc = nextArc[query]
      let token = problem.tokens[arc]
      steps += 1
      if tokenLevel[token] == queryLevel[query] - 1 {
        let amount = push(fromToken: token, atMost: rest)
        flow[arc] += amount
        rest -= amount
        if rest == 0 { return limit }
      }
      nextArc[query] += 1
    }
    return limit - rest
  }

  private mutating func push(fromToken token: Int, atMost limit: Int) -> Int {
    var rest = limit
    if slack[token] > 0 {
      let amount = min(slack[token], rest)
      slack[token] -= amount
      rest -= amount
      if rest == 0 { return limit }
    }
    let end = arcStarts[token + 1]
    while nextReturn[token] < end {
      let arc = arcs[nextReturn[token]]
      let query = queryOfArc[arc]
      steps += 1
      if flow[arc] > 0, queryLevel[query] == tokenLevel[token] - 1 {
        let amount = push(fromQuery: query, atMost: min(rest, flow[arc]))
        flow[arc] -= amount
        rest -= amount
        if rest == 0 { return limit }
      }
      nextReturn[token] += 1
    }
    return limit - rest
  }

  /// The bound at this price, in price units: no choice covers more.
  var bound: Int {
    var sum = lambda * problem.budget + problem.base * priceUnit
    for token in slack.indices {
      sum += max(0, problem.own[token] * priceUnit - lambda * problem.costs[token])
    }
    for amount in excess { sum += amount }
    return sum
  }

  /// Profit of each token when every query has shared its value out, in price units.
  func shares() -> [Int] {
    var sums = problem.own.map { $0 * priceUnit }
    for arc in flow.indices { sums[problem.tokens[arc]] += flow[arc] }
    return sums
  }

  /// The largest choice that is best at this price: the tokens that slack cannot reach.
  func largestClosure() -> [Bool] { tokenLevel.map { $0 == Self.unreachable } }

  /// The smallest choice that is best at this price: what excess reaches.
  func smallestClosure() -> [Bool] {
    var isIn = [Bool](repeating: false, count: slack.count)
    var isReached = [Bool](repeating: false, count: excess.count)
    var queries = excess.indices.filter { excess[$0] > 0 }
    for query in queries { isReached[query] = true }
    var tokens = slack.indices.filter {
      problem.own[$0] * priceUnit > lambda * problem.costs[$0]
    }
    for token in tokens { isIn[token] = true }
    while true {
      if let query = queries.popLast() {
        for token in problem.tokens(of: query) where !isIn[token] {
          isIn[token] = true
          tokens.append(token)
        }
      } else if let token = tokens.popLast() {
        for index in arcStarts[token]..<arcStarts[token + 1] where flow[arcs[index]] > 0 {
          let query = queryOfArc[arcs[index]]
          guard !isReached[query] else { continue }
          isReached[query] = true
          queries.append(query)
        }
      } else {
        return isIn
      }
    }
  }
}
