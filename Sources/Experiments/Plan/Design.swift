// SPDX-License-Identifier: Apache-2.0

import Findings

/// How arms are told apart.
public enum Design: String, Hashable, Sendable, CaseIterable {
  /// Visitors are split at random; both arms run at the same time.
  case split
  /// One item changes its arm from block to block, by coin.
  case switchback
  /// A pattern over many items, each changing its arm from period to period, half the items opposite.
  case catalogueSwitchback = "catalogue-switchback"
  /// Changed once; never proof.
  case beforeAfter = "before-after"

  public var name: Message {
    switch self {
    case .split: Message(en: "visitor split", zh: "访客随机分流")
    case .switchback: Message(en: "switchback (blocks in random order)", zh: "轮换测试（区块随机排序）")
    case .catalogueSwitchback:
      Message(en: "catalogue switchback (items × periods)", zh: "多商品轮换测试（商品 × 周期）")
    case .beforeAfter: Message(en: "before and after", zh: "前后对比")
    }
  }
}

/// How often a split may be looked at.
public enum Looks: Hashable, Sendable {
  /// Once, at the planned size.
  case once
  /// This many times, equally spaced.
  case planned(Int)
  /// Any time.
  case always
}
