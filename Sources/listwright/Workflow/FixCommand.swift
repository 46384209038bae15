// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import ArgumentParser
import Audit
import Documents
import Findings
import Listings
import Text
import Workflow

/// `listwright fix`: applies the fixes that change no meaning: width, spaces, repeated words.
struct FixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract: Speech.say(
      "Applies safe fixes (width, spaces, repeated words) to files, in place.",
      "对文件应用安全修改（全半角、空格、重复词），直接写回。"))

  @OptionGroup var inputs: InputOptions
  @OptionGroup var listing: ListingOptions
  @OptionGroup var configuration: ConfigurationOptions

  @Flag(
    help: ArgumentHelp(
      en: "Show what would change, write nothing; exit 1 if anything would.",
      zh: "只显示将作的修改，不写文件；如有修改以退出码 1 结束。"))
  var diff = false

  func run() throws {
    let setup = try AuditSetup(
      scope: .everything, listing: listing, file: try configuration.file())
    var pass = AuditPass(
      setup: setup, inputs: inputs, jobs: CommandEnvironment.processors,
      suppressions: try DecisionOptions.parse([]).suppressions(on: try listing.day()))
    var changes = 0
    var failures = 0
    try pass.forEach { (outcome) throws(CommandError) in
      switch outcome {
      case .failure(let failure):
        failures += 1
        StandardStreams.remark("\(failure.source ?? "-"): \(Speech.language.text(failure.message))")
      case .result(let result): changes += try fix(result)
      }
    }
    if failures > 0 { throw Exit.failed }
    if diff, changes > 0 { throw Exit.findings }
  }

  /// Applies the safe edits to the file a result is about; the number applied.
  private func fix(_ result: ListingResult) throws(CommandError) -> Int {
    guard let source = result.listing.source, result.listing.isFile,
      let field = result.listing.fields.first
    else { return 0 }
    let edits = FixPlan.edits(of: result.findings.map(\.finding), in: field.name)
    guard !edits.isEmpty else { return 0 }
    let bytes = field.document.source.bytes
    if diff {
      let index = LineIndex(bytes)
      for edit in edits {
        let place = index.position(of: edit.range.start)
        let old = field.document.source.string(in: edit.range)
        try StandardStreams.write(
          "\(source):\(place.line):\(place.column)\n- \(old)\n+ \(edit.text)\n")
      }
      return edits.count
    }
    guard field.document.source.charset == "utf-8" else {
      throw CommandError(
        en: "\(source) is \(field.document.source.charset); save it as UTF-8 to have it fixed",
        zh: "\(source) 的编码是 \(field.document.source.charset)；请另存为 UTF-8 后再修改")
    }
    do {
      try Data(FixPlan.applied(edits, to: bytes)).write(
        to: URL(fileURLWithPath: source), options: .atomic)
    } catch {
      throw CommandError(en: "cannot write \(source)", zh: "无法写入 \(source)")
    }
    return edits.count
  }
}
