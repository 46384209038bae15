// SPDX-License-Identifier: Apache-2.0

/// Why a path could not be read.
public struct InputError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    case missing
    case isFolder
    /// A pipe, socket or device, from which there may be no end of data.
    case isNoFile
    /// What the system says of it.
    case unreadable(String)
    /// Larger than this many bytes.
    case tooLarge(limit: Int)
    /// A folder or pattern without a file to read.
    case noMatch
  }

  public var path: String
  public var reason: Reason

  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// The reason in English, without the path.
  public var description: String {
    switch reason {
    case .missing: "no such file or folder"
    case .isFolder: "is a folder, not a file"
    case .isNoFile: "is a pipe or device, not a file; use - to read standard input"
    case .unreadable(let cause): "cannot be read: \(cause)"
    case .tooLarge(let limit): "is larger than \(limit >> 20) MiB"
    case .noMatch: "no file to read in it"
    }
  }

  /// The reason in Chinese, without the path.
  public var chineseDescription: String {
    switch reason {
    case .missing: "没有这个文件或文件夹"
    case .isFolder: "是文件夹，不是文件"
    case .isNoFile: "是管道或设备，不是文件；用 - 读取标准输入"
    case .unreadable(let cause): "无法读取：\(cause)"
    case .tooLarge(let limit): "超过 \(limit >> 20) MiB"
    case .noMatch: "其中没有可读取的文件"
    }
  }
}
