import MusterRPC
import MusterWire

/// Every refusal that is about documents.
extension RPCError {
  static func documentInvalid(_ place: String, _ what: String) -> RPCError {
    let subject = place.isEmpty ? "the document" : "the document's \(place)"
    return RPCError(
      .invalidArgument, reason: "SETTING_DOCUMENT_INVALID",
      message: "\(subject) \(what); it is not one that ExportSettings made, or was damaged",
      violations: [
        FieldViolation(field: place.isEmpty ? "document" : "document.\(place)", description: what)
      ])
  }

  static func documentTooNew(_ version: Int64, newest: Int) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "SETTING_DOCUMENT_TOO_NEW",
      message:
        "the document is of format version \(version), and this server knows up to \(newest); import it"
        + " into a server at least as new as the one that made it",
      metadata: ["version": "\(version)", "newest_version": "\(newest)"])
  }

  static var passphraseWrong: RPCError {
    RPCError(
      .invalidArgument, reason: "SETTING_PASSPHRASE_WRONG",
      message:
        "the passphrase does not open the document's secrets; send the right one, or none to leave them"
        + " out")
  }

  static var passphraseMissing: RPCError {
    .fieldsInvalid([
      FieldViolation(field: "passphrase", description: "is needed to seal secrets: at least 12 characters")
    ])
  }
}
