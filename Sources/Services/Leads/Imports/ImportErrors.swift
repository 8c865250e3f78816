import MusterCore
import MusterRPC

/// Every refusal of a stream that imports.
extension RPCError {
  static func importOrderInvalid(_ what: String, next: Int64 = 0) -> RPCError {
    RPCError(
      .invalidArgument, reason: "IMPORT_ORDER_INVALID",
      message: "\(what); an import begins with one header, and its chunks are numbered without gaps: go on at"
        + " chunk \(next)",
      metadata: ["next_chunk_index": "\(next)"])
  }

  static func importMismatch(_ id: ImportID, _ what: String) -> RPCError {
    RPCError(
      .invalidArgument, reason: "IMPORT_MISMATCH",
      message: "the import \(id) is known with \(what); use a fresh id for a new import")
  }

  static func importChunkMismatch(_ index: Int64) -> RPCError {
    RPCError(
      .invalidArgument, reason: "IMPORT_CHUNK_MISMATCH",
      message: "chunk \(index) was stored before with other rows; resume with the file and chunk size of the"
        + " first stream",
      metadata: ["chunk_index": "\(index)"])
  }

  static func importExpired(_ id: ImportID) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "IMPORT_EXPIRED",
      message: "the last chunk of \(id) is more than 7 days old and its state is gone; import the file again"
        + " under a fresh id")
  }

  static func importBusy(_ id: ImportID, for wait: Duration) -> RPCError {
    RPCError(
      .aborted, reason: "IMPORT_BUSY",
      message: "another stream of the import \(id) is open; close it, or retry after the delay",
      retry: .after(wait))
  }
}
