// SPDX-License-Identifier: Apache-2.0

/// Proposes titles that differ from one in one variable.
struct VariantMaker {
  let request: TitleRequest
  let base: TitleDraft
  let variable: TitleVariation.Variable

  /// Parts of each proposal, with how they are written where that differs.
  func proposals() -> [(pieces: [TitlePiece], writer: TitleWriter?)] {
    switch variable {
    case .headPosition: moved(.head)
    case .brandPosition: moved(.brand)
    case .attributeOrder: reordered()
    case .modifier: swapped([.modifier, .detail])
    case .audience: swapped([.audience])
    case .season: swapped([.season])
    case .scene: swapped([.scene])
    case .style: swapped([.style])
    case .material: swapped([.material])
    case .benefit: swapped([.function])
    case .benefitOrSpec: swapped([.function, .size, .fit, .material])
    case .numberForm: renumbered()
    case .length: shortened()
    case .separator: separated()
    }
  }

  private typealias Proposal = (pieces: [TitlePiece], writer: TitleWriter?)

  /// The part of a slot at every other place.
  private func moved(_ slot: TitleSlot) -> [Proposal] {
    guard let index = base.pieces.firstIndex(where: { $0.slot == slot }) else { return [] }
    var rest = base.pieces
    let piece = rest.remove(at: index)
    return (0...rest.count).filter { $0 != index }.map { target in
      var next = rest
      next.insert(piece, at: target)
      return (next, nil)
    }
  }

  /// Two neighbours that are neither brand nor name, the other way round.
  private func reordered() -> [Proposal] {
    base.pieces.indices.dropLast().compactMap { index in
      let slots = [base.pieces[index].slot, base.pieces[index + 1].slot]
      if slots.contains(.head) || slots.contains(.brand) { return nil }
      var next = base.pieces
      next.swapAt(index, index + 1)
      return (next, nil)
    }
  }

  /// A part that need not be in, replaced by another true one of these slots.
  private func swapped(_ slots: Set<TitleSlot>) -> [Proposal] {
    let inside = Set(base.pieces.flatMap(\.keys))
    let fixed = request.requiredKeys
    var others: [TitlePiece] = []
    for value in request.index.values where slots.contains(value.source.slot) {
      let keys = value.words.map(WordForm.key)
      others.append(TitlePiece(keys: keys, text: request.joined(keys), slot: value.source.slot))
    }
    for item in request.accepted {
      for key in item.keys
      where request.index.support(for: key).isEmpty && slots.contains(.modifier) {
        others.append(TitlePiece(keys: [key], text: request.joined([key]), slot: .modifier))
      }
    }
    var proposals: [Proposal] = []
    var seen: Set<TitlePiece> = []
    for other in others where inside.isDisjoint(with: other.keys) && seen.insert(other).inserted {
      for (index, piece) in base.pieces.enumerated()
      where slots.contains(piece.slot) && fixed.isDisjoint(with: piece.keys) {
        var next = base.pieces
        next[index] = other
        proposals.append((next, nil))
      }
    }
    return proposals
  }

  /// A measure in its other unit.
  private func renumbered() -> [Proposal] {
    base.pieces.indices.compactMap { index in
      guard let other = NumberForm.other(base.pieces[index].text) else { return nil }
      var next = base.pieces
      next[index].text = other
      next[index].keys = [WordForm.key(other)]
      return (next, nil)
    }
  }

  /// Without the least valued parts, one after the other.
  private func shortened() -> [Proposal] {
    let fixed = request.requiredKeys
    var next = base.pieces
    var proposals: [Proposal] = []
    while let least = next.indices.filter({ fixed.isDisjoint(with: next[$0].keys) })
      .min(by: { next[$0].weight < next[$1].weight })
    {
      next.remove(at: least)
      proposals.append((next, nil))
    }
    return proposals
  }

  /// The same parts with another separator.
  private func separated() -> [Proposal] {
    let choices = base.writer.separator.isEmpty ? [" "] : [", ", " - ", " | "]
    return choices.map { separator in
      (base.pieces, TitleWriter(grammar: base.writer.grammar, separator: separator))
    }
  }
}
