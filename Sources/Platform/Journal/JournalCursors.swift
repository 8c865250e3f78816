package import MusterCore
package import MusterCrypto
package import MusterRPC

/// Places in the journal as callers keep them: sealed, for one tenant, whatever they were asked for with, and
/// without an end.
package struct JournalCursors: Sendable {
  private static let codeCount = 16
  private static let placeCount = 32

  private let key: [UInt8]

  package init(_ key: MasterKey) {
    self.key = key.key(for: .cursors)
  }

  package func seal(_ place: JournalPlace, of tenant: TenantID) -> String {
    let content =
      bigEndian(UInt64(bitPattern: place.generation)) + bigEndian(place.transaction)
      + bigEndian(place.record.bits)
    return Base64.url.text(code(content, tenant) + content)
  }

  package func open(_ text: String, of tenant: TenantID) throws(RPCError) -> JournalPlace {
    guard text.utf8.count <= 512, let bytes = Base64.url.decode(text.utf8),
      bytes.count == Self.codeCount + Self.placeCount
    else { throw .cursorInvalid }
    let content = Array(bytes.dropFirst(Self.codeCount))
    guard constantTimeEquals(Array(bytes.prefix(Self.codeCount)), code(content, tenant)) else {
      throw .cursorInvalid
    }
    return JournalPlace(
      generation: Int64(bitPattern: number(content[0..<8])), transaction: number(content[8..<16]),
      record: IDBits(number(content[16..<32])))
  }

  private func code(_ content: [UInt8], _ tenant: TenantID) -> [UInt8] {
    Array(HMACSHA256.code(bigEndian(tenant.bits) + content, key: key).prefix(Self.codeCount))
  }

  private func bigEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    stride(from: Number.bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  private func number<Number: FixedWidthInteger>(_ bytes: ArraySlice<UInt8>) -> Number {
    bytes.reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) }
  }
}

extension RPCError {
  package static var cursorInvalid: RPCError {
    RPCError(
      .invalidArgument, reason: "CURSOR_INVALID",
      message: "the cursor is not one of this tenant's, or is of events that this installation does not have;"
        + " start from the beginning or from now")
  }
}
