// SPDX-License-Identifier: Apache-2.0

import Text

/// Gathers literals and classes and lays patterns out as one flat program.
struct PatternCompiler {
  /// Every literal once.
  private(set) var literals: [Literal] = []
  /// Classes each literal belongs to, by literal.
  private(set) var classesOfLiteral: [[Int32]] = []
  private(set) var classCount = Int32(Shape.allCases.count)
  private(set) var program: [Instruction] = []
  private(set) var bounds: [NumberBound] = []

  /// A literal and how its ends are matched.
  struct Literal: Hashable, Sendable {
    var units: [UInt32]
    var isPrefix: Bool
  }

  private var indexOfLiteral: [Literal: Int32] = [:]
  private var classOfMembers: [[Int32]: Int32] = [:]
  private var membersOfClass: [Int32: [Int32]] = [:]
  private let classes: WordClasses

  init(classes: WordClasses) { self.classes = classes }

  /// The number of a class that holds exactly these literals.
  mutating func classNumber(of words: [Literal]) -> Int32 {
    var members = Set<Int32>()
    for word in words where !word.units.isEmpty {
      if let known = indexOfLiteral[word] {
        members.insert(known)
      } else {
        let index = Int32(literals.count)
        literals.append(word)
        classesOfLiteral.append([])
        indexOfLiteral[word] = index
        members.insert(index)
      }
    }
    let key = members.sorted()
    if let known = classOfMembers[key] { return known }
    let number = classCount
    classCount += 1
    classOfMembers[key] = number
    membersOfClass[number] = key
    for member in key { classesOfLiteral[Int(member)].append(number) }
    return number
  }

  /// Compiles one pattern.
  mutating func compile(_ syntax: PatternSyntax) throws(PatternError) -> CompiledPattern {
    let resolved = try resolve(syntax, depth: 0)
    guard !canBeEmpty(resolved) else {
      throw PatternError(offset: 0, message: "the pattern can match nothing at all")
    }
    let entry = Int32(program.count)
    try emit(resolved)
    program.append(Instruction(operation: .match))
    var firsts: [Int32] = []
    guard collectFirsts(of: resolved, into: &firsts) else {
      throw PatternError(offset: 0, message: "the pattern starts with a gap; start it with a word")
    }
    var needs: [Int32] = []
    collectNeeds(of: resolved, into: &needs)
    needs = Set(needs).sorted { weight(of: $0) < weight(of: $1) }
    return CompiledPattern(
      entry: entry, firsts: Set(firsts).sorted(), needs: needs,
      keys: (keys(of: resolved) ?? []).sorted())
  }

  /// Lower for classes that are met less often: longer and fewer words.
  private func weight(of number: Int32) -> Int {
    let members = membersOfClass[number] ?? []
    let shortest = members.map { literals[Int($0)].units.count }.min() ?? 1
    return (shortest < 2 ? 10_000 : 0) + members.count * 100 + Int(number) % 100
  }

  /// Replaces references by class numbers and macros by their patterns; joins plain choices into classes.
  private mutating func resolve(
    _ syntax: PatternSyntax, depth: Int
  ) throws(PatternError) -> Resolved {
    guard depth < 24 else {
      throw PatternError(offset: 0, message: "classes include each other in a circle")
    }
    switch syntax {
    case .literal(let units, let isPrefix):
      guard !units.isEmpty else { throw PatternError(offset: 0, message: "empty text") }
      return .word(classNumber(of: [Literal(units: units, isPrefix: isPrefix)]), bound: -1)
    case .reference(let name, let bound):
      if let shape = Shape(name: name) {
        var index: Int32 = -1
        if let bound {
          index = Int32(bounds.firstIndex(of: bound) ?? bounds.count)
          if index == bounds.count { bounds.append(bound) }
        }
        return .word(shape.rawValue, bound: index)
      }
      guard bound == nil else {
        throw PatternError(offset: 0, message: "only numbers can be compared, not '\(name)'")
      }
      if let words = classes.literals(of: name) {
        return .word(
          classNumber(of: words.map { Literal(units: $0.units, isPrefix: $0.isPrefix) }), bound: -1)
      }
      if let macro = classes.pattern(of: name) { return try resolve(macro, depth: depth + 1) }
      throw PatternError(offset: 0, message: classes.unknown(name))
    case .sequence(let items):
      // `(a)?~3b` is `a~3b` or `b`: a gap after nothing is no gap.
      if items.count > 2, case .optional(let first) = items[0], case .gap = items[1] {
        return try resolve(
          .choice([
            .sequence([first] + items.dropFirst()), .sequence(Array(items.dropFirst(2))),
          ]), depth: depth + 1)
      }
      var result: [Resolved] = []
      for item in items { result.append(try resolve(item, depth: depth)) }
      return .sequence(result)
    case .choice(let items):
      if let words = classes.plainWords(of: items) {
        return .word(
          classNumber(of: words.map { Literal(units: $0.units, isPrefix: $0.isPrefix) }), bound: -1)
      }
      var result: [Resolved] = []
      for item in items { result.append(try resolve(item, depth: depth)) }
      return .choice(result)
    case .optional(let item): return .optional(try resolve(item, depth: depth))
    case .gap(let limit, let reach): return .gap(Int32(limit), reach)
    case .span(let item): return .span(try resolve(item, depth: depth))
    case .edge(let isStart): return .edge(isStart)
    }
  }

