// SPDX-License-Identifier: Apache-2.0

import Audit
import DetailPages
import Documents
import Findings
import Listings
import Reports
import Text

/// One page with a finding of each kind and one input that failed: what every format is pinned on.
enum ReportFixture {
  static let page = """
    <h1>山屿保温杯</h1>
    <p>全网<b>最</b>好的杯子 &amp; 送礼佳品</p>
    <img src="a.jpg">

    """

  static var outcomes: [Outcome] {
    [
      .result(result),
      .failure(
        InputFailure(
          source: "shop/missing.html",
          message: Message(en: "there is no such file", zh: "没有这个文件"))),
    ]
  }

  static var summary: RunSummary {
    var summary = RunSummary()
    for outcome in outcomes { summary.count(outcome) }
    return summary
  }

  static var result: ListingResult {
    var draft = ListingBuilder.Draft(id: "shop/cup.html", source: "shop/cup.html")
    draft.platform = "taobao"
    draft.add("html", page, as: .html)
    let listing = ListingBuilder().listing(from: draft)
    let field = listing.fields[0]
    return ListingResult(
      listing: listing,
      findings: LocatedFinding.located(findings(in: field) + repeated.findings, in: listing),
      structure: structure(in: field),
      audits: [
        PageAuditResult(
          audit: "image-alt", score: 0, isApplicable: true, findings: [findings(in: field)[1]]),
        .notApplicable("json-ld"),
        repeated,
      ],
      notChecked: [
        NotChecked(
          what: Message(en: "1 images", zh: "1 张图片"),
          why: Message(en: "text in images; no OCR", zh: "图片中的文字未识别（未启用 OCR）"))
      ])
  }

  private static var repeated: PageAuditResult {
    DuplicatePage.result(
      NearDuplicates.Match(original: "shop/mug.html", likeness: 0.875), field: "html")
  }

  private static func findings(in field: Field) -> [Finding] {
    let document = field.document
    let text = Array("最好".utf8)
    let start = document.text.bytes.indices.first {
      document.text.bytes[$0...].starts(with: text)
    }
    let place = start.map {
      field.place(of: ByteRange($0, $0 + text.count), element: document.blocks[1].element)
    }
    return [
      Finding(
        rule: "cn-adlaw/superlative", family: .superlative, severity: .error, layer: .statute,
        place: place,
        message: Message(en: "an absolute term about the goods", zh: "对商品使用绝对化用语"),
        citations: [
          Citation(
            title: "中华人民共和国广告法", article: "第九条第三项", url: "https://flk.npc.gov.cn",
            effective: "2021-04-29")
        ], exemptionsTried: ["self-comparison", "usage-tip"],
        fixes: [
          Fix(
            applicability: .suggestion, edits: [],
            message: Message(en: "say what it does, with a number", zh: "改为具体性能和数值"))
        ], confidence: 0.97),
      Finding(
        rule: "page-audit/image-alt", family: .pageAudit, severity: .info, layer: .style,
        place: Place(field: "html", range: nil, text: "", path: "img"),
        message: Message(en: "image without alternative text", zh: "图片没有替代文字")),
    ]
  }

  private static func structure(in field: Field) -> StructureReport {
    StructureReport(
      score: 21.25, profile: "five-stage", order: [.advantage],
      missing: [.painPoint, .solution, .trust, .callToAction],
      stages: Stage.allCases.map { stage in
        StageReport(
          stage: stage, present: stage == .advantage, score: stage == .advantage ? 0.5 : 0,
          evidence: stage == .advantage
            ? [
              StageEvidence(
                place: field.place(of: field.document.blocks[1].range), strength: 2,
                why: Message(en: "benefit word", zh: "好处词"))
            ] : [])
      },
      parts: [StructureReport.Part(name: "stages", value: 0.2, weight: 0.5)], findings: [])
  }
}
