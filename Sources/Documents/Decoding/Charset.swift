// SPDX-License-Identifier: Apache-2.0

/// A character encoding an input may be in.
struct Charset: Hashable, Sendable {
  /// How its bytes form characters.
  enum Form: Hashable, Sendable {
    case utf8, utf16LittleEndian, utf16BigEndian
    case singleByte
    /// Lead bytes from 0x81, two bytes a character, four where the second is a digit (GB18030).
    case gb18030
    /// Lead bytes from 0x81, two bytes a character (Big5, EUC-KR with its extension).
    case doubleByte
    /// Two bytes a character but for the half-width katakana.
    case shiftJIS
    /// Two bytes a character, three after 0x8F.
    case eucJP
  }

  /// IANA name, lower case: what reports say.
  let name: String
  /// What iconv calls it.
  let converter: String
  let form: Form

  static let utf8 = Charset(name: "utf-8", converter: "UTF-8", form: .utf8)
  static let utf16LE = Charset(name: "utf-16le", converter: "UTF-16LE", form: .utf16LittleEndian)
  static let utf16BE = Charset(name: "utf-16be", converter: "UTF-16BE", form: .utf16BigEndian)
  static let gb18030 = Charset(name: "gb18030", converter: "GB18030", form: .gb18030)
  static let big5 = Charset(name: "big5", converter: "BIG5-HKSCS", form: .doubleByte)
  static let shiftJIS = Charset(name: "shift_jis", converter: "CP932", form: .shiftJIS)
  static let eucJP = Charset(name: "euc-jp", converter: "EUC-JP-MS", form: .eucJP)
  static let eucKR = Charset(name: "euc-kr", converter: "UHC", form: .doubleByte)
  static let windows1251 = Charset(name: "windows-1251", converter: "CP1251", form: .singleByte)
  static let windows1252 = Charset(name: "windows-1252", converter: "CP1252", form: .singleByte)

  /// The encoding a label means on the web (WHATWG Encoding, §4.2): GB2312 and GBK are GB18030,
  /// ISO-8859-1 is windows-1252. Nil for labels that name none we read.
  init?(label: some StringProtocol) {
    let key = label.trimmed.lowercased()
    guard let charset = Self.byLabel[key] else { return nil }
    self = charset
  }

  private init(name: String, converter: String, form: Form) {
    self.name = name
    self.converter = converter
    self.form = form
  }

  private static let byLabel: [String: Charset] = {
    var table: [String: Charset] = [:]
    func add(_ charset: Charset, _ labels: String) {
      for label in labels.split(separator: " ") { table[String(label)] = charset }
    }
    func single(_ name: String, _ converter: String, _ labels: String) {
      add(Charset(name: name, converter: converter, form: .singleByte), name + " " + labels)
    }
    add(.utf8, "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 x-unicode20utf8 utf8mb4")
    add(
      .gb18030,
      "gb18030 gbk gb2312 gb_2312 gb_2312-80 x-gbk cp936 ms936 windows-936 chinese "
        + "csgb2312 euc-cn gb-2312 gb2312-80 iso-ir-58")
    add(.big5, "big5 big5-hkscs big-5 cn-big5 csbig5 x-x-big5 cp950 windows-950")
    add(.shiftJIS, "shift_jis shift-jis sjis x-sjis ms_kanji windows-31j csshiftjis ms932 cp932")
    add(.eucJP, "euc-jp x-euc-jp eucjp cseucpkdfmtjapanese")
    add(
      .eucKR,
      "euc-kr euckr ks_c_5601-1987 ks_c_5601 ksc5601 ksc_5601 korean windows-949 cp949 uhc "
        + "cseuckr ks_c_5601-1989 iso-ir-149")
    add(.utf16LE, "utf-16 utf-16le utf16 ucs-2 unicode iso-10646-ucs-2 csunicode")
    add(.utf16BE, "utf-16be unicodefffe")
    add(.windows1251, "windows-1251 cp1251 x-cp1251")
    add(
      .windows1252,
      "windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso_8859-1 latin1 l1 ascii "
        + "us-ascii ansi_x3.4-1968 iso-ir-100 cp819 ibm819 csisolatin1")
    single("windows-1250", "CP1250", "cp1250 x-cp1250")
    single("windows-1253", "CP1253", "cp1253 x-cp1253")
    single("windows-1254", "CP1254", "cp1254 x-cp1254 iso-8859-9 latin5 iso8859-9")
    single("windows-1255", "CP1255", "cp1255 x-cp1255")
    single("windows-1256", "CP1256", "cp1256 x-cp1256")
    single("windows-1257", "CP1257", "cp1257 x-cp1257")
    single("windows-1258", "CP1258", "cp1258 x-cp1258")
    single("windows-874", "CP874", "tis-620 iso-8859-11 dos-874")
    single("iso-8859-2", "ISO-8859-2", "latin2 l2 iso8859-2")
    single("iso-8859-5", "ISO-8859-5", "iso8859-5 cyrillic")
    single("iso-8859-6", "ISO-8859-6", "iso8859-6 arabic")
    single("iso-8859-7", "ISO-8859-7", "iso8859-7 greek")
    single("iso-8859-8", "ISO-8859-8", "iso8859-8 hebrew iso-8859-8-i")
    single("iso-8859-15", "ISO-8859-15", "iso8859-15 latin9")
    single("koi8-r", "KOI8-R", "koi koi8 koi8_r")
    single("koi8-u", "KOI8-U", "koi8-ru")
    single("macintosh", "MACINTOSH", "mac x-mac-roman csmacintosh")
    return table
  }()
}
