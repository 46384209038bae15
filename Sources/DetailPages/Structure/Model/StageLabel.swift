// SPDX-License-Identifier: Apache-2.0

/// What a block is labelled as: no stage, or one.
package enum StageLabel: Int, CaseIterable, Sendable {
  case none, painPoint, solution, advantage, trust, callToAction

  package static let count = 6

  package init(_ stage: Stage?) {
    switch stage {
    case nil: self = .none
    case .painPoint: self = .painPoint
    case .solution: self = .solution
    case .advantage: self = .advantage
    case .trust: self = .trust
    case .callToAction: self = .callToAction
    }
  }

  package var stage: Stage? {
    switch self {
    case .none: nil
    case .painPoint: .painPoint
    case .solution: .solution
    case .advantage: .advantage
    case .trust: .trust
    case .callToAction: .callToAction
    }
  }
}
