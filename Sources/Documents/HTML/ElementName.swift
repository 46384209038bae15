// SPDX-License-Identifier: Apache-2.0

/// The name of an element as a number, for questions that are asked of all elements of a page: numbers are compared
/// in a fraction of the time that strings take.
public struct ElementName: Hashable, Sendable {
  /// Number of the name among those of HTML; `others` for the rest, which are not told apart.
  @usableFromInline let number: Int32

  private static let others: Int32 = -1

  /// - Precondition: a name of HTML, in lower case.
  public init(_ name: String) {
    guard let kind = ElementKindTable.shared.kind(of: Array(name.utf8)[...]) else {
      preconditionFailure("'\(name)' is not a name of HTML")
    }
    self.init(kind)
  }

  init(_ kind: ElementKind?) { number = kind?.id ?? Self.others }

  public static let a = ElementName("a")
  public static let h1 = ElementName("h1")
  public static let head = ElementName("head")
  public static let html = ElementName("html")
  public static let img = ElementName("img")
  public static let meta = ElementName("meta")
  public static let script = ElementName("script")
  public static let title = ElementName("title")
  public static let video = ElementName("video")
}

/// Values by the names of elements.
public struct ElementTable<Value: Sendable>: Sendable {
  /// By the number of the name.
  @usableFromInline let values: [Value?]

  /// - Precondition: names of HTML, in lower case, each once.
  public init(_ entries: [(name: String, value: Value)]) {
    var values: [Value?] = []
    for (name, value) in entries {
      let number = Int(ElementName(name).number)
      if values.count <= number {
        values += Array(repeating: nil, count: number + 1 - values.count)
      }
      values[number] = value
    }
    self.values = values
  }

  /// The value of a name; nil for one that is not in the table.
  @inlinable
  public subscript(name: ElementName) -> Value? {
    let number = Int(name.number)
    return values.indices.contains(number) ? values[number] : nil
  }
}

extension Document {
  /// Indices of the elements of a name, in document order.
  public func elements(named name: ElementName) -> [Int] {
    elements.indices.filter { elements[$0].tag == name }
  }

  /// Calls `body` with each element that has an attribute, by index, and with the decoded value in UTF-8; the way to
  /// look at one attribute of all elements.
  ///
  /// - Parameter name: lower-case ASCII.
  public func forEachValue(
    of name: StaticString, _ body: (_ element: Int, _ value: UnsafeBufferPointer<UInt8>) -> Void
  ) {
    for index in elements.indices where elements[index].hasAttributes {
      elements[index].withValue(of: name) { body(index, $0) }
    }
  }
}
