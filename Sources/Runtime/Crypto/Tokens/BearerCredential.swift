/// The token of a call, from the values of its `authorization` (RFC 6750, 2.1).
package enum BearerCredential {
  /// One value, one space, nothing around it: two readers must not find two tokens.
  package static func token(in values: [String]) throws(TokenError) -> [UInt8] {
    guard let value = values.first else { throw .credentialMissing }
    guard values.count == 1 else { throw .credentialRepeated }
    let scheme = "bearer ".utf8
    guard value.utf8.count <= scheme.count + CompactToken.bytesMax else { throw .tooLong }
    let bytes = Array(value.utf8)
    // The scheme's name is taken in any case (RFC 9110, 11.1).
    guard bytes.count > scheme.count,
      zip(bytes, scheme).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 && $1 != 0x20 })
    else { throw .credentialNotBearer }
    let token = Array(bytes.dropFirst(scheme.count))
    guard !token.contains(where: { $0 <= 0x20 || $0 == UInt8(ascii: ",") }) else {
      throw .credentialNotBearer
    }
    return token
  }
}
