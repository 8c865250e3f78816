package import MusterCore
package import MusterCrypto
package import MusterRPC

/// Where the next page of a list begins, sealed: a token is good for its list alone, with the same filters
/// and order, in the same tenant, for three days.
package struct PageTokens: Sendable {
  package static let lifetimeSeconds: Int64 = 3 * 86_400
  private static let codeCount = 16

  private let key: [UInt8]

  package init(_ key: MasterKey) {
    self.key = key.key(for: .pageTokens)
  }

  /// What a token is bound to.
  package struct List: Sendable {
    fileprivate let bytes: [UInt8]

    /// `request` is the list's, without what differs from page to page: size and token.
    package init(_ tenant: TenantID, _ method: MethodInfo, request: [UInt8]) {
      bytes = Array("\(tenant.bits) \(method.path) ".utf8) + SHA256.digest(request)
    }
  }

  /// `position` are the values of the order's fields in the last row.
  package func seal(_ position: [String], of list: List, at now: Int64 = WallClock.seconds()) -> String {
    var content = bigEndian(UInt64(clamping: now + Self.lifetimeSeconds))
    for part in position {
      content += bigEndian(UInt64(part.utf8.count)).suffix(4)
      content += Array(part.utf8)
    }
    return Base64.url.text(code(content, list) + content)
  }

  /// The parts of a position, as many as the order has fields.
  package func open(
    _ token: String, of list: List, count: Int, at now: Int64 = WallClock.seconds()
  ) throws(RPCError) -> [String] {
    guard token.utf8.count <= 4_096, let bytes = Base64.url.decode(token.utf8),
      bytes.count >= Self.codeCount + 8
    else { throw .pageTokenInvalid }
    let content = Array(bytes.dropFirst(Self.codeCount))
    guard constantTimeEquals(Array(bytes.prefix(Self.codeCount)), code(content, list)),
      number(content.prefix(8)) > UInt64(clamping: now)
    else { throw .pageTokenInvalid }
    var rest = content.dropFirst(8)
    var parts: [String] = []
    while !rest.isEmpty {
      let size = Int(clamping: number(rest.prefix(4)))
      rest = rest.dropFirst(4)
      guard size <= rest.count else { throw .pageTokenInvalid }
      parts.append(String(decoding: rest.prefix(size), as: UTF8.self))
      rest = rest.dropFirst(size)
    }
    guard parts.count == count else { throw .pageTokenInvalid }
    return parts
  }

  private func code(_ content: [UInt8], _ list: List) -> [UInt8] {
    Array(HMACSHA256.code(list.bytes + content, key: key).prefix(Self.codeCount))
  }

  private func bigEndian(_ number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(56 - 8 * $0)) }
  }

  private func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }
}

extension RPCError {
  package static var pageTokenInvalid: RPCError {
    RPCError(
      .invalidArgument, reason: "PAGE_TOKEN_INVALID",
      message: "the page token is not one of this list with these filters, or is older than three days;"
        + " start again at the first page")
  }
}
