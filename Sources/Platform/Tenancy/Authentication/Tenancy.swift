package import MusterCore
import MusterCrypto
package import MusterLoop
package import MusterPostgres
package import MusterRPC
import Synchronization

/// Who calls, which tenant it goes to, and what the caller may do there: what stands before every RPC.
package final class Tenancy: Sendable {
  /// All that it says to the database.
  package static let statements =
    AccessStore.statements + ChangeStore.statements + Binding.statements

  package let catalogue: PermissionCatalogue
  package let keys: TokenKeys
  /// Other issuers, whose users are known by what they call them.
  let issuers: IssuerDirectory
  private let system: SystemDatabase
  private let tenants: TenantDatabase
  let recorder: any AccessRecorder
  let directory: GrantDirectory
  let plans: PlanLimits
  private let watch: AccessWatch
  private let sessions: SessionTables
  private let refusals = RefusalLog()
  let streams = OpenStreams()

  package init(
    tenants: TenantDatabase, system: SystemDatabase, keys: TokenKeys, issuers: IssuerDirectory,
    catalogue: PermissionCatalogue, plans: PlanLimits, recorder: any AccessRecorder, loops: [EventLoop]
  ) {
    (self.catalogue, self.keys, self.issuers, self.system) = (catalogue, keys, issuers, system)
    (self.tenants, self.recorder, self.plans) = (tenants, recorder, plans)
    directory = GrantDirectory(tenants, catalogue, plans)
    watch = AccessWatch(system, directory, streams)
    sessions = SessionTables(loops)
  }

  /// Keeps what is known of rights up to date, until the task is cancelled.
  package func run() async { await watch.run() }

  /// Whether it is known who may do what.
  package var isCurrent: Bool { watch.isCurrent(at: MonotonicClock.nanoseconds()) }

  /// What this server knows of a tenant is read again for the next call, as all others will do soon. For
  /// those who have changed what decides about its calls.
  package func forget(_ tenant: TenantID?) {
    guard let tenant else { return }
    directory.changed([AccessChange(tenant: tenant, subject: .tenant, id: tenant.stored)])
  }

  /// Puts the guard before a handler that is not for everybody.
  package func guarded(_ handler: MethodHandler) -> MethodHandler {
    guard handler.method.access != .anyone else { return handler }
    let guardian = MethodGuard(handler.method, self)
    guard handler.method.shape != .unary else {
      return MethodHandler(handler.method) { call, caller async throws(RPCError) in
        try await guardian.authenticate(&caller)
        try await handler.answer(call, &caller)
      }
    }
    return MethodHandler(handler.method) { [streams] call, caller async throws(RPCError) in
      let generation = guardian.keysGeneration
      let principal = try await guardian.authenticate(&caller)
      let stream = OpenStream(guardian, caller, principal, generation: generation)
      caller.guardian = stream
      let guarded = caller
      try await streams.run(stream) { () async throws(RPCError) in
        try await handler.answer(call, as: guarded)
      }
    }
  }

  /// Credentials that were refused so far, by what was wrong with them.
  package var refusalCounts: [(kind: String, count: Int64)] { refusals.counts }

  /// How often credentials were found among those known already, and how often they were not.
  package var sessionLookups: CacheLookups { sessions.lookups }
  package var grantLookups: CacheLookups { directory.lookups }

  /// How many streams of tenants and operators are open here.
  package var openStreamCount: Int { streams.count }

  /// Changes with the keys of either kind of token.
  var keysGeneration: UInt64 { keys.generation &+ issuers.generation }

  /// Who brings the token of a call. What is known of it comes from the database at most once, until it
  /// changes.
  func principal(_ caller: Caller, _ method: MethodInfo) async throws(RPCError) -> Principal {
    guard isCurrent else { throw .unavailable(nil) }
    do throws(Refusal) {
      return try await principal(caller, of: method)
    } catch {
      switch error {
      case .call(let error): throw error
      case .token(let reason):
        refusals.note(reason, method)
        throw .credentialsInvalid
      }
    }
  }

  /// What a user or key may do in a tenant; nil for one who is nobody there.
  package func grant(
    in tenant: TenantID, user: UserID?, key: APIKeyID?, deadline: Int64?
  ) async throws(RPCError) -> Grant? {
    try await directory.grant(GrantDirectory.Key(tenant: tenant, user: user, key: key), deadline: deadline)
  }

  /// What is granted in one tenant, for a token that names none.
  func principal(_ session: TokenSession, in tenant: TenantID, _ caller: Caller) async throws(RPCError)
    -> Principal?
  {
    let key = GrantDirectory.Key(tenant: tenant, user: session.user, key: session.key)
    guard let grant = try await directory.grant(key, deadline: caller.deadline) else { return nil }
    return Principal(session, grant, grant.permissions)
  }

  private enum Refusal: Error {
    /// For the log; callers are told one and the same.
    case token(TokenError)
    case call(RPCError)
  }

  private func principal(_ caller: Caller, of method: MethodInfo) async throws(Refusal) -> Principal {
    let values = caller.metadata.slices("authorization")
    let now = WallClock.seconds()
    // As it came: what was found good is not taken apart again.
    let known = values.count == 1 ? sessions.entry(values[0]).flatMap { isValid($0) ? $0 : nil } : nil
    if let known, known.principal.grant?.isFresh != false {
      try refusing { () throws(TokenError) in try check(known.principal, at: now) }
      return known.principal
    }
    let token = try refusing { () throws(TokenError) in try BearerCredential.token(in: values) }
    let (session, generation) = try await verified(token, known, caller, at: now)
    guard let principal = try await granted(session, caller) else {
      if let eraser = try await eraser(session, caller, method) { return eraser }
      throw .token(.subjectUnknown)
    }
    try refusing { () throws(TokenError) in try check(principal, at: now) }
    sessions.keep(SessionTables.Entry(principal: principal, generation: generation), values[0])
    return principal
  }

  /// The keys that a token was found good by are those of now.
  private func isValid(_ entry: SessionTables.Entry) -> Bool {
    entry.generation == (entry.principal.session.isForeign ? issuers.generation : keys.generation)
  }

  /// The generation is read first: keys that change meanwhile make what is found old.
  private func verified(
    _ token: ArraySlice<UInt8>, _ known: SessionTables.Entry?, _ caller: Caller, at now: Int64
  ) async throws(Refusal) -> (TokenSession, UInt64) {
    if let known { return (known.principal.session, known.generation) }
    let (own, foreign) = (keys.generation, issuers.generation)
    let compact = try refusing { () throws(TokenError) in try CompactToken(bytes: Array(token)) }
    let issuer = try refusing { () throws(TokenError) in try ForeignTokenVerifier.claimedIssuer(compact) }
    if issuer.isSameBytes(as: TokenKeys.issuer) {
      let session = try refusing { () throws(TokenError) in
        guard let session = TokenSession(own: try keys.verify(compact, at: now), catalogue) else {
          throw TokenError.claimMalformed(.subject)
        }
        return session
      }
      return (session, own)
    }
    return (try await foreignSession(compact, caller, at: now), foreign)
  }

  /// The user whom an issuer's token names, who has to be known here.
  private func foreignSession(
    _ token: CompactToken, _ caller: Caller, at now: Int64
  ) async throws(Refusal) -> TokenSession {
    let claims: VerifiedClaims
    do throws(IssuerError) {
      if let known = try issuers.verifyAtOnce(token, at: now) {
        claims = known
      } else {
        claims = try await issuers.verify(token, at: now)
      }
    } catch {
      switch error {
      case .tokenRefused(let reason): throw .token(reason)
      case .issuerClosed: throw .call(.issuerUnavailable)
      }
    }
    let user: UserID?
    do throws(RPCError) {
      user = try await system.read("access.identity", deadline: caller.deadline) { tx throws(RPCError) in
        try await AccessStore.user(tx, issuer: claims.issuer, subject: claims.subject)
      }
    } catch {
      throw .call(error)
    }
    guard let user else { throw .token(.subjectUnknown) }
    return TokenSession(foreign: claims, user)
  }

  /// Nil for somebody who is nobody any more.
  private func granted(_ session: TokenSession, _ caller: Caller) async throws(Refusal) -> Principal? {
    guard let tenant = session.tenant else {
      return Principal(session, nil, session.isPlatform ? catalogue.holdings(.platform) : PermissionSet())
    }
    do throws(RPCError) {
      return try await principal(session, in: tenant, caller)
    } catch {
      throw .call(error)
    }
  }

  /// Who had a tenant erased, and asks what became of it: nothing else is left of the caller's rights.
  private func eraser(
    _ session: TokenSession, _ caller: Caller, _ method: MethodInfo
  ) async throws(Refusal) -> Principal? {
    guard method.path == AccessRules.erasing, let tenant = session.tenant,
      session.isGood(at: WallClock.seconds())
    else { return nil }
    do throws(RPCError) {
      let requester = try await tenants.read(bound: .platform, deadline: caller.deadline) {
        tx throws(RPCError) in try await AccessStore.eraser(tx, of: tenant)
      }
      guard let requester, requester == session.subject.bits else { return nil }
    } catch {
      throw .call(error)
    }
    return Principal(session, nil, catalogue.set(["tenants.erase"]))
  }

  private func check(_ principal: Principal, at now: Int64) throws(TokenError) {
    guard principal.session.isGood(at: now) else { throw .expired }
    if let grant = principal.grant, !grant.admits(principal.session, at: now) { throw .revoked }
  }

  private func refusing<Value>(_ body: () throws(TokenError) -> Value) throws(Refusal) -> Value {
    do throws(TokenError) {
      return try body()
    } catch {
      throw .token(error)
    }
  }
}

extension Grant {
  /// Whether the token was issued after the last revocation, and membership and key go on.
  func admits(_ session: TokenSession, at now: Int64) -> Bool {
    session.issuedAt > tokensAfter && now < expiry
  }
}

/// Who writes down that somebody was let in where that is worth a record, and that somebody was not.
package protocol AccessRecorder: Sendable {
  /// Before the call goes on.
  func allowed(_ caller: Caller, _ method: MethodInfo) async throws(RPCError)
  /// Soon; nobody waits for it.
  func refused(
    _ caller: Caller, _ principal: Principal, _ tenant: TenantID, _ method: MethodInfo, _ error: RPCError)
}
