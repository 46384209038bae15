// SPDX-License-Identifier: Apache-2.0

/// Which tokens to put into a text of limited length, so that the queries it covers are worth most.
///
/// A query counts with its whole value when every one of its tokens is chosen, and with nothing
/// otherwise; a token costs its length once, however many queries need it. This is the set-union
/// knapsack problem (Goldschmidt, Nehme, Yu 1994), NP-hard and not submodular.
public struct CoverageProblem: Sendable {
  /// A demand for all of some tokens.
  public struct Query: Hashable, Sendable {
    /// Indices into `costs`; a repeated token counts once.
    public var tokens: [Int]
    /// What covering the query is worth, in any unit of demand; never negative.
    public var value: Double

    public init(tokens: [Int], value: Double) {
      self.tokens = tokens
      self.value = value
    }
  }

  /// Length of each token in the field's unit, with the separator it brings along.
  public var costs: [Int]
  /// Most that the chosen tokens may cost together.
  public var budget: Int
  public var queries: [Query]
  /// Tokens that are in whatever they cost.
  public var required: [Int]
  /// Sets of tokens of which at most one may be in: the values of an attribute that has one value.
  public var exclusive: [[Int]]

  /// - Precondition: tokens of `queries`, `required` and `exclusive` are indices into `costs`, costs
  ///   and values are not negative.
  public init(
    costs: [Int], budget: Int, queries: [Query], required: [Int] = [], exclusive: [[Int]] = []
  ) {
    precondition(costs.allSatisfy { $0 >= 0 }, "a token has a length")
    precondition(queries.allSatisfy { $0.value >= 0 }, "covering a query does no harm")
    let known = { (tokens: [Int]) in tokens.allSatisfy { costs.indices.contains($0) } }
    precondition(
      queries.allSatisfy { known($0.tokens) } && known(required) && exclusive.allSatisfy(known),
      "every token has a cost")
    self.costs = costs
    self.budget = budget
    self.queries = queries
    self.required = required
    self.exclusive = exclusive
  }

  /// What `tokens` cost together.
  public func cost(of tokens: some Sequence<Int>) -> Int {
    Set(tokens).reduce(0) { $0 + costs[$1] }
  }

  /// Value of the queries that `tokens` cover.
  public func value(of tokens: some Sequence<Int>) -> Double {
    let chosen = Set(tokens)
    return queries.reduce(0) { sum, query in
      query.tokens.allSatisfy(chosen.contains) ? sum + query.value : sum
    }
  }
}

/// The best tokens that were found, and how good they are at least.
public struct CoverageSolution: Hashable, Sendable {
  /// Chosen tokens in ascending order, the required ones included.
  public var tokens: [Int]
  /// Value of the queries they cover.
  public var value: Double
  /// No choice of tokens covers more than this.
  public var bound: Double
  /// Whether `value` is the optimum.
  public var proved: Bool
  /// Subproblems looked at.
  public var nodes: Int

  /// Share of the bound that may be missing, 0 when proved.
  public var gap: Double { proved || bound <= 0 ? 0 : max(0, 1 - value / bound) }
}

/// How much work a search may take. Counted in steps, not in seconds, so that the same problem always
/// gives the same answer.
public struct SearchLimit: Hashable, Sendable {
  /// Subproblems to look at.
  public var nodes: Int
  /// Arcs and table cells to touch; a processor core does several hundred million a second.
  public var steps: Int

  public init(nodes: Int = 200_000, steps: Int = 250_000_000) {
    self.nodes = nodes
    self.steps = steps
  }
}
