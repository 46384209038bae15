// SPDX-License-Identifier: Apache-2.0

import Compliance
import Lexicons
import TestSupport

/// The rules of the repository, read once for all tests.
enum Packs {
  private static let read = Result { try ClaimPacks.read(lexicons: Repository.lexicons) }

  static func claims() throws -> CompiledClaims { try read.get() }
}
