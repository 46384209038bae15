// SPDX-License-Identifier: Apache-2.0

/// The hash that sends a visitor to a bucket: FNV-1a with 32 bits over the UTF-8 bytes, taken twice, as
/// GrowthBook's hash version 2 does.
///
/// GrowthBook's JavaScript SDK hashes UTF-16 code units instead of bytes: for ids of ASCII characters the
/// two agree, for others (用户1, é) they do not. Whoever splits in the browser with that SDK must use ASCII
/// ids, or the arms computed here will not be the arms shown there.
public enum BucketHash {
  /// FNV-1a, 32 bit.
  public static func fnv1a32(_ text: String) -> UInt32 {
    text.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }

  /// The visitor's bucket, 0…9999.
  public static func bucket(seed: String, id: String) -> Int {
    Int(fnv1a32(String(fnv1a32(seed + id))) % 10_000)
  }

  /// The bucket as a number in 0..<1, as GrowthBook shows it.
  public static func position(seed: String, id: String) -> Double {
    Double(bucket(seed: seed, id: id)) / 10_000
  }
}
