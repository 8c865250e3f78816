import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// All SQL on invitations.
enum InvitationStore {
  static let statements =
    [revokeOpen, insert, byID, bySecret, bySecretLocked, revoke, accept, export] + orders.statements

  /// In the order that `IdentityV1.Invitation.init(_: Row, in:)` reads.
  private static let columns = """
    invitation_id, email, display_name, roles, expire_time, member_expire_time, \(state), invited_by_kind,
      invited_by_id, invited_by_name, accept_time, member_id, create_time, update_time, version
    """

  private static let state = """
    CASE WHEN accept_time IS NOT NULL THEN 'accepted' WHEN revoke_time IS NOT NULL THEN 'revoked'
        WHEN least(expire_time, member_expire_time) <= now() THEN 'expired' ELSE 'open' END
    """

  // MARK: Making and taking back

  /// Of one address; what has expired stays expired.
  private static let revokeOpen = Statement(
    """
    UPDATE invitations SET revoke_time = now(), update_time = now(), version = version + 1
    WHERE tenant_id = $1 AND email = $2 AND accept_time IS NULL AND revoke_time IS NULL
      AND least(expire_time, member_expire_time) > now()
    """, .uuid, .text)

  private static let insert = Statement(
    """
    INSERT INTO invitations (
      tenant_id, invitation_id, secret_hash, email, display_name, roles, expire_time, member_expire_time,
      invited_by_kind, invited_by_id, invited_by_name)
    VALUES ($1, $2, $3, $4, $5, $6, coalesce($7, now() + interval '7 days'), $8, $9, $10, $11)
    RETURNING \(columns)
    """,
    .uuid, .uuid, .bytea, .text, .text, .textArray, .timestamptz, .timestamptz, .text, .uuid, .text)

  /// The one invitation that is open for its address from here on.
  static func insert(
    _ tx: borrowing TenantTransaction, _ invitation: InvitationDraft, secretHash: [UInt8]
  ) async throws(RPCError) -> Row {
    let results = try await tx.run(
      revokeOpen(.uuid(tx.tenant.bits), .text(invitation.email)),
      insert(
        .uuid(tx.tenant.bits), .uuid(invitation.id.bits), .bytea(secretHash), .text(invitation.email),
        .text(invitation.displayName), .texts(invitation.roles),
        invitation.expiry.map { .timestamp($0) } ?? .null,
        invitation.memberExpiry.map { .timestamp($0) } ?? .null, .text(invitation.invitedBy.kind),
        .uuid(invitation.invitedBy.id?.bits), .text(invitation.invitedBy.name)))
    return try reading { () throws(PostgresError) in
      guard let row = results[1].first else { throw PostgresError(.other, "a write returned no row") }
      return row
    }
  }

  private static let byID = Statement(
    """
    SELECT \(columns)
    FROM invitations
    WHERE tenant_id = $1 AND invitation_id = $2
    """, .uuid, .uuid)

  static func invitation(
    _ tx: borrowing TenantTransaction, _ id: InvitationID
  ) async throws(RPCError) -> (row: Row, Invitation)? {
    try found(await tx.run(byID(.uuid(tx.tenant.bits), .uuid(id.bits)))[0])
  }

  private static let revoke = Statement(
    """
    UPDATE invitations SET revoke_time = now(), update_time = now(), version = version + 1
    WHERE tenant_id = $1 AND invitation_id = $2
    RETURNING \(columns)
    """, .uuid, .uuid)

  static func revoke(_ tx: borrowing TenantTransaction, _ id: InvitationID) async throws(RPCError) -> Row {
    let results = try await tx.run(revoke(.uuid(tx.tenant.bits), .uuid(id.bits)))
    guard let row = results[0].first else { throw .invitationNotFound }
    return row
  }

  // MARK: Accepting

  private static let bySecret = Statement(
    """
    SELECT \(columns)
    FROM invitations
    WHERE tenant_id = $1 AND secret_hash = $2
    """, .uuid, .bytea)

  static func invitation(
    _ tx: borrowing TenantTransaction, secretHash: [UInt8]
  ) async throws(RPCError) -> Invitation? {
    try found(await tx.run(bySecret(.uuid(tx.tenant.bits), .bytea(secretHash)))[0])?.1
  }

