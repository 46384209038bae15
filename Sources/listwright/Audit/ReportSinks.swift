// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Audit
import Reports

/// Where a run's reports go: one format to standard output, any number to files. Files are written beside
/// their place and moved there at the end, so that none is ever left half-written.
struct ReportSinks {
  private var main: any ReportWriter
  private var files: [(writer: any ReportWriter, path: String, bytes: [UInt8])] = []

  init(
    main format: ReportFormat, extra: [(format: ReportFormat, path: String)],
    options: ReportOptions, style: String
  ) throws(CommandError) {
    main = format.writer(options, style: style)
    var plain = options
    plain.colour = false
    for (format, path) in extra {
      files.append((format.writer(plain, style: style), path, []))
    }
  }

  mutating func begin() throws(CommandError) {
    try StandardStreams.write(main.begin())
    for index in files.indices { files[index].bytes += files[index].writer.begin() }
  }

  mutating func add(_ outcome: Outcome) throws(CommandError) {
    try StandardStreams.write(main.add(outcome))
    for index in files.indices { files[index].bytes += files[index].writer.add(outcome) }
  }

  mutating func finish(_ summary: RunSummary) throws(CommandError) {
    try StandardStreams.write(main.finish(summary))
    for index in files.indices {
      files[index].bytes += files[index].writer.finish(summary)
      do {
        try Data(files[index].bytes).write(
          to: URL(fileURLWithPath: files[index].path), options: .atomic)
      } catch {
        let path = files[index].path
        throw CommandError(
          en: "cannot write \(path); is its folder there, and yours to write?",
          zh: "无法写入 \(path)；文件夹是否存在、是否有写入权限？")
      }
    }
  }
}
