// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Text
import Titles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct TitlesSolve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve",
    abstract: "Chooses the tokens that cover the most demand within a budget, with proof.",
    discussion: """
      Reads one problem a line and writes one answer a line, in the same order:
      {"id","budget","unit","separator","must":[…],"queries":[{"q","tokens":[…],"value"}]}
      → {"id","tokens":[…],"value","bound","proved"}
      unit: h2 (ASCII 1, all else 2), cp (code points), utf16, utf8 or graphemes.
      """)

  @Argument(help: "A file of problems, or - for standard input.")
  var input: String

  @Option(
    help: ArgumentHelp("Subproblems to look at before a bound is good enough.", valueName: "n"))
  var maxNodes: Int = SearchLimit().nodes

  func run() throws {
    if input == "-" {
      var number = 0
      while let line = readLine() {
        number += 1
        answer(line, number)
      }
      return
    }
    guard let data = FileManager.default.contents(atPath: input) else {
      throw ValidationError("\(input) cannot be read")
    }
    let lines = String(decoding: data, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() { answer(String(line), index + 1) }
  }

  /// Answers at once, so that a program can hold a conversation.
  private func answer(_ line: String, _ number: Int) {
    if line.allSatisfy(\.isWhitespace) { return }
    print(SolveAnswer(line: line, number: number, limit: SearchLimit(nodes: maxNodes)).json)
    fflush(nil)
  }
}

/// One line of `titles solve`: problem in, answer out.
struct SolveAnswer {
  let json: String

  private struct Problem: Decodable {
    struct Query: Decodable {
      var q: String?
      var tokens: [String]
      var value: Double
    }
    var id: String
    var budget: Int
    var unit: String
    var separator: String?
    var must: [String]?
    var queries: [Query]
  }

  private struct Identity: Decodable { var id: String }

  private struct Solved: Encodable {
    var id: String
    var tokens: [String]
    var value: Double
    var bound: Double
    var proved: Bool
  }

  private struct Failed: Encodable {
    struct Reason: Encodable {
      var line: Int
      var id: String?
      var message: String
    }
    var error: Reason
  }

  init(line: String, number: Int, limit: SearchLimit) {
    let data = Data(line.utf8)
    let id = try? JSONDecoder().decode(Identity.self, from: data).id
    do {
      json = Self.encoded(try Self.solve(data, limit))
    } catch {
      let reason = Failed.Reason(line: number, id: id, message: Self.text(of: error))
      json = Self.encoded(Failed(error: reason))
    }
  }

  private static func solve(_ data: Data, _ limit: SearchLimit) throws -> Solved {
    let problem = try JSONDecoder().decode(Problem.self, from: data)
    guard let unit = unit(problem.unit) else {
      throw ValidationError("unknown unit '\(problem.unit)'; known: h2, cp, utf16, utf8, graphemes")
    }
    guard (0...100_000).contains(problem.budget) else {
      throw ValidationError("the budget must be from 0 to 100000")
    }
    guard problem.queries.allSatisfy({ (0...1e15).contains($0.value) }) else {
      throw ValidationError("the value of a query must be from 0 to 1e15")
    }
    let tokens = TokenProblem(
      queries: problem.queries.map {
        TokenProblem.Query(text: $0.q ?? "", tokens: $0.tokens, value: $0.value)
      }, required: problem.must ?? [], limit: problem.budget, unit: unit,
      separator: problem.separator ?? "")
    guard let solution = tokens.solved(within: limit) else {
      throw ValidationError("the tokens that must be in do not fit into \(problem.budget)")
    }
    return Solved(
      id: problem.id, tokens: solution.tokens, value: rounded(solution.value),
      bound: rounded(solution.bound), proved: solution.proved)
  }

  private static func unit(_ name: String) -> LengthUnit? {
    switch name {
    case "h2", "halfWidth": .halfWidth
    case "cp", "codePoints": .codePoints
    case "utf16": .utf16
    case "utf8": .utf8
    case "graphemes": .graphemes
    default: nil
    }
  }

  private static func rounded(_ number: Double) -> Double { (number * 10_000).rounded() / 10_000 }

  private static func text(of error: any Error) -> String {
    switch error {
    case let error as ValidationError: error.message
    case DecodingError.keyNotFound(let key, _): "the key '\(key.stringValue)' is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "\(context.codingPath.map(\.stringValue).joined(separator: ".")): \(context.debugDescription)"
    default: "not a JSON object"
    }
  }

  private static func encoded(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }
}
