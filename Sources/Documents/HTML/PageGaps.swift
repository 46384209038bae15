// SPDX-License-Identifier: Apache-2.0

import Text

/// What a page shows only later or only as pictures, found once it is read.
enum PageGaps {
  /// Texts that stand where the real one is still to come, in lower case and without dots.
  private static let placeholders: [[UInt8]] = [
    "加载中", "正在加载", "正在加载中", "努力加载中", "数据加载中", "页面加载中", "图片加载中", "载入中",
    "加载中请稍候", "加载中，请稍候", "正在加载，请稍候", "请稍候", "載入中", "讀取中", "loading",
    "loading please wait", "please wait", "now loading", "読み込み中", "로딩중",
  ].map { Array($0.utf8) }
  /// Pictures stated to be smaller than this in one direction are icons, in CSS pixels.
  private static let iconSize = 64

  static func find(in document: Document) -> [Omission] {
    [placeholders(in: document), pictures(in: document)].compactMap { $0 }
  }

  private static func placeholders(in document: Document) -> Omission? {
    var count = 0
    var first: Block?
    for block in document.blocks where block.range.count <= 60 && block.role.isVisibleText {
      guard isPlaceholder(document.text.bytes[block.range.range]) else { continue }
      count += 1
      first = first ?? block
    }
    return first.map { block in
      Omission(
        kind: .placeholder, count: count, detail: document.string(of: block),
        range: document.text.source(of: block.range))
    }
  }

  /// Whether a text is one of them and nothing behind it but dots.
  private static func isPlaceholder(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first.map(ElementKindTable.lower) else { return false }
    return placeholders.contains { word in
      word[0] == first
        && text.prefix(word.count).lazy.map(ElementKindTable.lower).elementsEqual(word)
        && isDots(text.dropFirst(word.count))
    }
  }

  private static func isDots(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    while !rest.isEmpty {
      guard let mark = dots.first(where: rest.starts) else { return false }
      rest = rest.dropFirst(mark.count)
    }
    return true
  }

  /// What such a text ends with.
  private static let dots = [".", "…", "。", "·", "!", "！", " "].map { Array($0.utf8) }

  private static func pictures(in document: Document) -> Omission? {
    let pictures = document.images.filter { image in
      !image.address.isEmpty && (image.width ?? .max) > iconSize
        && (image.height ?? .max) > iconSize
    }
    guard let first = pictures.first else { return nil }
    let silent = pictures.count { ($0.alternative ?? "").isEmpty }
    return Omission(
      kind: .imageText, count: pictures.count,
      detail: "\(pictures.count) pictures, \(silent) of them without alternative text",
      range: first.range)
  }
}
