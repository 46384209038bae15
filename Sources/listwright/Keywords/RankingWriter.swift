// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Findings
import Keywords
import Reports

/// Writes one ranking in any of its formats.
struct RankingWriter {
  let ranking: KeywordRanking
  let language: MessageLanguage
  let backend: BackendTerms?
  let style: String

  /// Terms shown as text where no limit is given.
  private static let textLimit = 50

  func write(
    _ format: RankingFormat, limit: Int?, _ put: ([UInt8]) throws(CommandError) -> Void
  ) throws(CommandError) {
    let limit = limit.map { $0 == 0 ? Int.max : $0 }
    switch format {
    case .json:
      try RankingJSON(ranking, limit: limit ?? .max, language: language)
        .write(backend: backend, put)
    case .csv:
      try RankingText(ranking, limit: limit ?? .max, language: language).csv(put)
    case .markdown:
      try put(Array(text(limit ?? .max).markdown().utf8))
    case .html:
      let page = RankingHTML(
        ranking, limit: limit ?? 1_000, language: language, style: style,
        version: Listwright.version)
      try put(Array(page.page().utf8))
    case .text:
      try put(Array(text(limit ?? Self.textLimit).table().utf8))
      if let backend {
        try put(Array("\n\(backend.bytes)/\(backend.budget) bytes: \(backend.text)\n".utf8))
      }
    }
  }

  /// Written beside its place and moved there at the end, so that none is ever left half-written.
  func write(_ format: RankingFormat, limit: Int?, toFile path: String) throws(CommandError) {
    var bytes: [UInt8] = []
    try write(format, limit: limit) { piece throws(CommandError) in bytes += piece }
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw CommandError(
        en: "cannot write \(path); is its folder there, and yours to write?",
        zh: "无法写入 \(path)；文件夹是否存在、是否有写入权限？")
    }
  }

  private func text(_ limit: Int) -> RankingText {
    RankingText(ranking, limit: limit, language: language)
  }
}
