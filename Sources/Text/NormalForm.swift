// SPDX-License-Identifier: Apache-2.0

@_spi(_Unicode) import Swift

extension StringProtocol {
  /// The scalars of the text in Unicode normal form C: letters with their marks composed where a
  /// composed form exists (UAX #15).
  var composedScalars: [Unicode.Scalar] { Array(String(self)._nfc) }
}
