// SPDX-License-Identifier: Apache-2.0

import Keywords

/// Says on standard error how far a long reading is: on a terminal only, and only once it has taken longer
/// than one waits without asking. A pipe or a file never gets any of it.
final class ProgressLine {
  private static let patience = Duration.milliseconds(600)
  private static let pause = Duration.milliseconds(100)

  private let isShown = CommandEnvironment.isTerminal(2)
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var drawn: ContinuousClock.Instant?

  init() { start = clock.now }

  var listener: ProgressListener { ProgressListener { self.show($0, $1) } }

  private func show(_ step: ProgressListener.Step, _ share: Double) {
    guard isShown else { return }
    let now = clock.now
    guard start.duration(to: now) > Self.patience,
      drawn.map({ $0.duration(to: now) > Self.pause }) ?? true
    else { return }
    drawn = now
    let name =
      switch step {
      case .reading: Speech.say("reading", "读取中")
      case .merging: Speech.say("merging", "合并中")
      case .ranking: Speech.say("ranking", "排序中")
      }
    StandardStreams.draw("\(name) … \(Int(min(max(share, 0), 1) * 100)) %")
  }

  /// Takes the line away.
  func clear() {
    guard drawn != nil else { return }
    StandardStreams.draw("")
    drawn = nil
  }
}
