import MusterCore
import MusterIdentityAPI
import MusterPostgres
import MusterRPC
package import MusterRows
import MusterTenancy

extension IdentityService {
  /// What an export holds of this service.
  package static let exports: [ExportKind] = [
    ExportKind("identity.member", tables: ["memberships"]) { tx, place throws(RPCError) in
      let tenant = tx.tenant
      return try ExportPage(try await MemberPagesStore.export(tx, place)) { row throws(PostgresError) in
        try IdentityV1.Member(row, in: tenant)
      }
    },
    ExportKind(
      "identity.invitation", tables: ["invitations"],
      omissions: [
        ExportOmission(
          "identity.invitation.token", because: "it is a secret; not even the installation knows it any more")
      ]
    ) { tx, place throws(RPCError) in
      let tenant = tx.tenant
      return try ExportPage(try await InvitationStore.export(tx, place)) { row throws(PostgresError) in
        try IdentityV1.Invitation(row, in: tenant)
      }
    },
    ExportKind("identity.role", tables: ["roles"]) { tx, place throws(RPCError) in
      let roles = try await RoleStore.export(tx, place)
      let members = try await RoleStore.memberCounts(tx)
      var records: [String] = []
      for role in roles {
        let message = IdentityV1.Role(role, in: tx.tenant, members: members[role.name] ?? 0)
        records.append(try ExportPage.json(message))
      }
      return ExportPage(records: records, last: roles.last?.id.stored.hexadecimal)
    },
    ExportKind(
      "identity.api_key", tables: ["api_keys"],
      omissions: [
        ExportOmission(
          "identity.api_key.secret", because: "it is a secret; not even the installation knows it any more")
      ]
    ) { tx, place throws(RPCError) in
      let tenant = tx.tenant
      return try ExportPage(try await KeyStore.export(tx, place)) { row throws(PostgresError) in
        try IdentityV1.ApiKey(row, in: tenant)
      }
    },
  ]
}
