// SPDX-License-Identifier: Apache-2.0

/// Reads Office Open XML workbooks (`.xlsx`, `.xlsm`): every sheet becomes a table.
struct WorkbookReader {
  let archive: ZipArchive
  let limits: TableLimits

  /// A sheet as the workbook lists it.
  private struct Sheet {
    var name: String
    var relation: String
  }

  static func isWorkbook(_ archive: ZipArchive) -> Bool {
    archive.entry(named: "xl/workbook.xml") != nil
  }

  /// - Throws: any `TableError`; a broken sheet fails the workbook, for half a workbook misleads.
  func tables() throws(TableError) -> [Table] {
    var sheets: [Sheet] = []
    var from1904 = false
    try parse("xl/workbook.xml") { (name, attributes) throws(TableError) in
      if name == "sheet" {
        sheets.append(
          Sheet(name: attributes.string("name") ?? "", relation: attributes.string("id") ?? ""))
      } else if name == "workbookPr", let value = attributes.string("date1904") {
        from1904 = value == "1" || value == "true"
      }
    }
    let paths = try relations()
    let formats = try cellFormats()
    let strings = try sharedStrings()
    var tables: [Table] = []
    for sheet in sheets {
      guard let path = paths[sheet.relation], let entry = archive.entry(named: path) else {
        continue
      }
      let reader = SheetReader(
        name: sheets.count > 1 ? "\(archive.name): \(sheet.name)" : archive.name,
        strings: strings, formats: formats, from1904: from1904, limits: limits)
      tables.append(try reader.read(entry, of: archive))
    }
    return tables
  }

  /// Paths of the parts by relation id, worksheets only.
  private func relations() throws(TableError) -> [String: String] {
    var paths: [String: String] = [:]
    try parse("xl/_rels/workbook.xml.rels") { (name, attributes) throws(TableError) in
      guard name == "Relationship", let id = attributes.string("Id"),
        let target = attributes.string("Target"),
        attributes.string("Type")?.hasSuffix("/worksheet") ?? false
      else { return }
      paths[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    }
    return paths
  }

  private func cellFormats() throws(TableError) -> CellFormats {
    var formats = CellFormats()
    var codes: [Int: String] = [:]
    var inCellFormats = false
    try parse("xl/styles.xml", isRequired: false) { (name, attributes) throws(TableError) in
      switch name {
      case "numFmt":
        if let id = attributes.string("numFmtId").flatMap({ Int($0) }) {
          codes[id] = attributes.string("formatCode")
        }
      case "cellXfs": inCellFormats = true
      case "cellStyles", "dxfs": inCellFormats = false
      case "xf":
        let id = attributes.string("numFmtId").flatMap { Int($0) } ?? 0
        if inCellFormats { formats.append(formatID: id, code: codes[id]) }
      default: break
      }
    }
    return formats
  }

  private func sharedStrings() throws(TableError) -> SharedStrings {
    var strings = SharedStrings()
    var isPhonetic = false
    var inText = false
    let stream = XMLStream(name: archive.name + ": xl/sharedStrings.xml")
    stream.onStart = { (name, _) throws(TableError) in
      if name == "t" { inText = !isPhonetic } else if name == "rPh" { isPhonetic = true }
    }
    stream.onEnd = { (name) throws(TableError) in
      switch name {
      case "t": inText = false
      case "rPh": isPhonetic = false
      case "si": strings.endString()
      default: break
      }
    }
    stream.onText = { if inText { strings.append($0) } }
    try run(stream, on: "xl/sharedStrings.xml", isRequired: false)
    return strings
  }

  private func parse(
    _ path: String, isRequired: Bool = true,
    onStart: @escaping (XMLStream.Name, XMLStream.Attributes) throws(TableError) -> Void
  ) throws(TableError) {
    let stream = XMLStream(name: "\(archive.name): \(path)")
    stream.onStart = onStart
    try run(stream, on: path, isRequired: isRequired)
  }

  private func run(_ stream: XMLStream, on path: String, isRequired: Bool) throws(TableError) {
    guard let entry = archive.entry(named: path) else {
      guard isRequired else { return }
      throw TableError(
        .malformed, name: archive.name, "the workbook has no part \(path)",
        nextStep: "open it in a spreadsheet program and save it again")
    }
    try archive.inflate(entry, limits: limits) { (piece) throws(TableError) in
      try stream.feed(piece)
    }
    try stream.finish()
  }
}

/// The strings that cells of a workbook refer to by number.
struct SharedStrings {
  private(set) var bytes: [UInt8] = []
  private var ends: [Int] = []

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: text) }
  mutating func endString() { ends.append(bytes.count) }

  var count: Int { ends.count }

  /// Place of a string in `bytes`; nil for a number that no string has.
  func range(of index: Int) -> Range<Int>? {
    guard ends.indices.contains(index) else { return nil }
    return (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }
}
