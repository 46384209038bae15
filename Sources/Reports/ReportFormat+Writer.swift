// SPDX-License-Identifier: Apache-2.0

extension ReportFormat {
  /// A writer of this format.
  ///
  /// - Parameter style: the style sheet of the HTML report.
  public func writer(_ options: ReportOptions, style: String) -> any ReportWriter {
    switch self {
    case .text: TextReport(options)
    case .concise: ConciseReport(options)
    case .json: JSONReport(options)
    case .jsonl: JSONLinesReport()
    case .sarif: SARIFReport(options)
    case .junit: JUnitReport(options)
    case .github: GitHubReport(options)
    case .gitlab: GitLabReport(options)
    case .markdown: MarkdownReport(options)
    case .html: HTMLReport(options, style: style)
    }
  }
}
