// SPDX-License-Identifier: Apache-2.0

/// In what language we speak.
public enum MessageLanguage: String, Hashable, Sendable, CaseIterable {
  case zh, en, both

  /// The message in this language.
  public func text(_ message: Message) -> String {
    switch self {
    case .zh: message.zh
    case .en: message.en
    case .both: message.zh == message.en ? message.zh : "\(message.zh) / \(message.en)"
    }
  }
}
