/// How many rows a list answers with.
package enum PageSize {
  package static let unstated: Int32 = 50
  package static let most: Int32 = 1_000

  /// What was asked for, within bounds.
  package static func rows(_ asked: Int32) -> Int {
    Int(asked == 0 ? unstated : min(asked, most))
  }
}

/// The field that a list is ordered by, as `order_by` names it. Its name was checked with the request's
/// bounds.
package struct ListOrder: Hashable, Sendable {
  package let field: String
  package let isDescending: Bool

  package init(_ text: String, unstated: ListOrder) {
    let words = text.split(separator: " ")
    guard let field = words.first else {
      self = unstated
      return
    }
    self.init(String(field), isDescending: words.count > 1 && words[1] == "desc")
  }

  package init(_ field: String, isDescending: Bool) {
    (self.field, self.isDescending) = (field, isDescending)
  }
}
