/// One thing that is wrong with what somebody gave.
package struct OutreachProblem: Hashable, Sendable {
  /// Dotted, under what was given: `steps[0].variants[1].content.email.subject`.
  package let field: String
  package let description: String

  package init(_ field: String, _ description: String) {
    (self.field, self.description) = (field, description)
  }

  func under(_ path: String) -> OutreachProblem { OutreachProblem("\(path).\(field)", description) }
}
