// SPDX-License-Identifier: Apache-2.0

/// Tells what language a listing is written in, from its letters.
///
/// Han characters without kana or hangul are Chinese; of those, characters that exist only in one of the
/// two scripts decide between simplified and traditional. Latin text is English where its commonest words
/// are. Anything else is `other`: better no judgement than a wrong one.
public struct LanguageDetector: Sendable {
  /// By character from U+4E00 on, whether it is written only in simplified, or only in traditional text.
  private let scripts: [Script]

  private enum Script: UInt8 {
    case either, simplified, traditional
  }

  public init() {
    var scripts = [Script](repeating: .either, count: 0x9FFF - 0x4E00 + 1)
    for (characters, script) in [
      (Self.simplifiedCharacters, Script.simplified), (Self.traditionalCharacters, .traditional),
    ] {
      for scalar in characters.unicodeScalars where scalar.value >= 0x4E00 {
        let index = Int(scalar.value - 0x4E00)
        scripts[index] = script
      }
    }
    self.scripts = scripts
  }

  /// Most letters looked at; a page tells its language long before its end.
  static let letterLimit = 20_000

  /// The language of these texts, taken together.
  ///
  /// - Parameter texts: valid UTF-8 each.
  public func language(of texts: some Sequence<ArraySlice<UInt8>>) -> Language {
    var count = Count()
    for text in texts {
      text.withUnsafeBufferPointer { add($0, to: &count) }
      if count.letters >= Self.letterLimit { break }
    }
    return count.language
  }

  private func add(_ text: UnsafeBufferPointer<UInt8>, to count: inout Count) {
    var index = 0
    while index < text.count, count.letters < Self.letterLimit {
      let first = text[index]
      if first < 0x80 {
        index += 1
        if first | 0x20 >= 0x61, first | 0x20 <= 0x7A {
          count.latin += 1
          count.word.append(first)
        } else {
          count.finishWord()
        }
        continue
      }
      let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      var value = UInt32(first) & (0xFF >> UInt32(length + 1))
      for byte in text[(index + 1)..<min(index + length, text.count)] {
        value = value << 6 | UInt32(byte & 0x3F)
      }
      index += length
      add(value, to: &count)
    }
    count.finishWord()
  }

  /// Adds a character beyond ASCII.
  private func add(_ character: UInt32, to count: inout Count) {
    switch character {
    case 0x4E00...0x9FFF:
      count.han += 1
      switch scripts[Int(character - 0x4E00)] {
      case .simplified: count.simplified += 1
      case .traditional: count.traditional += 1
      case .either: break
      }
    case 0x3400...0x4DBF: count.han += 1
    case 0x3040...0x30FF: count.kana += 1
    case 0xAC00...0xD7AF: count.hangul += 1
    case 0xC0...0x24F: count.accented += 1
    case 0x370...0x1FFF: count.otherLetters += 1
    default: break
    }
    count.finishWord()
  }

  private struct Count {
    var latin = 0
    var han = 0
    var simplified = 0
    var traditional = 0
    var kana = 0
    var hangul = 0
    var accented = 0
    var otherLetters = 0
    var words = 0
    var englishWords = 0
    var foreignWords = 0
    var word = ShortWord()

    var letters: Int { latin + han + kana + hangul + accented + otherLetters }

    mutating func finishWord() {
      guard !word.isEmpty else { return }
      words += 1
      if word.isShort {
        if LanguageDetector.englishWords.contains(word) { englishWords += 1 }
        if LanguageDetector.foreignWords.contains(word) { foreignWords += 1 }
      }
      word = ShortWord()
    }

    var language: Language {
      if hangul > han || kana * 5 > han, hangul + kana > 5 { return .other }
      // A Han character says as much as a short Latin word.
      if han > 0, han * 4 >= latin {
        return traditional > simplified ? .traditional : .simplified
      }
      if otherLetters > latin { return .other }
      if han >= 20, han * 12 >= latin {
        return traditional > simplified ? .traditional : .simplified
      }
      guard latin > 0 else { return .other }
      if foreignWords > englishWords || accented * 25 > latin { return .other }
      // English prose is a quarter such words and has none of the foreign ones; labels and names have few of either.
      if foreignWords >= 5, foreignWords * 3 > englishWords { return .other }
      if words >= 200, englishWords * 50 < words, accented * 100 > latin { return .other }
      return .english
    }
  }

