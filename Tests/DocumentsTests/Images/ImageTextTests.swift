// SPDX-License-Identifier: Apache-2.0

import Documents
import Foundation
import Testing
import Text

@Suite struct ImageTextTests {
  static let html = "<h2>One</h2><img src=a.jpg alt=Cup><p>Two</p><img src='b%20c.png'><p>Three</p>"

  static func line(_ text: String, y: Int, height: Int = 20, paragraph: Int = 0) -> ImageText.Line {
    ImageText.Line(
      text: text, box: ImageBox(x: 10, y: y, width: 200, height: height), confidence: 0.9,
      paragraph: paragraph)
  }

  @Test func wordsStandAfterTheirPicture() {
    let document = HTMLReader.read(SourceText(name: "page", string: Self.html)).adding([
      0: ImageText(engine: "test", lines: [Self.line("保温", y: 0), Self.line("12小时", y: 24)]),
      1: ImageText(engine: "test", lines: [Self.line("316", y: 0)]),
    ])
    #expect(
      outline(document) == [
        "h2: One", "alt: Cup", "image xywh=10,0,200,44: 保温12小时", "p: Two",
        "image xywh=10,0,200,20: 316", "p: Three",
      ])
    #expect(document.images.map(\.isTextRead) == [true, true])
  }

  @Test func theirPlaceIsTheTagOfThePicture() throws {
    let document = HTMLReader.read(SourceText(name: "page", string: Self.html)).adding([
      0: ImageText(engine: "test", lines: [Self.line("保温12小时", y: 5)])
    ])
    let block = try #require(
      document.blocks.first { if case .imageText = $0.role { true } else { false } })
    let range = document.text.source(of: ByteRange(block.range.start + 3, block.range.start + 6))
    #expect(
      String(decoding: document.source.bytes[range.range], as: UTF8.self)
        == "<img src=a.jpg alt=Cup>")
    #expect(document.picture(at: block.range.start)?.box.y == 5)
    #expect(document.picture(at: 0) == nil)
  }

  @Test func linesOfOneParagraphAreJoined() {
    let text = ImageText(
      engine: "test",
      lines: [
        Self.line("大标题", y: 0, height: 60), Self.line("第一行没有", y: 70),
        Self.line("结束。", y: 94), Self.line("keeps", y: 130, paragraph: 1),
        Self.line("warm", y: 152, paragraph: 1),
      ])
    let document = HTMLReader.read(SourceText(name: "page", string: "<img src=a.jpg>"))
      .adding([0: text])
    #expect(document.blocks.map(document.string) == ["大标题", "第一行没有结束。", "keeps warm"])
  }

  @Test(arguments: [
    "../secret.png", "/etc/passwd", "http://a/b.png", "//a/b.png", "data:image/png;base64,x",
    "%2e%2e/secret.png", "a/../../b.png", "C:\\b.png", "", "file:///etc/passwd",
  ])
  func aPageReadsNothingOutsideItsFolder(_ address: String) {
    let document = LocalImages.measured(
      HTMLReader.read(SourceText(name: "page", string: "<img src=\"\(address)\">")),
      folder: "/nowhere")
    #expect(document.images.allSatisfy { $0.file == nil })
  }

  @Test func aSideFileOfAnotherEngineIsTaken() throws {
    let folder = NSTemporaryDirectory() + "listwright-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let side = folder + "/page.ocr.json"
    let json = #"{"images":[{"src":"a.jpg","engine":"x","lines":[{"text":"防水","box":[1,2,3,4]}]}]}"#
    try json.write(toFile: side, atomically: true, encoding: .utf8)
    #expect(ImageTextReader.sideFile(of: folder + "/page.html") == side)
    let document = try ImageTextReader(engine: nil, cache: nil).reading(
      HTMLReader.read(SourceText(name: "page", string: "<img src=a.jpg>")), folder: folder,
      sideFile: side)
    #expect(outline(document) == ["image xywh=1,2,3,4: 防水"])
    try #"{"images":[{"lines":[]}]}"#.write(toFile: side, atomically: true, encoding: .utf8)
    #expect(throws: JSONError.self) {
      try ImageTextReader(engine: nil, cache: nil).reading(document, folder: folder, sideFile: side)
    }
  }

  @Test func theTableOfTesseractIsReadByLines() throws {
    let text = ImageText(
      engine: "test", lines: [Self.line("保温", y: 1), Self.line("keeps", y: 30, paragraph: 2)])
    #expect(try ImageText(json: JSONValue.parse(text.json.bytes())) == text)
  }
}
