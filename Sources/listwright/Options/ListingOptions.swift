// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Findings
import Listings
import Reports
import Text
import Workflow

extension Market: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
extension MessageLanguage: ExpressibleByArgument {}

/// What the command line says of every listing.
struct ListingOptions: ParsableArguments {
  @Option(help: ArgumentHelp(en: "Whose law applies.", zh: "适用哪里的法律。"))
  var market: Market?

  @Option(
    help: ArgumentHelp(
      en: "Marketplace: taobao, tmall, jd, amazon, …", zh: "平台：taobao、tmall、jd、amazon……",
      valueName: "name"))
  var platform: String?

  @Option(
    help: ArgumentHelp(
      en: "Kind of goods: food, cosmetics, electronics, …", zh: "类目：food、cosmetics、electronics……",
      valueName: "name"))
  var category: String?

  @Option(help: ArgumentHelp(en: "Language of the listing.", zh: "商品页的语言。"))
  var language: Language?

  @Option(
    help: ArgumentHelp(
      en: "File with the facts of the product (YAML or JSON).", zh: "商品事实文件（YAML 或 JSON）。",
      valueName: "file"))
  var facts: String?

  @Option(
    help: ArgumentHelp(
      en: "Search export to measure keyword coverage with.", zh: "用于衡量关键词覆盖的搜索词导出文件。",
      valueName: "file"))
  var keywords: [String] = []

  @Option(
    help: ArgumentHelp(
      en: "Day to judge by, YYYY-MM-DD (default: today).", zh: "以哪一天的规定为准，YYYY-MM-DD（默认今天）。",
      valueName: "date"))
  var now: String?

  @OptionGroup var data: DataOptions
  @OptionGroup var packs: PackOptions

  /// What the command line says of every listing.
  var settings: Settings {
    var settings = Settings()
    settings.market = market
    settings.platform = platform
    settings.category = category
    settings.language = language
    settings.facts = facts
    settings.keywords = keywords
    settings.rules = packs.rules
    return settings
  }

  /// The day to judge by.
  func day() throws(CommandError) -> CalendarDate {
    guard let now else {
      guard let today = CommandEnvironment.today else {
        throw CommandError(
          en: "the clock tells no date; say --now YYYY-MM-DD", zh: "系统时钟无法给出日期，请用 --now YYYY-MM-DD")
      }
      return today
    }
    guard let date = CalendarDate(now) else {
      throw CommandError(
        en: "--now takes a date as YYYY-MM-DD, not '\(now)'",
        zh: "--now 需要 YYYY-MM-DD 形式的日期，而不是“\(now)”")
    }
    return date
  }
}