  private static let bySecretLocked = Statement(
    """
    SELECT \(columns)
    FROM invitations
    WHERE tenant_id = $1 AND secret_hash = $2
    FOR UPDATE
    """, .uuid, .bytea)

  /// Of many who bring the same secret, one after the other.
  static func locked(
    _ tx: borrowing TenantTransaction, secretHash: [UInt8]
  ) async throws(RPCError) -> Invitation? {
    try found(await tx.run(bySecretLocked(.uuid(tx.tenant.bits), .bytea(secretHash)))[0])?.1
  }

  private static let accept = Statement(
    """
    UPDATE invitations SET
      accept_time = now(), member_id = $3, update_time = now(), version = version + 1
    WHERE tenant_id = $1 AND invitation_id = $2
    """, .uuid, .uuid, .uuid)

  static func accept(
    _ tx: borrowing TenantTransaction, _ id: InvitationID, by member: MemberID
  ) async throws(RPCError) {
    _ = try await tx.run(accept(.uuid(tx.tenant.bits), .uuid(id.bits), .uuid(member.bits)))
  }

  private static func found(_ rows: ResultSet) throws(RPCError) -> (row: Row, Invitation)? {
    guard let row = rows.first else { return nil }
    return try reading { () throws(PostgresError) in
      let inviter: UInt128? = try row.optional(8)
      let invitation = Invitation(
        id: InvitationID(try row.value(0)), email: try row.value(1), displayName: try row.value(2),
        roles: try row.value(3), memberExpiry: try row.optional(5), state: try row.value(6),
        invitedBy: Author(
          kind: try row.value(7), id: inviter.map { IDBits($0) }, name: try row.value(9)),
        version: try row.value(14))
      return (row, invitation)
    }
  }

  // MARK: Pages

  static let orders = PageStatements(
    PageStatements.Field(
      "create_time", 12, .times,
      ascending: page("(create_time, invitation_id) > (\(time), $3::uuid)", "create_time, invitation_id"),
      descending: page(
        "(create_time, invitation_id) < (\(time), $3::uuid)", "create_time DESC, invitation_id DESC")),
    PageStatements.Field(
      "expire_time", 4, .times,
      ascending: page("(expire_time, invitation_id) > (\(time), $3::uuid)", "expire_time, invitation_id"),
      descending: page(
        "(expire_time, invitation_id) < (\(time), $3::uuid)", "expire_time DESC, invitation_id DESC")),
    PageStatements.Field(
      "email", 1, .texts,
      ascending: page(
        "(email COLLATE \"C\", invitation_id) > ($2 COLLATE \"C\", $3::uuid)",
        "email COLLATE \"C\", invitation_id"),
      descending: page(
        "(email COLLATE \"C\", invitation_id) < ($2 COLLATE \"C\", $3::uuid)",
        "email COLLATE \"C\" DESC, invitation_id DESC")))

  private static let time = ListPlace.time(2)

  private static func page(_ place: String, _ order: String) -> Statement {
    Statement(
      """
      SELECT \(columns)
      FROM invitations
      WHERE tenant_id = $1 AND \(place) AND ($5 = '' OR $5 = \(state)) AND ($6 = '' OR email = $6)
      ORDER BY \(order)
      LIMIT $4
      """, .uuid, .text, .text, .int8, .text, .text)
  }

  static func page(
    _ tx: borrowing TenantTransaction, _ page: ListPage, state: String, email: String
  ) async throws(RPCError) -> ResultSet {
    let place = page.place ?? orders.start(page.order)
    return try await tx.run(
      orders.statement(page.order)(
        .uuid(tx.tenant.bits), .text(place.value), .text(place.id), .int8(page.most), .text(state),
        .text(email)))[0]
  }

  private static let export = Statement(
    """
    SELECT \(columns)
    FROM invitations
    WHERE tenant_id = $1 AND invitation_id > $2::uuid
    ORDER BY invitation_id
    LIMIT $3
    """, .uuid, .text, .int8)

  static func export(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> ResultSet {
    try await tx.run(export(.uuid(tx.tenant.bits), .text(place.id), .int8(place.most)))[0]
  }
}
