import MusterCrypto

/// `musterd token verify`: whether the form and the signature of a token are good, by one key.
enum TokenCheck {
  static func answer(_ input: [UInt8], keyFile: String) -> MusterDaemon.Answer {
    do throws(TokenError) {
      try check(input, JSONWebKey.key(file: keyFile))
      return MusterDaemon.Answer(output: "good")
    } catch {
      return MusterDaemon.Answer(complaint: "musterd token verify: \(error)", exitCode: 1)
    }
  }

  private static func check(_ input: [UInt8], _ key: TokenKey) throws(TokenError) {
    // Echo and editors end a line.
    let token = try CompactToken(bytes: input.last == UInt8(ascii: "\n") ? input.dropLast() : input)
    // The file is the choice; a token that names another key was not meant for it.
    if let asked = token.keyID, let id = key.id, !id.isSameBytes(as: asked) { throw .keyUnknown }
    try key.check(token)
  }
}
