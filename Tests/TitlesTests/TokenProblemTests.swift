// SPDX-License-Identifier: Apache-2.0

import Testing
import Text
import Titles

@Suite("Coverage problems in words")
struct TokenProblemTests {
  @Test("a Chinese title of ten half-width units")
  func halfWidth() throws {
    let problem = TokenProblem(
      queries: [
        .init(text: "羽绒服女", tokens: ["羽绒服", "女"], value: 900),
        .init(text: "羽绒服短款", tokens: ["羽绒服", "短款"], value: 400),
        .init(text: "羽绒服加厚", tokens: ["羽绒服", "加厚"], value: 300),
      ], required: ["羽绒服"], limit: 12, unit: .halfWidth, separator: "")
    let solution = try #require(problem.solved())
    #expect(solution.tokens == ["羽绒服", "女", "短款"])
    #expect(solution.value == 1300)
    #expect(solution.proved)
  }

  @Test("separators stand between tokens, not after the last one")
  func separators() throws {
    var problem = TokenProblem(
      queries: [.init(text: "yoga mat", tokens: ["yoga", "mat"], value: 1)], required: [],
      limit: 8, unit: .codePoints, separator: " ")
    #expect(try #require(problem.solved()).tokens == ["yoga", "mat"])
    problem.limit = 7
    #expect(try #require(problem.solved()).tokens == [])
  }
}