  /// A word of a few Latin letters in lower case, as a number: one is looked up for every word of a page.
  private struct ShortWord: Hashable, ExpressibleByStringLiteral {
    private var letters: UInt64 = 0
    private var count = 0

    init() {}

    init(stringLiteral text: StaticString) {
      for index in 0..<text.utf8CodeUnitCount { append(text.utf8Start[index]) }
    }

    /// Adds an ASCII letter.
    mutating func append(_ letter: UInt8) {
      letters = letters << 8 | UInt64(letter | 0x20)
      count += 1
    }

    var isEmpty: Bool { count == 0 }
    /// Whether all its letters are held.
    var isShort: Bool { count <= 8 }
  }

  private static let englishWords: Set<ShortWord> = [
    "the", "and", "of", "to", "for", "with", "is", "are", "your", "you", "this", "that", "from",
    "our", "by", "it", "as", "be", "have", "not", "all", "can",
  ]
  /// The commonest words of the European languages whose shops we met, where English has no such word.
  private static let foreignWords: Set<ShortWord> = [
    "der", "die", "das", "und", "mit", "ist", "nicht", "ein", "eine", "von", "zu", "auf",
    "le", "la", "les", "des", "et", "pour", "avec", "une", "est", "dans", "sur", "du",
    "el", "los", "las", "para", "con", "por", "una", "del", "que",
    "il", "di", "per", "della", "che", "non", "con",
    "het", "een", "van", "voor", "niet", "och", "att", "som", "w", "na", "dla", "jest",
  ]
  private static let simplifiedCharacters = """
    们这个为来说时国会对后过发学没还进样实现间从动业关应长问开当经将设机种点两头产电门无体给车\
    东见观话语让请谁谢买卖质价计订货装纸线级红绿蓝银铁钱针钢铜锅钟链锁镜饭饮饰馆马鸟鱼鸡龙龟齐\
    齿丝义乐习书云亚亲亿仅优传伤伦伪众汇单厂历压厅厨县双变叶号吗听员响哑团园围图圆圣场坏块坚坛\
    垫声处备复够夹奖妇妈娱孙宁宝审宽宾层属岁岛币师带帮广庄庆库废异张弯强归录彻惊惯愿戏户护报拥\
    择挂挤换据损搅摆数断旧显晒暂术权极构标树桥检欢残气汉沟泪泽洁济浅测浓涂润涨温湾湿满滚滤灯灵\
    炉烂烟烦烧热爱状独猫环疗皱盐监盖盘着矿码砖础确离积称稳筛签简粮紧纤约纯纳纵纹纺组细织终结绒\
    统继绩绪续维绵综缝缩网罗罚职联聪肤肿胀胁脏脑脚脱腊舱艺节芦苏范茧荐药莲获萝营萧
    """
  private static let traditionalCharacters = """
    們這個為來說時國會對後過發學沒還進樣實現間從動業關應長問開當經將設機種點兩頭產電門無體給車\
    東見觀話語讓請誰謝買賣質價計訂貨裝紙線級紅綠藍銀鐵錢針鋼銅鍋鐘鏈鎖鏡飯飲飾館馬鳥魚雞龍龜齊\
    齒絲義樂習書雲亞親億僅優傳傷倫偽眾匯單廠歷壓廳廚縣雙變葉號嗎聽員響啞團園圍圖圓聖場壞塊堅壇\
    墊聲處備複夠夾獎婦媽娛孫寧寶審寬賓層屬歲島幣師帶幫廣莊慶庫廢異張彎強歸錄徹驚慣願戲戶護報擁\
    擇掛擠換據損攪擺數斷舊顯曬暫術權極構標樹橋檢歡殘氣漢溝淚澤潔濟淺測濃塗潤漲溫灣濕滿滾濾燈靈\
    爐爛煙煩燒熱愛狀獨貓環療皺鹽監蓋盤礦碼磚礎確離積稱穩篩簽簡糧緊纖約純納縱紋紡組細織終結絨統\
    繼績緒續維綿綜縫縮網羅罰職聯聰膚腫脹脅臟腦腳脫臘艙藝節蘆蘇範繭薦藥蓮獲蘿營蕭
    """
}
