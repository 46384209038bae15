// SPDX-License-Identifier: Apache-2.0

import Lexicons
import Text

/// What the keyword commands read from the data folder.
enum KeywordData {
  static func segmenter(_ folder: DataFolder) throws(LexiconError) -> Segmenter {
    try Segmenter.read(lexicons: folder.lexicons)
  }
}
