// SPDX-License-Identifier: Apache-2.0

extension PhraseMatcher {
  /// Builds a matcher. Phrases are folded already; the same phrase twice counts once, under its first
  /// index. Empty phrases never match.
  public init(phrases: [[UInt32]]) {
    let alphabet = Alphabet(phrases)
    let trie = Trie(phrases, alphabet: alphabet)
    planeSymbols = alphabet.plane
    otherCharacters = alphabet.others
    otherSymbols = alphabet.otherSymbols
    lengths = phrases.map { Int32($0.count) }
    phraseOfState = trie.phrases
    roots = Array(repeating: 0, count: alphabet.count + 1)
    edgeStarts = []
    edgeSymbols = []
    edgeTargets = []
    edgeMasks = []
    failures = []
    outputs = []
    nextOutputs = []
    layOut(trie)
    link(trie)
  }

  private mutating func layOut(_ trie: Trie) {
    edgeStarts.reserveCapacity(trie.count + 1)
    edgeMasks.reserveCapacity(trie.count)
    for state in 0..<trie.count {
      edgeStarts.append(Int32(edgeSymbols.count))
      var mask: UInt64 = 0
      for (symbol, target) in trie.edges[state].sorted(by: { $0.0 < $1.0 }) {
        if state == 0 {
          roots[Int(symbol)] = target
        } else {
          edgeSymbols.append(symbol)
          edgeTargets.append(target)
          mask |= 1 << UInt64(symbol & 63)
        }
      }
      edgeMasks.append(mask)
    }
    edgeStarts.append(Int32(edgeSymbols.count))
  }

  /// Failure links and outputs, breadth first, so that a state's failure is complete before it is used.
  private mutating func link(_ trie: Trie) {
    failures = Array(repeating: 0, count: trie.count)
    outputs = Array(repeating: -1, count: trie.count)
    nextOutputs = Array(repeating: -1, count: trie.count)
    var queue: [Int32] = roots.filter { $0 > 0 }
    for state in queue where phraseOfState[Int(state)] >= 0 { outputs[Int(state)] = state }
    var head = 0
    while head < queue.count {
      let state = queue[head]
      head += 1
      for edgeIndex in Int(edgeStarts[Int(state)])..<Int(edgeStarts[Int(state) + 1]) {
        let symbol = edgeSymbols[edgeIndex]
        let target = edgeTargets[edgeIndex]
        var fallback = failures[Int(state)]
        var next: Int32 = -1
        while fallback != 0 {
          next = edge(from: fallback, by: symbol)
          if next >= 0 { break }
          fallback = failures[Int(fallback)]
        }
        let failure = next >= 0 ? next : roots[Int(symbol)]
        failures[Int(target)] = failure
        if phraseOfState[Int(target)] >= 0 {
          outputs[Int(target)] = target
          nextOutputs[Int(target)] = outputs[Int(failure)]
        } else {
          outputs[Int(target)] = outputs[Int(failure)]
        }
        queue.append(target)
      }
    }
  }

  /// Numbers the characters phrases are made of, from 1, in the order of their code points.
  private struct Alphabet {
    var plane: [UInt16] = Array(repeating: 0, count: 0x10000)
    var others: [UInt32] = []
    var otherSymbols: [UInt16] = []
    var count = 0

    init(_ phrases: [[UInt32]]) {
      var characters = Set<UInt32>()
      for phrase in phrases { characters.formUnion(phrase) }
      for character in characters.sorted() {
        count += 1
        precondition(count <= Int(UInt16.max), "phrases hold more than 65,535 different characters")
        if character < 0x10000 {
          plane[Int(character)] = UInt16(count)
        } else {
          others.append(character)
          otherSymbols.append(UInt16(count))
        }
      }
    }

    func symbol(of unit: UInt32) -> UInt16 {
      if unit < 0x10000 { return plane[Int(unit)] }
      return others.firstIndex(of: unit).map { otherSymbols[$0] } ?? 0
    }
  }

  private struct Trie {
    var edges: [[(UInt16, Int32)]] = [[]]
    var phrases: [Int32] = [-1]
    var count: Int { edges.count }

    init(_ list: [[UInt32]], alphabet: Alphabet) {
      var targets: [UInt64: Int32] = [:]
      for (index, phrase) in list.enumerated() where !phrase.isEmpty {
        var state: Int32 = 0
        for unit in phrase {
          let symbol = alphabet.symbol(of: unit)
          let key = UInt64(UInt32(state)) << 16 | UInt64(symbol)
          if let next = targets[key] {
            state = next
          } else {
            let next = Int32(edges.count)
            targets[key] = next
            edges[Int(state)].append((symbol, next))
            edges.append([])
            phrases.append(-1)
            state = next
          }
        }
        if phrases[Int(state)] < 0 { phrases[Int(state)] = Int32(index) }
      }
    }
  }
}
