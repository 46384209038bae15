// SPDX-License-Identifier: Apache-2.0

import Lexicons
import Text

extension StageModel {
  /// Goes up with every change of what is archived, or of how words are told apart.
  private static let archiveVersion = 2

  /// Reads the words and the weights of `stages/` of the lexicons folder.
  static func read(
    lexicons: String, folding: FoldingTable, cache: LexiconCache?
  ) throws(LexiconError) -> (lexicon: CueLexicon, model: StageModel) {
    let weights = lexicons + "/stages/weights.tsv"
    func make() throws(LexiconError) -> (lexicon: CueLexicon, model: StageModel) {
      let lexicon = try CueLexicon.read(lexicons: lexicons, folding: folding)
      let text = try DataFiles.text(of: weights)
      return (lexicon, try StageModel(text, path: weights, lexicon: lexicon))
    }
    guard let cache else { return try make() }
    let files =
      CueLexicon.files(lexicons: lexicons) + [weights]
      + (try DataFiles.files(below: lexicons + "/folding", endings: ["txt"]))
    return try cache.value(
      "stages", version: archiveVersion, of: files,
      read: { (archive) throws(ArchiveError) in
        let lexicon = try CueLexicon(from: &archive)
        return (lexicon, try StageModel(from: &archive, lexicon: lexicon))
      },
      write: { known, archive in
        known.lexicon.write(to: &archive)
        known.model.write(to: &archive)
      }, make: make)
  }

  /// Reads weights.
  ///
  /// Lines of tabs: a feature, or `transition`, a boundary (or `any`) and the label before; then one whole
  /// number in thousandths for each label. `# ` starts a comment.
  package init(
    _ text: String, path: String, lexicon: CueLexicon
  ) throws(LexiconError) {
    let numbering = FeatureNumbering(cues: lexicon.classes.map(\.name))
    self.init(numbering: numbering, capacity: text.utf8.count / 24)
    var numbers: [String: Int] = [:]
    for (number, name) in numbering.names.enumerated() { numbers[name] = number }
    let bytes = Array(text.utf8)
    var reader = WeightLineReader(bytes: bytes)
    while let line = reader.next() {
      if line.isComment { continue }
      guard let weights = line.weights else {
        throw LexiconError(
          file: path, line: reader.line, column: 1,
          message: "expected a feature and \(StageLabel.count) whole numbers, with tabs between")
      }
      let name = bytes[line.name]
      if let words = WeightLineReader.suffix(of: name, after: "words ") {
        set(weights, words: WeightLineReader.key(ofWords: words))
      } else if let words = WeightLineReader.suffix(of: name, after: "header-words ") {
        set(weights, words: TokenHash.inRowHeader(WeightLineReader.key(ofWords: words)))
      } else if let transition = WeightLineReader.suffix(of: name, after: "transition ") {
        try add(transition: transition, weights, path: path, line: reader.line)
      } else {
        let name = String(decoding: name, as: UTF8.self)
        guard let number = numbers[name] else {
          throw LexiconError(
            file: path, line: reader.line, column: 1, message: "there is no feature '\(name)'",
            suggestion: EditDistance.nearest(to: name, in: numbering.names), excerpt: name)
        }
        set(weights, number: number)
      }
    }
    finish()
  }

  private static let boundaryNames = (0..<BlockBoundary.count).map(BlockBoundary.name)
  private static let labelNames = StageLabel.allCases.map { "\($0)" }

  private mutating func add(
    transition: ArraySlice<UInt8>, _ weights: Row, path: String, line: Int
  ) throws(LexiconError) {
    let fields = String(decoding: transition, as: UTF8.self).split(separator: " ")
    let boundaries = (0..<BlockBoundary.count).filter {
      fields.first == "any" || fields.first.map(String.init) == StageModel.boundaryNames[$0]
    }
    guard fields.count == 2, !boundaries.isEmpty,
      let from = StageModel.labelNames.firstIndex(of: String(fields[1]))
    else {
      throw LexiconError(
        file: path, line: line, column: 1,
        message: "expected 'transition', a boundary or 'any', and a label")
    }
    for boundary in boundaries {
      for to in 0..<StageLabel.count {
        addTransition(Double(weights[to]), boundary: boundary, from: from, to: to)
      }
    }
  }
}

/// Reads lines of weights from bytes, without making strings of them.
private struct WeightLineReader {
  let bytes: [UInt8]
  private var offset = 0
  private(set) var line = 0

  struct Line {
    var name: Range<Int>
    var isComment: Bool
    /// Nil where they are not as many whole numbers as there are labels.
    var weights: StageModel.Row?
  }

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Line? {
    guard offset < bytes.count else { return nil }
    line += 1
    let start = offset
    while offset < bytes.count, bytes[offset] != 0x09, bytes[offset] != 0x0A { offset += 1 }
    let name = start..<offset
    let isComment =
      name.isEmpty || (bytes[start] == 0x23 && bytes[min(start + 1, offset - 1)] == 0x20)
    var weights = StageModel.Row.zero
    var count = 0
    var isValid = true
    while offset < bytes.count, bytes[offset] == 0x09 {
      offset += 1
      let isNegative = offset < bytes.count && bytes[offset] == 0x2D
      if isNegative { offset += 1 }
      var value: Int32 = 0
      var digits = 0
      while offset < bytes.count, (0x30...0x39).contains(bytes[offset]), digits < 7 {
        value = value * 10 + Int32(bytes[offset] - 0x30)
        digits += 1
        offset += 1
      }
      if digits == 0 || count >= StageLabel.count {
        isValid = false
      } else {
        weights[count] = Float(isNegative ? -value : value) / 1000
      }
      count += 1
    }
    while offset < bytes.count, bytes[offset] != 0x0A {
      if bytes[offset] != 0x0D { isValid = false }
      offset += 1
    }
    offset += 1
    return Line(
      name: name, isComment: isComment,
      weights: isValid && count == StageLabel.count ? weights : nil)
  }

  static func suffix(of name: ArraySlice<UInt8>, after prefix: StaticString) -> ArraySlice<UInt8>? {
    let count = prefix.utf8CodeUnitCount
    guard name.count > count else { return nil }
    for i in 0..<count where name[name.startIndex + i] != prefix.utf8Start[i] { return nil }
    return name.dropFirst(count)
  }

  /// The key of words joined by `_`.
  static func key(ofWords name: ArraySlice<UInt8>) -> UInt64 {
    var key: UInt64?
    var hash = TokenHash.seed
    var offset = name.startIndex
    while offset <= name.endIndex {
      if offset == name.endIndex || name[offset] == 0x5F {
        key = key.map { TokenHash.extend($0, by: hash) } ?? hash
        hash = TokenHash.seed
        offset += 1
      } else {
        hash = TokenHash.add(ScalarReader.next(in: name, at: &offset), to: hash)
      }
    }
    return key ?? hash
  }
}