  private indirect enum Resolved {
    case word(Int32, bound: Int32)
    case sequence([Resolved])
    case choice([Resolved])
    case optional(Resolved)
    case gap(Int32, PatternSyntax.Reach)
    case span(Resolved)
    case edge(Bool)
  }

  private mutating func emit(_ item: Resolved) throws(PatternError) {
    switch item {
    case .word(let number, let bound):
      program.append(Instruction(operation: .word, a: number, b: bound))
    case .sequence(let items):
      for item in items { try emit(item) }
    case .choice(let items):
      var exits: [Int] = []
      for (index, item) in items.enumerated() {
        guard index + 1 < items.count else {
          try emit(item)
          break
        }
        let split = program.count
        program.append(Instruction(operation: .split))
        try emit(item)
        exits.append(program.count)
        program.append(Instruction(operation: .jump))
        program[split].a = Int32(split + 1)
        program[split].b = Int32(program.count)
      }
      for exit in exits { program[exit].a = Int32(program.count) }
    case .optional(let item):
      let split = program.count
      program.append(Instruction(operation: .split))
      try emit(item)
      program[split].a = Int32(split + 1)
      program[split].b = Int32(program.count)
    case .gap(let limit, let reach):
      program.append(Instruction(operation: .gap, a: limit, b: reach.rawValue))
    case .span(let item):
      program.append(Instruction(operation: .open))
      try emit(item)
      program.append(Instruction(operation: .close))
    case .edge(let isStart):
      program.append(Instruction(operation: isStart ? .clauseStart : .clauseEnd))
    }
  }

  private func canBeEmpty(_ item: Resolved) -> Bool {
    switch item {
    case .word: false
    case .sequence(let items): items.allSatisfy(canBeEmpty)
    case .choice(let items): items.contains(where: canBeEmpty)
    case .optional, .gap, .edge: true
    case .span(let item): canBeEmpty(item)
    }
  }

  /// Adds the classes an item can start with; false where it can start with a gap.
  private func collectFirsts(of item: Resolved, into firsts: inout [Int32]) -> Bool {
    switch item {
    case .word(let number, _):
      firsts.append(number)
      return true
    case .sequence(let items):
      for item in items {
        guard collectFirsts(of: item, into: &firsts) else { return false }
        if !canBeEmpty(item) { return true }
      }
      return true
    case .choice(let items):
      return items.reduce(true) { collectFirsts(of: $1, into: &firsts) && $0 }
    case .optional(let item), .span(let item): return collectFirsts(of: item, into: &firsts)
    case .gap: return false
    case .edge: return true
    }
  }

  private func collectNeeds(of item: Resolved, into needs: inout [Int32]) {
    switch item {
    case .word(let number, _):
      if number >= Shape.allCases.count { needs.append(number) }
    case .sequence(let items):
      for item in items { collectNeeds(of: item, into: &needs) }
    case .span(let item): collectNeeds(of: item, into: &needs)
    case .choice, .optional, .gap, .edge: break
    }
  }

  /// Classes one of which every match holds, or nil where a match may hold none.
  private func keys(of item: Resolved) -> Set<Int32>? {
    switch item {
    case .word(let number, _): number >= Shape.allCases.count ? [number] : nil
    case .sequence(let items):
      items.compactMap(keys).min { weight(of: $0) < weight(of: $1) }
    case .choice(let items):
      items.reduce(Optional(Set<Int32>())) { known, item in
        guard let known, let more = keys(of: item) else { return nil }
        return known.union(more)
      }
    case .span(let item): keys(of: item)
    case .optional, .gap, .edge: nil
    }
  }

  private func weight(of keys: Set<Int32>) -> Int { keys.reduce(0) { $0 + weight(of: $1) } }
}
