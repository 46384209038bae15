// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Documents
import Experiments
import Findings
import Lexicons

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Design: ExpressibleByArgument {}
extension Metric: ExpressibleByArgument {}
extension AnalysisRequest.Engine: ExpressibleByArgument {}

/// What the experiment commands share: the data folder and the language of messages.
struct ExperimentOptions: ParsableArguments {
  @Option(help: ArgumentHelp(en: "Language of messages.", zh: "消息语言。"))
  var messages: MessageLanguage?

  @OptionGroup var data: DataOptions

  var language: MessageLanguage { messages ?? Speech.language }

  /// What stands in `lexicons/experiments/`.
  func experimentData() throws(LexiconError) -> ExperimentData {
    let folder = try data.folder()
    return try ExperimentData.read(lexicons: folder.lexicons)
  }
}

/// Reading and writing of the files of an experiment.
enum ExperimentFiles {
  /// The first table of a file; `-` is standard input.
  static func table(_ path: String) throws -> Table {
    let bytes = try path == "-" ? StandardStreams.readAll() : contents(of: path)
    do {
      let tables = try TableReader.tables(from: bytes, name: path)
      guard let first = tables.first else {
        throw CommandError(en: "\(path): no table in it", zh: "\(path)：其中没有表格")
      }
      return first
    } catch let error as TableError {
      throw CommandError(error.description)
    }
  }

  private static func contents(of path: String) throws(CommandError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandError(
        en: "\(path): cannot be read; is it there, and yours to read?",
        zh: "\(path)：无法读取；文件是否存在、是否有权限？")
    }
    return [UInt8](data)
  }

  static func hypothesis(
    _ path: String, _ data: ExperimentData
  ) throws(LexiconError) -> Hypothesis {
    try Hypothesis.read(try DataFiles.yaml(of: path), variables: data.variables.map(\.name))
  }

  /// Runs a step, turning what it throws into a word to the user.
  static func telling<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as ExperimentError {
      throw CommandError(Speech.language.text(error.message))
    }
  }

  static func write(_ text: String, to path: String) throws(CommandError) {
    guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8)) else {
      throw CommandError(en: "\(path): cannot be written", zh: "\(path)：无法写入")
    }
  }
}
