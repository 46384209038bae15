// SPDX-License-Identifier: Apache-2.0

/// Folders the tests read: found from this file's own place, so they work from any directory.
public enum Repository {
  /// The top folder of the checkout.
  public static var root: String {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(3)
    return parts.joined(separator: "/")
  }
  /// The folder of data files.
  public static var lexicons: String { root + "/lexicons" }
}
