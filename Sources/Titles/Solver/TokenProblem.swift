// SPDX-License-Identifier: Apache-2.0

import Text

/// A coverage problem in words: the tokens of queries, a limit in some unit, a separator.
public struct TokenProblem: Sendable {
  /// A search with its words and what covering it is worth.
  public struct Query: Hashable, Sendable {
    public var text: String
    public var tokens: [String]
    /// Demand; never negative.
    public var value: Double

    public init(text: String, tokens: [String], value: Double) {
      self.text = text
      self.tokens = tokens
      self.value = value
    }
  }

  public var queries: [Query]
  /// Tokens that are in whatever they cost.
  public var required: [String]
  /// Most that the tokens and the separators between them may measure.
  public var limit: Int
  public var unit: LengthUnit
  /// Stands between any two tokens.
  public var separator: String
  /// Sets of tokens of which at most one may be in.
  public var exclusive: [[String]]

  public init(
    queries: [Query], required: [String], limit: Int, unit: LengthUnit, separator: String,
    exclusive: [[String]] = []
  ) {
    self.queries = queries
    self.required = required
    self.limit = limit
    self.unit = unit
    self.separator = separator
    self.exclusive = exclusive
  }

  /// The best tokens.
  public struct Solution: Sendable {
    /// The required ones first, then in the order the queries name them.
    public var tokens: [String]
    public var value: Double
    /// No choice covers more.
    public var bound: Double
    public var proved: Bool
    public var nodes: Int
  }

  /// The best tokens, nil when the required ones do not fit.
  public func solved(within limit: SearchLimit = SearchLimit()) -> Solution? {
    var numbers: [String: Int] = [:]
    var names: [String] = []
    func number(_ token: String) -> Int {
      if let known = numbers[token] { return known }
      numbers[token] = names.count
      names.append(token)
      return names.count - 1
    }
    let needed = required.filter { !$0.isEmpty }.map(number)
    let wanted = queries.map {
      CoverageProblem.Query(
        tokens: $0.tokens.filter { !$0.isEmpty }.map(number), value: max(0, $0.value))
    }
    let groups = exclusive.map { $0.compactMap { numbers[$0] } }
    // With the separator counted into every token, one separator too many is paid for.
    let between = unit.length(of: separator)
    let problem = CoverageProblem(
      costs: names.map { unit.length(of: $0) + between }, budget: self.limit + between,
      queries: wanted, required: needed, exclusive: groups)
    return problem.solved(within: limit).map { solution in
      Solution(
        tokens: solution.tokens.map { names[$0] }, value: solution.value, bound: solution.bound,
        proved: solution.proved, nodes: solution.nodes)
    }
  }
}
