// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// A folder of pages, some of which say what another says.
@Suite struct BatchTests {
  private static let bottle = """
    <h1>山屿保温杯</h1>
    <p>早上灌的热水，到下午三点只剩温吞吞一口，开会时咽下去胃里发凉。</p>
    <p>杯身是两层 316 不锈钢，中间抽成真空，热量没有东西可传；瓶盖里再压一圈硅胶，斜着放进包里也不渗。</p>
    <p>装 480 毫升，重 270 克，单手按一下就开，洗的时候盖子拆成三件。</p>
    <p>两年内漏水、不保温，寄回来换一只新的，来回运费由本店出。</p>

    """

  private static let lamp = """
    <h1>山屿台灯</h1>
    <p>孩子写到晚上八点，头越埋越低，本子上总有一块黑影。</p>
    <p>灯头往前伸出四十厘米，光从书桌对面落下来，手和笔挡不住；色温在 3000 到 5000 开之间转一下就变。</p>
    <p>底座 1.2 公斤，猫蹭过去也不倒，关灯之后记得上一次的亮度。</p>
    <p>三年里灯珠不亮，拍一张照片发来就补寄整只灯头。</p>

    """

  private func shop(_ pages: [String: String]) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "listwright-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, page) in pages {
      try page.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    return folder.path
  }

  private static let pages = [
    "1-bottle.html": bottle, "2-lamp.html": lamp,
    "3-bottle-blue.html": bottle.replacing("480 毫升", with: "500 毫升"),
    "4-bottle-red.html": bottle.replacing("270 克", with: "310 克"),
  ]

  @Test func aPageThatRepeatsAnotherNamesIt() throws {
    let folder = try shop(Self.pages)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let run = try CommandRun(
      "listwright audit --fail-on never --format concise --messages en *.html | grep duplicate",
      in: folder)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("3-bottle-blue.html") == true)
    #expect(lines.last?.hasPrefix("4-bottle-red.html") == true)
    #expect(lines.allSatisfy { $0.contains("also on page '1-bottle.html'") })
  }

  @Test(arguments: ["text", "json", "html", "sarif"])
  func theReportIsTheSameHoweverManyThreads(format: String) throws {
    var pages = Self.pages
    for number in 10..<40 {
      pages["\(number).html"] =
        number % 3 == 0 ? Self.lamp : "<p>\(String(repeating: "第\(number)款", count: 40))</p>"
    }
    let folder = try shop(pages)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let command = "listwright audit --fail-on never --format \(format) *.html --jobs "
    let one = try CommandRun(command + "1", in: folder)
    #expect(one.output.contains("duplicate-page"))
    #expect(try CommandRun(command + "7", in: folder).output == one.output)
  }

  @Test func settingsAndSuppressionsAnswerItToo() throws {
    var pages = Self.pages
    pages["listwright.yaml"] = "disable: [page-audit/duplicate-page]\n"
    let folder = try shop(pages)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let run = try CommandRun("listwright audit --fail-on never --format concise *.html", in: folder)
    #expect(run.output.contains("1-bottle.html"))
    #expect(!run.output.contains("duplicate-page"))
  }

  @Test func aPageByItselfHasNothingToBeComparedWith() throws {
    let folder = try shop(["1.html": Self.bottle])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let run = try CommandRun("listwright audit --fail-on never --format jsonl 1.html", in: folder)
    #expect(
      run.output.contains(
        #"{"applicable":false,"audit":"duplicate-page","findings":[],"score":null}"#))
  }
}
