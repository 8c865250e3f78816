/// The token of a call, from the values of its `authorization` (RFC 6750, 2.1).
package enum BearerCredential {
  /// One value, one space, nothing around it: two readers must not find two tokens.
  package static func token(in values: [ArraySlice<UInt8>]) throws(TokenError) -> ArraySlice<UInt8> {
    guard let value = values.first else { throw .credentialMissing }
    guard values.count == 1 else { throw .credentialRepeated }
    return try token(value)
  }

  package static func token(_ value: ArraySlice<UInt8>) throws(TokenError) -> ArraySlice<UInt8> {
    let scheme = "bearer ".utf8
    guard value.count <= scheme.count + CompactToken.bytesMax else { throw .tooLong }
    // The scheme's name is taken in any case (RFC 9110, 11.1).
    guard value.count > scheme.count,
      zip(value, scheme).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 && $1 != 0x20 })
    else { throw .credentialNotBearer }
    let token = value.dropFirst(scheme.count)
    guard !token.contains(where: { $0 <= 0x20 || $0 == UInt8(ascii: ",") }) else {
      throw .credentialNotBearer
    }
    return token
  }
}
