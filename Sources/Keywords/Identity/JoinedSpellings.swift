// SPDX-License-Identifier: Apache-2.0

/// Terms that are two or three others written together (waterbottle, water bottle), told by how the
/// queries of the same export write them.
///
/// A term is read as its parts where some query has the parts side by side, and
/// - the parts keep their order: they stand the other way round in fewer queries;
/// - the joined form is the rarer spelling, or one of the parts hardly occurs without the other: half of
///   the queries with it have both (carpet is no car pet where cars and pets go their own ways);
/// - no other term is made of the same parts (houseboat, boathouse).
///
/// Queries count once however often they stand there, and their order changes nothing. Linear in the
/// queries.
struct JoinedSpellings {
  /// The parts of each term that is read as such.
  private(set) var parts: [UInt32: [UInt32]] = [:]

  /// A term with parts that some query has side by side.
  private struct Reading: Hashable {
    var joined: UInt32
    var parts: [UInt32]
  }

  init(_ queries: QueryTermReader) {
    let table = queries.table
    let distinct = Self.distinct(queries)
    var occurrences = Array(repeating: UInt32(0), count: table.count)
    var readings: [Reading: Int] = [:]
    for query in distinct {
      let terms = queries.terms(of: Int(query))
      for term in terms { occurrences[Int(term)] += 1 }
      for length in 2...3 where terms.count >= length {
        for start in terms.startIndex...(terms.endIndex - length) {
          let parts = terms[start..<(start + length)]
          guard Self.canJoin(parts, table) else { continue }
          table.forEach(joined: parts) { joined in
            readings[Reading(joined: joined, parts: Array(parts)), default: 0] += 1
          }
        }
      }
    }
    guard !readings.isEmpty else { return }
    let reversed = Self.reversed(readings, distinct, queries)
    let credible = readings.filter { reading, count in
      let rarest = reading.parts.map { occurrences[Int($0)] }.min() ?? 0
      return count > reversed[reading.parts] ?? 0
        && (occurrences[Int(reading.joined)] <= count || 2 * count >= rarest)
    }
    choose(credible, table)
  }

  /// One query of each sequence of terms.
  private static func distinct(_ queries: QueryTermReader) -> [UInt32] {
    var seen: Set<UInt64> = []
    seen.reserveCapacity(queries.count)
    return (0..<UInt32(queries.count)).filter { query in
      let terms = queries.terms(of: Int(query))
      let hash = terms.reduce(0xCBF2_9CE4_8422_2325 ^ UInt64(terms.count)) { hash, term in
        let mixed = (hash ^ UInt64(term)) &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ mixed >> 29
      }
      return seen.insert(hash).inserted
    }
  }

  /// Whether terms may be one word written apart. Digits that meet make another number: 1 2 is not 12.
  private static func canJoin(_ parts: ArraySlice<UInt32>, _ table: TermTable) -> Bool {
    var meetsDigit = false
    for part in parts {
      let traits = table.traits[Int(part)]
      guard traits.contains(.joinable), table.length(of: part) > 0,
        !(meetsDigit && traits.contains(.startsWithDigit))
      else { return false }
      meetsDigit = traits.contains(.endsWithDigit)
    }
    return true
  }

  /// How many queries have the parts of a reading the other way round, by the parts in their own order.
  private static func reversed(
    _ readings: [Reading: Int], _ distinct: [UInt32], _ queries: QueryTermReader
  ) -> [[UInt32]: Int] {
    var isPart = Array(repeating: false, count: queries.table.count)
    var counts: [[UInt32]: Int] = [:]
    for reading in readings.keys {
      counts[reading.parts] = 0
      for part in reading.parts { isPart[Int(part)] = true }
    }
    for query in distinct {
      let terms = queries.terms(of: Int(query))
      for length in 2...3 where terms.count >= length {
        for start in terms.startIndex...(terms.endIndex - length) {
          let window = terms[start..<(start + length)]
          guard window.allSatisfy({ isPart[Int($0)] }) else { continue }
          let turned = Array(window.reversed())
          if let count = counts[turned] { counts[turned] = count + 1 }
        }
      }
    }
    return counts
  }

  /// Takes the reading most queries have of each term; of equals, the one with fewer and longer parts.
  private mutating func choose(_ readings: [Reading: Int], _ table: TermTable) {
    func isBetter(_ a: (parts: [UInt32], count: Int), than b: (parts: [UInt32], count: Int)) -> Bool
    {
      let first = (a.count, -a.parts.count, table.length(of: a.parts[0]))
      let second = (b.count, -b.parts.count, table.length(of: b.parts[0]))
      return first != second ? first > second : a.parts.lexicographicallyPrecedes(b.parts)
    }
    var best: [UInt32: (parts: [UInt32], count: Int)] = [:]
    for (reading, count) in readings {
      if let other = best[reading.joined], !isBetter((reading.parts, count), than: other) {
        continue
      }
      best[reading.joined] = (reading.parts, count)
    }
    var owners: [[UInt32]: Set<String>] = [:]
    for (joined, reading) in best {
      owners[reading.parts.sorted(), default: []].insert(table[joined].text)
    }
    for (joined, reading) in best where owners[reading.parts.sorted()]?.count == 1 {
      parts[joined] = reading.parts
    }
  }
}
