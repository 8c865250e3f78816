/// The keys that an issuer publishes (RFC 7517, 5).
package struct JSONWebKeySet: Sendable {
  package static let bytesMax = 262_144
  package static let keysMax = 100

  package let keys: [TokenKey]
  /// Why keys of the set were left out, for the log: one that we cannot read must not take the others away.
  package let refusals: [TokenError]

  package init(
    _ text: [UInt8], rsaAlgorithm: TokenAlgorithm = .rs256
  ) throws(TokenError) {
    guard text.count <= Self.bytesMax, let set = StrictJSON.object(text), let entries = set["keys"]?.array,
      entries.count <= Self.keysMax
    else { throw .keyNotJSON }
    var keys: [TokenKey] = []
    var refusals: [TokenError] = []
    for entry in entries {
      do throws(TokenError) {
        guard let members = entry.object else { throw .keyNotJSON }
        let key = try JSONWebKey.key(members, rsaAlgorithm: rsaAlgorithm)
        guard !keys.contains(where: { $0.id == key.id && $0.algorithm == key.algorithm }) else {
          throw .keyIDRepeated
        }
        keys.append(key)
      } catch {
        refusals.append(error)
      }
    }
    (self.keys, self.refusals) = (keys, refusals)
  }

  package init(_ keys: [TokenKey]) {
    (self.keys, refusals) = (keys, [])
  }

  /// The key that the token names. A token may leave the name out only where there is no choice.
  func key(for token: CompactToken) throws(TokenError) -> TokenKey {
    guard let id = token.keyID else {
      guard let only = keys.first, keys.count == 1 else { throw .keyIDMissing }
      return only
    }
    let named = keys.filter { $0.id?.isSameBytes(as: id) == true }
    guard let first = named.first else { throw .keyUnknown }
    // Two keys of one name and different kinds are allowed; each keeps its own algorithm.
    return named.first { $0.algorithm == token.algorithm } ?? first
  }
}
