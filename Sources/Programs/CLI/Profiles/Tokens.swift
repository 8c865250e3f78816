import MusterCore
import MusterRPC
import MusterWire

/// The tokens that a sign-in was given, kept beside the profile for its owner alone.
struct KeptTokens: Sendable, Equatable {
  var access: String
  var refresh: String
  /// In Unix seconds.
  var expires: Int64
  var tenant: String

  /// Of an answer of CreateAccessToken or RefreshAccessToken, by the proto's names.
  init?(_ answer: JSONValue) {
    guard let token = answer["access_token"], let access = token["token"]?.string else { return nil }
    self.access = access
    refresh = token["refresh_token"]?.string ?? ""
    tenant = token["tenant_id"]?.string ?? ""
    expires = token["expire_time"]?.string.flatMap { try? TimeText.timestamp($0).seconds } ?? 0
  }

  static func read(_ path: String) -> KeptTokens? {
    guard let bytes = Files.bytes(path, most: 65_536),
      let value = try? JSONValue(String(decoding: bytes, as: UTF8.self))
    else { return nil }
    return KeptTokens(value)
  }

  func write(_ path: String) throws(Failure) {
    let time = (try? TimeText.timestamp(expires, 0)) ?? ""
    let value = JSONValue.stated([
      (
        "access_token",
        .stated([
          ("token", .string(access)), ("refresh_token", .string(refresh)), ("tenant_id", .string(tenant)),
          ("expire_time", time.isEmpty ? nil : .string(time)),
        ])
      )
    ])
    do throws(FileError) {
      if let slash = path.lastIndex(of: "/") { try Files.makeFolder(String(path[..<slash])) }
      try Files.replace(path, with: value.text + "\n")
    } catch {
      throw .file(error)
    }
  }

  /// A call that begins now should end before the token does.
  func isGood(at now: Int64, for seconds: Int64 = 30) -> Bool { expires > now + seconds }
}

/// What a token says of itself; whether it is good is for the server to say.
enum TokenText {
  /// In Unix seconds; nil of what is no token with an end.
  static func end(of token: String) -> Int64? {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let bytes = Base64.url.decode(parts[1].utf8),
      let claims = try? JSONValue(String(decoding: bytes, as: UTF8.self))
    else { return nil }
    return claims["exp"]?.integer
  }
}

/// Which token a call carries.
enum Credential: Sendable {
  case none
  /// As it is, until it ends.
  case token(String)
  /// Kept in this file, and made new when it has ended.
  case kept(path: String)

  init(_ surroundings: Surroundings) throws(Failure) {
    // A profile's own token, of `musterd dev`, is the last resort of the three.
    let isTyped = surroundings.source("token-file") == "--token-file"
    if let file = surroundings["token-file"], isTyped || surroundings.source("token") != "MUSTER_TOKEN" {
      self = .token(try FileText.secret(file))
      return
    }
    if let token = surroundings["token"] {
      self = .token(token)
      return
    }
    if let name = surroundings.profileName, let path = Places.tokens(name), FileFacts(path) != nil {
      self = .kept(path: path)
      return
    }
    self = .none
  }
}
