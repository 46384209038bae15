// SPDX-License-Identifier: Apache-2.0

/// A group of people by sex, age and school year.
struct Audience: Hashable, Sendable {
  enum Sex: Hashable, Sendable { case male, female }

  /// Nil where the group holds both.
  var sex: Sex?
  /// In years.
  var ages: ClosedRange<Double>?
  /// Years of school: 1 the first of primary school, 7 the first of the middle school.
  var grades: ClosedRange<Double>?
  /// Whether the years were said in numbers (三年级, 3-8岁) and bound what a word for children leaves open.
  var isInNumbers: Bool
  /// A group with needs of its own (pregnant women): not meant by a wider group.
  var isSpecial: Bool

  /// How a group asked for stands to those a product is for.
  enum Fit { case supported, contradicted, undecided }

  /// - Parameter listed: never empty.
  func fit(_ listed: [Audience]) -> Fit {
    if listed.contains(self) { return .supported }
    let sexes = Set(listed.compactMap(\.sex))
    var isNarrower = isSpecial
    if let sex {
      if !sexes.isEmpty, !sexes.contains(sex) { return .contradicted }
      if sexes.isEmpty { isNarrower = true }
    }
    let inNumbers = listed.filter(\.isInNumbers).compactMap(\.grades)
    let schoolyears = inNumbers.isEmpty ? listed.compactMap(\.grades) : inNumbers
    if let grades, !schoolyears.isEmpty {
      return schoolyears.contains { $0.overlaps(grades) } ? .supported : .contradicted
    }
    let aged = listed.filter(\.isInNumbers)
    let ranges = (aged.isEmpty ? listed : aged).compactMap(\.ages).filter {
      $0.lowerBound > 0 || $0.upperBound < 120
    }
    if let ages, !ranges.isEmpty, !coversEveryone {
      // A shared birthday is no overlap: 6–12 does not reach 12–15.
      let met = ranges.filter {
        min($0.upperBound, ages.upperBound) - max($0.lowerBound, ages.lowerBound) > 0
      }
      if met.isEmpty { return .contradicted }
      // Grown-ups in general say nothing of one age among them.
      if !Audience.isGeneral(ages), met.allSatisfy(Audience.isGeneral) { isNarrower = true }
    }
    return isNarrower ? .undecided : .supported
  }

  private static func isGeneral(_ ages: ClosedRange<Double>) -> Bool {
    ages.lowerBound <= 18 && ages.upperBound >= 100
  }

  private var coversEveryone: Bool { ages.map { $0 == 0...120 } ?? true }

  /// The group of pupils of these school years.
  static func pupils(_ grades: ClosedRange<Double>, inNumbers: Bool = false) -> Audience {
    Audience(
      ages: (grades.lowerBound + 5)...(grades.upperBound + 6), grades: grades,
      isInNumbers: inNumbers)
  }

  /// The group a quantity names: ages or school years; nil for any other quantity.
  init?(_ amount: Amount) {
    switch amount.dimension {
    case "grade": self = Audience.pupils(amount.range, inNumbers: true)
    case "age":
      self.init(
        ages: amount.range.lowerBound...max(amount.range.upperBound, amount.range.lowerBound + 1),
        isInNumbers: true)
    default: return nil
    }
  }

  init(
    sex: Sex? = nil, ages: ClosedRange<Double>? = nil, grades: ClosedRange<Double>? = nil,
    isInNumbers: Bool = false, isSpecial: Bool = false
  ) {
    self.sex = sex
    self.ages = ages
    self.grades = grades
    self.isInNumbers = isInNumbers
    self.isSpecial = isSpecial
  }
}
