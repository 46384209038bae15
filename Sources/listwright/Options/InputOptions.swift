// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// What an input is read as.
enum InputFormat: String, CaseIterable, ExpressibleByArgument {
  case auto, html, text, markdown, ndjson
  case shopifyCSV = "shopify-csv"
  case wooCommerceCSV = "woocommerce-csv"
  case taobaoCSV = "taobao-csv"
  case merchantFeed = "merchant-feed"
}

/// Which inputs are read.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      en: "Files and folders; - for standard input.", zh: "文件和文件夹；- 表示标准输入。",
      valueName: "path"))
  var paths: [String] = []

  @Option(help: ArgumentHelp(en: "What the inputs are.", zh: "输入的类型。"))
  var input: InputFormat = .auto

  @Option(
    help: ArgumentHelp(
      en: "Paths to leave out, as globs; may be given several times.",
      zh: "不读取的路径（通配符），可多次使用。", valueName: "glob"))
  var exclude: [String] = []

  @Flag(
    help: ArgumentHelp(
      en: "Read the text in pictures that lie beside a page (tesseract; see make ocr).",
      zh: "识别页面旁本地图片中的文字（tesseract，见 make ocr）。"))
  var ocr = false
}
