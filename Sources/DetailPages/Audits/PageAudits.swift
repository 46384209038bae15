// SPDX-License-Identifier: Apache-2.0

import Listings
import Text

/// The page audits, in the order they are reported.
public enum PageAudits {
  /// All audits.
  ///
  /// - Parameters:
  ///   - lexicon: the words and tables they read.
  ///   - terms: what buyers search for, best first; without any, coverage is not judged.
  ///   - today: the day dates are judged on; nil leaves expiry unjudged.
  public static func all(
    lexicon: PageLexicon, terms: [SearchTerm] = [], today: CalendarDate? = nil
  ) -> [any PageAudit] {
    let limits = lexicon.limits
    let schema = lexicon.schema
    return [
      PageTitle(limits: limits),
      MetaDescription(limits: limits),
      MainHeading(),
      HeadingOrder(),
      ImageCount(least: limits.images),
      ImageAlternative(),
      ImageSize(limits: limits),
      ImageLoading(),
      ImageDuplicates(),
      ImageText(),
      VideoElement(),
      StructuredDataSyntax(),
      ProductData(rules: schema),
      OfferData(rules: schema, today: today),
      RatingData(rules: schema),
      VideoData(rules: schema),
      ProductIdentifiers(),
      StructuredDataAgreement(rules: schema),
      SpecificationTable(),
      CategoryTopics(topics: lexicon.topics),
      QuestionsAnswered(),
      ReturnsShipping(topics: lexicon.topics),
      OutboundLinks(rules: lexicon.links),
      MobileLayout(limits: limits),
      RepeatedText(),
      LeftoverText(),
      UnfilledBlanks(blanks: lexicon.blanks),
      HiddenInstructions(),
      KeywordCoverage(terms: terms, folding: lexicon.folding, limits: limits),
      Readability(limits: limits),
      LanguageConsistency(lexicon: lexicon),
    ]
  }
}
