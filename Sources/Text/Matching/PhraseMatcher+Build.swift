// SPDX-License-Identifier: Apache-2.0

extension PhraseMatcher {
  /// Builds a matcher. Phrases are folded already; the same phrase twice counts once, under its first
  /// index. Empty phrases never match.
  public init(phrases: [[UInt32]]) {
    phraseStarts = PhraseStarts(phrases)
    alphabet = PhraseAlphabet(phrases)
    let trie = Trie(phrases, alphabet: alphabet)
    let edges = Edges(trie, symbolCount: alphabet.count)
    let links = Links(trie, edges)
    roots = StoredNumbers(edges.roots)
    edgeStarts = StoredNumbers(edges.starts)
    edgeSymbols = StoredNumbers(edges.symbols)
    edgeTargets = StoredNumbers(edges.targets)
    edgeMasks = StoredNumbers(edges.masks)
    failures = StoredNumbers(links.failures)
    outputs = StoredNumbers(links.outputs)
    nextOutputs = StoredNumbers(links.nextOutputs)
    phraseOfState = StoredNumbers(trie.phrases)
    lengths = StoredNumbers(phrases.map { Int32($0.count) })
  }

  /// The phrases as a tree of their characters.
  private struct Trie {
    /// Where each character leads from each state.
    var edges: [[(symbol: UInt16, target: Int32)]] = [[]]
    /// The phrase that ends in each state, or -1.
    var phrases: [Int32] = [-1]
    private var targets: [UInt64: Int32] = [:]
    var count: Int { edges.count }

    init(_ list: [[UInt32]], alphabet: PhraseAlphabet) {
      for (index, phrase) in list.enumerated() where !phrase.isEmpty {
        var state: Int32 = 0
        for unit in phrase {
          let symbol = alphabet.symbol(of: unit)
          if let next = target(from: state, by: symbol) {
            state = next
          } else {
            let next = Int32(edges.count)
            targets[Trie.key(state, symbol)] = next
            edges[Int(state)].append((symbol, next))
            edges.append([])
            phrases.append(-1)
            state = next
          }
        }
        if phrases[Int(state)] < 0 { phrases[Int(state)] = Int32(index) }
      }
    }

    func target(from state: Int32, by symbol: UInt16) -> Int32? {
      targets[Trie.key(state, symbol)]
    }

    private static func key(_ state: Int32, _ symbol: UInt16) -> UInt64 {
      UInt64(UInt32(state)) << 16 | UInt64(symbol)
    }
  }

  /// The edges of the tree, laid flat; those of the first state apart.
  private struct Edges {
    var roots: [Int32]
    var starts: [Int32] = []
    var symbols: [UInt16] = []
    var targets: [Int32] = []
    var masks: [UInt64] = []

    init(_ trie: Trie, symbolCount: Int) {
      roots = Array(repeating: 0, count: symbolCount + 1)
      starts.reserveCapacity(trie.count + 1)
      masks.reserveCapacity(trie.count)
      for state in 0..<trie.count {
        starts.append(Int32(symbols.count))
        var mask: UInt64 = 0
        for (symbol, target) in trie.edges[state].sorted(by: { $0.symbol < $1.symbol }) {
          if state == 0 {
            roots[Int(symbol)] = target
          } else {
            symbols.append(symbol)
            targets.append(target)
            mask |= 1 << UInt64(symbol & 63)
          }
        }
        masks.append(mask)
      }
      starts.append(Int32(symbols.count))
    }
  }

  /// Failure links and outputs, breadth first, so that a state's failure is complete before it is used.
  private struct Links {
    var failures: [Int32]
    var outputs: [Int32]
    var nextOutputs: [Int32]

    init(_ trie: Trie, _ edges: Edges) {
      failures = Array(repeating: 0, count: trie.count)
      outputs = Array(repeating: -1, count: trie.count)
      nextOutputs = Array(repeating: -1, count: trie.count)
      var queue: [Int32] = edges.roots.filter { $0 > 0 }
      for state in queue where trie.phrases[Int(state)] >= 0 { outputs[Int(state)] = state }
      var head = 0
      while head < queue.count {
        let state = Int(queue[head])
        head += 1
        for index in Int(edges.starts[state])..<Int(edges.starts[state + 1]) {
          let symbol = edges.symbols[index]
          let target = Int(edges.targets[index])
          var fallback = failures[state]
          var next: Int32?
          while fallback != 0 {
            next = trie.target(from: fallback, by: symbol)
            if next != nil { break }
            fallback = failures[Int(fallback)]
          }
          let failure = next ?? edges.roots[Int(symbol)]
          failures[target] = failure
          if trie.phrases[target] >= 0 {
            outputs[target] = Int32(target)
            nextOutputs[target] = outputs[Int(failure)]
          } else {
            outputs[target] = outputs[Int(failure)]
          }
          queue.append(Int32(target))
        }
      }
    }
  }
}
