import MusterRPC
import MusterWire

/// Every refusal of an import as a whole.
extension RPCError {
  static var importUnheaded: RPCError {
    RPCError(
      .invalidArgument, reason: "IMPORT_ORDER_INVALID",
      message: "an import begins with one header, and everything behind it is chunks; open a new stream with"
        + " its header first")
  }

  static var importTenantUnnamed: RPCError {
    .fieldsInvalid([FieldViolation(field: "header.tenant_id", description: "must be the id of a tenant")])
  }

  static func importChunkOutOfOrder(_ index: Int64, next: Int64) -> RPCError {
    RPCError(
      .invalidArgument, reason: "IMPORT_ORDER_INVALID",
      message: "the chunk \(index) does not come next: chunks are numbered without gaps; go on at \(next)",
      metadata: ["chunk_index": "\(index)", "next_chunk_index": "\(next)"])
  }

  static var importMismatch: RPCError {
    RPCError(
      .invalidArgument, reason: "IMPORT_MISMATCH",
      message: "the import id is known with another header, source hash or kind of rows; send what its first"
        + " stream said, or take a fresh id for a new import")
  }

  static func importChunkMismatch(_ index: Int64) -> RPCError {
    RPCError(
      .invalidArgument, reason: "IMPORT_CHUNK_MISMATCH",
      message: "the chunk \(index) was stored before with other rows; resume with the file and chunk size of"
        + " the first stream",
      metadata: ["chunk_index": "\(index)"])
  }

  static var importExpired: RPCError {
    RPCError(
      .failedPrecondition, reason: "IMPORT_EXPIRED",
      message: "the import's last chunk is more than 7 days old and its state is gone; import the file again"
        + " under a fresh id")
  }

  static func importBusy(_ wait: Duration) -> RPCError {
    RPCError(
      .aborted, reason: "IMPORT_BUSY",
      message: "another stream of this import is open; close it, or try again later", retry: .after(wait))
  }
}
