// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Text

/// A video shows something before it is played, has controls, and says what is said in it.
public struct VideoElement: PageAudit {
  public let name = "video"

  public init() {}

  public func result(for page: PageView) -> PageAuditResult {
    let document = page.document
    let videos = document.elements(named: .video)
    guard !videos.isEmpty else { return notApplicable }
    var findings: [Finding] = []
    func tell(_ slug: String, _ faulty: [Int], en: String, zh: String, fix: Message) {
      guard let first = faulty.first else { return }
      findings.append(
        page.finding("video-\(slug)", .info, at: .element(first), en: en, zh: zh, fix: fix))
    }
    tell(
      "poster", videos.filter { (document.elements[$0].value(of: "poster") ?? "").isEmpty },
      en: "a video without a preview picture", zh: "视频没有封面图",
      fix: Message(
        en: "Set poster to the frame that shows the product best.", zh: "用 poster 设置最能展示商品的一帧。"))
    tell(
      "sound",
      videos.filter {
        let video = document.elements[$0]
        return video.attribute(named: "autoplay") != nil && video.attribute(named: "muted") == nil
      },
      en: "a video that starts by itself with sound", zh: "视频带声音自动播放",
      fix: Message(en: "Add muted, or let the buyer start it.", zh: "加 muted，或由买家点击播放。"))
    return result(findings)
  }
}
