/// Why bytes or JSON text are not the message they claim to be.
///
/// The text is safe to show to the sender: it names places and limits, never the bytes themselves.
public struct WireError: Error, Equatable, Sendable {
  public let code: Code
  /// What was found, the limit, and the field where that is known.
  public let message: String

  public enum Code: Sendable {
    /// The input ends inside a value.
    case truncated
    /// The bytes or the text do not have the form that the format demands.
    case malformed
    /// A `string` holds bytes that are not UTF-8, or a NUL where none is allowed.
    case invalidText
    /// Messages nest deeper than the policy allows.
    case tooDeep
    /// More entries, or more memory for them, than the policy allows.
    case tooLarge
    /// JSON names a field or an enum value that the message does not have.
    case unknownName
  }

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

extension WireError: CustomStringConvertible {
  public var description: String { message }
}
