// SPDX-License-Identifier: Apache-2.0

import Findings
import Text

/// Videos of the JSON-LD: named, with a preview, a date and a duration that can be read.
public struct VideoData: PageAudit {
  public let name = "video-data"
  private let rules: SchemaRules

  public init(rules: SchemaRules) { self.rules = rules }

  public func result(for page: PageView) -> PageAuditResult {
    let videos = page.structuredData.nodes.filter { rules.judged($0.types) == "VideoObject" }
    guard !videos.isEmpty else { return notApplicable }
    var findings: [Finding] = []
    for video in videos {
      let judge = SchemaJudge(page: page, node: video, slug: name)
      findings += rules.missing(in: video, page: page, slug: name, zh: "视频（VideoObject）")
      if let date = video.json["uploadDate"], let text = date.text, !text.isEmpty,
        SchemaDate.day(of: text) == nil
      {
        findings.append(
          judge.finding(
            "date", .warning, at: date,
            en: "uploadDate '\(Wording.quoted(text))' is no date of ISO 8601",
            zh: "uploadDate“\(Wording.quoted(text))”不是 ISO 8601 日期",
            fix: Message(en: "Write YYYY-MM-DD.", zh: "写成 YYYY-MM-DD。")))
      }
      if let duration = video.json["duration"], let text = duration.text, !text.isEmpty,
        !SchemaDate.isDuration(text)
      {
        findings.append(
          judge.finding(
            "duration", .warning, at: duration,
            en: "duration '\(Wording.quoted(text))' is no duration of ISO 8601",
            zh: "duration“\(Wording.quoted(text))”不是 ISO 8601 时长",
            fix: Message(en: "Write it as PT1M30S.", zh: "写成 PT1M30S 的形式。")))
      }
    }
    return result(findings)
  }
}
