import MusterCore
import MusterFuzzInput
import MusterJournal
import MusterPostgres
import MusterTenancy
import MusterTortureAPI
import MusterWire

@testable import MusterCrypto

/// What nobody has signed is never taken; what is signed is taken as it says, or refused.
enum Tokens {
  private static let all: [@Sendable (inout Input) -> Void] = [
    forged, signed, damaged, keySet, strictJSON, bearer, pages, cursors, ids,
  ]

  static func run(_ input: inout Input) {
    all[input.byte() % all.count](&input)
  }

  private static let now: Int64 = 1_790_000_000
  private static let key = try! SigningKey.generate()
  private static let verifier = TokenVerifier(
    issuer: "https://muster.example", audience: "muster", keys: [key.checking])
  private static let foreign = ForeignTokenVerifier(
    issuer: "https://issuer.example", audiences: ["muster", "other"],
    keys: try! JSONWebKeySet(Array("{\"keys\":[\(key.checking.jsonWebKey)]}".utf8)))
  private static let masterKey = MasterKey(text: Array(String(repeating: "0f1e", count: 16).utf8))!

  private static func verified(_ token: CompactToken) -> [VerifiedClaims] {
    [
      try? verifier.verify(token, as: .access, at: now), try? verifier.verify(token, as: .platform, at: now),
      try? foreign.verify(token, at: now),
    ].compactMap(\.self)
  }

  private static func forged(_ input: inout Input) {
    guard let token = try? CompactToken(bytes: input.all()) else { return }
    _ = try? ForeignTokenVerifier.claimedIssuer(token)
    precondition(verified(token).isEmpty, "a token that nobody has signed is taken")
  }

  /// Any claims under a signature of ours.
  private static func signed(_ input: inout Input) {
    let claims = String(decoding: input.all(), as: UTF8.self)
    guard let text = try? LibJWT.encode(claims: claims, keyID: key.id, privatePEM: key.privatePEM),
      let token = try? CompactToken(text)
    else { return }
    for found in verified(token) {
      precondition(found.expiry > now - 60 && (found.issuedAt ?? 0) <= now + 60, "a token out of its time")
      precondition(!found.subject.isEmpty && found.subject.utf8.count <= ClaimReader.textBytesMax)
      precondition(found.audience == "muster" || found.own == nil && found.audience == "other")
      if let own = found.own { precondition((own.tenant != nil) == own.use.namesTenant) }
    }
  }

  private static let good: [UInt8] = {
    var claims = TokenClaims(
      subject: "user_1", tenant: "tenant_1", use: .access, id: "id", issuedAt: now, expiry: now + 900)
    claims.scope = ["leads.read"]
    let signer = TokenSigner(issuer: "https://muster.example", audience: "muster", key: key)
    return Array(try! signer.token(claims).utf8)
  }()

  /// A good one with some of its bytes changed.
  private static func damaged(_ input: inout Input) {
    var text = good
    while !input.isEmpty {
      let place = (input.byte() << 8 | input.byte()) % text.count
      text[place] = UInt8(input.byte())
    }
    guard let token = try? CompactToken(bytes: text) else { return }
    precondition(verified(token).isEmpty == (text != good), "a changed token is taken, or a good one is not")
  }

  private static func keySet(_ input: inout Input) {
    guard let set = try? JSONWebKeySet(input.all()) else { return }
    precondition(set.keys.count + set.refusals.count <= JSONWebKeySet.keysMax)
    guard let token = try? CompactToken(bytes: good) else { return }
    for key in set.keys {
      precondition((try? key.check(token)) == nil, "a key of somebody else fits a token of ours")
    }
  }

  /// It takes less than the reader of all other JSON, and never more.
  private static func strictJSON(_ input: inout Input) {
    let text = input.all()
    guard let object = StrictJSON.object(text) else { return }
    let names = object.members.map(\.name)
    precondition(Set(names.map { Array($0.utf8) }).count == names.count, "a name stands twice")
    precondition(
      (try? JSONScanner.check(String(decoding: text, as: UTF8.self), depthMax: 32, isObject: true)) != nil,
      "it is no JSON to the other reader")
  }

  private static func bearer(_ input: inout Input) {
    var values: [ArraySlice<UInt8>] = []
    for _ in 0..<input.byte() % 3 { values.append(input.bytes()[...]) }
    values.append(input.all()[...])
    guard let token = try? BearerCredential.token(in: values) else { return }
    precondition(
      values.count == 1 && !token.isEmpty && !token.contains(0x20) && token.endIndex == values[0].endIndex)
  }

  private static func pages(_ input: inout Input) {
    let pages = PageTokens(masterKey)
    let tenant = TenantID(UInt128(input.byte()))
    let list = PageTokens.List(tenant, TortureV1.Method.echo.info, request: input.bytes())
    let position = (0..<input.byte() % 4).map { _ in String(decoding: input.bytes(), as: UTF8.self) }
    let token = pages.seal(position, of: list, at: now)
    if token.utf8.count <= 4_096 {
      precondition(
        (try? pages.open(token, of: list, count: position.count, at: now)) == position,
        "a page does not come back")
    }
    precondition((try? pages.open(token, of: list, count: position.count + 1, at: now)) == nil)
    precondition(
      (try? pages.open(token, of: list, count: position.count, at: now + PageTokens.lifetimeSeconds)) == nil)
    let other = PageTokens.List(TenantID(256), TortureV1.Method.echo.info, request: [])
    precondition((try? pages.open(token, of: other, count: position.count, at: now)) == nil)
    let text = String(decoding: input.all(), as: UTF8.self)
    precondition(
      text == token || (try? pages.open(text, of: list, count: position.count, at: now)) == nil,
      "a page of nobody is opened")
  }

  private static func cursors(_ input: inout Input) {
    let cursors = JournalCursors(masterKey)
    let tenant = TenantID(UInt128(input.byte()))
    let place = JournalPlace(
      generation: Int64(bitPattern: input.number()), transaction: input.number(),
      record: IDBits(UInt128(input.number()) << 64 | UInt128(input.number())))
    let text = cursors.seal(place, of: tenant)
    precondition((try? cursors.open(text, of: tenant)) == place, "a place does not come back")
    precondition((try? cursors.open(text, of: TenantID(256))) == nil, "a cursor is another tenant's too")
    let other = String(decoding: input.all(), as: UTF8.self)
    precondition(
      other == text || (try? cursors.open(other, of: tenant)) == nil, "a cursor of nobody is opened")
  }

  private static func ids(_ input: inout Input) {
    let id = TenantID(UInt128(input.number()) << 64 | UInt128(input.number()))
    precondition(TenantID(id.description) == id, "an id does not come back")
    let text = String(decoding: input.all(), as: UTF8.self)
    if let read = TenantID(text) {
      precondition(read.description == text, "two texts are one id")
    }
    if let master = MasterKeys(text: Array(text.utf8)) { precondition(master.newestVersion >= 1) }
  }
}
