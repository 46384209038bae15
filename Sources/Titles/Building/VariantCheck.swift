// SPDX-License-Identifier: Apache-2.0

/// Compares two titles part by part.
///
/// The longest common subsequence of parts is what stayed; a part that went and came back elsewhere moved;
/// the rest was removed or added. The declared variable explains the difference when every part of the
/// edit script belongs to it.
struct VariantCheck {
  private(set) var removed: [TitlePiece] = []
  private(set) var added: [TitlePiece] = []
  private(set) var moved: [TitlePiece] = []

  init(_ before: [TitlePiece], _ after: [TitlePiece]) {
    let same = { (a: TitlePiece, b: TitlePiece) in a.text == b.text && a.slot == b.slot }
    // lengths[i][j]: longest common subsequence of before[i...] and after[j...].
    var lengths = [[Int]](
      repeating: [Int](repeating: 0, count: after.count + 1), count: before.count + 1)
    for i in before.indices.reversed() {
      for j in after.indices.reversed() {
        lengths[i][j] =
          same(before[i], after[j])
          ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
      }
    }
    var i = 0
    var j = 0
    while i < before.count || j < after.count {
      if i < before.count, j < after.count, same(before[i], after[j]) {
        i += 1
        j += 1
      } else if j == after.count || (i < before.count && lengths[i + 1][j] >= lengths[i][j + 1]) {
        removed.append(before[i])
        i += 1
      } else {
        added.append(after[j])
        j += 1
      }
    }
    for piece in removed {
      if let index = added.firstIndex(where: { same($0, piece) }) {
        moved.append(piece)
        added.remove(at: index)
      }
    }
    for piece in moved {
      if let index = removed.firstIndex(where: { same($0, piece) }) { removed.remove(at: index) }
    }
  }

  /// Whether a variable accounts for all of it.
  func isExplained(by variable: TitleVariation.Variable) -> Bool {
    let changed = removed + added
    switch variable {
    case .headPosition: return changed.isEmpty && moves(only: [.head])
    case .brandPosition: return changed.isEmpty && moves(only: [.brand])
    case .attributeOrder:
      return changed.isEmpty && !moved.isEmpty
        && moved.allSatisfy { $0.slot != .head && $0.slot != .brand }
    case .modifier: return swaps(only: [.modifier, .detail])
    case .audience: return swaps(only: [.audience])
    case .season: return swaps(only: [.season])
    case .scene: return swaps(only: [.scene])
    case .style: return swaps(only: [.style])
    case .material: return swaps(only: [.material])
    case .benefit: return swaps(only: [.function])
    case .benefitOrSpec:
      return moved.isEmpty && removed.count == 1 && added.count == 1
        && Set(changed.map(\.slot)).isSubset(of: [.function, .size, .fit, .material])
        && removed.first?.slot != added.first?.slot
    case .numberForm:
      return moved.isEmpty && removed.count == added.count && !removed.isEmpty
        && zip(removed, added).allSatisfy { NumberForm.areEqual($0.text, $1.text) }
    case .length: return moved.isEmpty && added.isEmpty && !removed.isEmpty
    case .separator: return changed.isEmpty && moved.isEmpty
    }
  }

  /// A part may be seen as moving past another, or the other past it: one of the two is enough.
  private func moves(only slots: Set<TitleSlot>) -> Bool {
    !moved.isEmpty && moved.allSatisfy { slots.contains($0.slot) }
  }

  private func swaps(only slots: Set<TitleSlot>) -> Bool {
    moved.isEmpty && removed.count == added.count && !removed.isEmpty
      && (removed + added).allSatisfy { slots.contains($0.slot) }
  }
}
