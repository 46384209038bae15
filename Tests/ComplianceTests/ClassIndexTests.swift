// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import Text

@testable import Compliance

@Suite struct ClassIndexTests {
  /// Against a search through all words.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `finds the words of every class in their order (seed)`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let classCount = Int32.random(in: 1...3000, using: &random)
    let words = (0..<Int.random(in: 0...200, using: &random)).map { _ in
      Set(
        (0..<Int.random(in: 0...12, using: &random)).map { _ in
          Int32.random(in: 0..<classCount, using: &random)
        }
      )
      .sorted()
    }
    let memberships = words.reduce(0) { $0 + $1.count }
    let index = ClassIndex(wordCount: words.count, capacity: min(memberships, Int(classCount))) {
      words[$0].forEach($1)
    }
    for number in 0..<classCount {
      let expected = words.indices.filter { words[$0].contains(number) }
      #expect(index.words(of: number).map(Int.init) == expected)
      #expect(index.holds(number) == !expected.isEmpty)
    }
    let some = (0..<3).map { _ in Int32.random(in: 0..<classCount, using: &random) }
    let expected = words.indices.filter { !Set(words[$0]).isDisjoint(with: some) }
    #expect(index.words(ofAny: StoredNumbers(some)).map(Int.init) == expected)
  }
}
