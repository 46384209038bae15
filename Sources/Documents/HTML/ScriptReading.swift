// SPDX-License-Identifier: Apache-2.0

import Text

extension PageBuilder {
  /// Reads what a script holds for us. Code itself is not text of the page.
  func enterScript(_ tag: MarkupScan.StartTag, _ read: TagAttributes, top: Int) {
    frames[top].isSkipped = true
  }
}
