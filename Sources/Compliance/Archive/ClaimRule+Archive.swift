// SPDX-License-Identifier: Apache-2.0

import Findings
import Listings
import Text

extension ClaimRule {
  /// Writes what a check needs; notes, facts and examples stay in the files, for those who ask for them.
  func write(to archive: inout ArchiveWriter, exemptions table: ExemptionTable) {
    archive.put(id)
    archive.put(family.rawValue)
    archive.put(severity.rawValue)
    archive.put(layer.rawValue)
    archive.put(citations) { archive, citation in
      archive.put(citation.title)
      archive.put(citation.article)
      archive.put(citation.url)
      archive.put(citation.effective)
    }
    archive.put(effectiveFrom?.description)
    archive.put(effectiveTo?.description)
    archive.put(scope.markets.map(\.rawValue))
    archive.put(scope.platforms)
    archive.put(scope.withoutPlatforms)
    archive.put(scope.categories)
    archive.put(scope.withoutCategories)
    archive.put(scope.fields)
    message.write(to: &archive)
    archive.put(rewrites) { archive, rewrite in
      archive.put(rewrite.kind.rawValue)
      rewrite.message.write(to: &archive)
      archive.put(rewrite.replacement)
    }
    archive.put(provenance.rawValue)
    archive.put(file)
    archive.put(line)
    archive.put(evidence.map(\.rawValue))
    archive.put(confidence)
    archive.put(triggers)
    archive.put(allowed)
    archive.put(requires) { $1.write(to: &$0) }
    archive.put(table.numbers(of: exemptions))
    archive.put(check?.rawValue)
  }

  /// - Parameter table: the exemptions of all rules, as they were written.
  init(
    from archive: inout ArchiveReader, exemptions table: [Exemption]
  ) throws(ArchiveError) {
    id = try archive.string()
    family = try archive.choice()
    severity = try archive.choice()
    layer = try archive.choice()
    citations = try archive.items { (archive) throws(ArchiveError) in
      Citation(
        title: try archive.string(), article: try archive.optionalString(),
        url: try archive.optionalString(), effective: try archive.optionalString())
    }
    effectiveFrom = try archive.optionalString().flatMap(CalendarDate.init)
    effectiveTo = try archive.optionalString().flatMap(CalendarDate.init)
    scope = Scope()
    scope.markets = try archive.items { (archive) throws(ArchiveError) in try archive.choice() }
    scope.platforms = try archive.strings()
    scope.withoutPlatforms = try archive.strings()
    scope.categories = try archive.strings()
    scope.withoutCategories = try archive.strings()
    scope.fields = try archive.strings()
    message = try Message(from: &archive)
    rewrites = try archive.items { (archive) throws(ArchiveError) in
      Rewrite(
        kind: try archive.choice(), message: try Message(from: &archive),
        replacement: try archive.optionalString())
    }
    provenance = try archive.choice()
    file = try archive.string()
    line = try archive.int()
    evidence = try archive.items { (archive) throws(ArchiveError) in try archive.choice() }
    confidence = try archive.double()
    triggers = try archive.numbers()
    allowed = try archive.numbers()
    requires = try Condition.list(from: &archive)
    exemptions = []
    for number in try archive.numbers(Int32.self) {
      guard table.indices.contains(Int(number)) else { throw ArchiveError() }
      exemptions.append(table[Int(number)])
    }
    check = try archive.optionalString().flatMap(StructureCheck.init)
    note = ""
    facts = []
    examples = Examples()
  }
}

extension Message {
  func write(to archive: inout ArchiveWriter) {
    archive.put(en)
    archive.put(zh)
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    self.init(en: try archive.string(), zh: try archive.string())
  }
}
