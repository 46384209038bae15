// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Documents
import Findings
import Keywords
import Lexicons
import Listings
import Text

/// Which search exports are read, and how.
struct ExportOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      en: "Search exports (CSV, XLSX, XLS, ZIP, …); - for standard input.",
      zh: "搜索词导出文件（CSV、XLSX、XLS、ZIP……）；- 表示标准输入。", valueName: "export"))
  var paths: [String]

  @OptionGroup var reading: ExportReadingOptions

  func folder() throws -> DataFolder { try reading.folder() }

  func read(
    from folder: DataFolder, progress: ProgressListener
  ) throws -> [KeywordExport] {
    try reading.read(paths, from: folder, progress: progress)
  }

  func model(from folder: DataFolder) throws -> QueryModel { try reading.model(from: folder) }

  var language: MessageLanguage { reading.messages ?? Speech.language }
}

/// How search exports are read, wherever they are named.
struct ExportReadingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      en: "File with the facts of the product (YAML or JSON).", zh: "商品事实文件（YAML 或 JSON）。",
      valueName: "file"))
  var facts: String?

  @Option(
    help: ArgumentHelp(
      en: "Columns by hand: metric=header or number, …", zh: "手工指定列：指标=列名或列号，……",
      valueName: "mapping"))
  var columns: String?

  @Option(help: ArgumentHelp(en: "Language of messages.", zh: "消息语言。"))
  var messages: MessageLanguage?

  @OptionGroup var data: DataOptions

  func folder() throws -> DataFolder {
    try data.folder()
  }

  func read(
    _ paths: [String], from folder: DataFolder, progress: ProgressListener
  ) throws -> [KeywordExport] {
    let catalogue = try ExportCatalogue.load(from: folder)
    do {
      let mapping = try columns.map { text throws(ColumnMappingError) in try ColumnMapping(text) }
      var memory = ColumnMemory()
      let exports = try KeywordExport.read(
        paths, catalogue: catalogue, mapping: mapping ?? ColumnMapping(),
        remembered: memory.columns, progress: progress)
      if let columns { memory.remember(columns, for: exports.map(\.report.headerFingerprint)) }
      return exports
    } catch let error as TableError {
      throw CommandError(error.description)
    } catch let error as ColumnMappingError {
      throw CommandError(error.description)
    }
  }

  func model(from folder: DataFolder) throws -> QueryModel {
    let product = try facts.map { path throws(LexiconError) in try FactsReader.read(path: path) }
    return try KeywordData.model(folder, facts: product)
  }
}
