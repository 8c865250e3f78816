package import MusterIdentityAPI
package import MusterRPC

/// What is not built yet. The list only gets shorter.
extension IdentityService {
  package func createUser(
    _ request: IdentityV1.CreateUserRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.CreateUserResponse {
    throw .methodUnknown(IdentityV1.Method.createUser.info.path)
  }

  package func getUser(
    _ request: IdentityV1.GetUserRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.GetUserResponse {
    throw .methodUnknown(IdentityV1.Method.getUser.info.path)
  }

  package func inviteMember(
    _ request: IdentityV1.InviteMemberRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.InviteMemberResponse {
    throw .methodUnknown(IdentityV1.Method.inviteMember.info.path)
  }

  package func acceptInvitation(
    _ request: IdentityV1.AcceptInvitationRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.AcceptInvitationResponse {
    throw .methodUnknown(IdentityV1.Method.acceptInvitation.info.path)
  }

  package func listInvitations(
    _ request: IdentityV1.ListInvitationsRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.ListInvitationsResponse {
    throw .methodUnknown(IdentityV1.Method.listInvitations.info.path)
  }

  package func revokeInvitation(
    _ request: IdentityV1.RevokeInvitationRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.RevokeInvitationResponse {
    throw .methodUnknown(IdentityV1.Method.revokeInvitation.info.path)
  }

  package func listMembers(
    _ request: IdentityV1.ListMembersRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.ListMembersResponse {
    throw .methodUnknown(IdentityV1.Method.listMembers.info.path)
  }

  package func updateMember(
    _ request: IdentityV1.UpdateMemberRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.UpdateMemberResponse {
    throw .methodUnknown(IdentityV1.Method.updateMember.info.path)
  }

  package func removeMember(
    _ request: IdentityV1.RemoveMemberRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.RemoveMemberResponse {
    throw .methodUnknown(IdentityV1.Method.removeMember.info.path)
  }

  package func listRoles(
    _ request: IdentityV1.ListRolesRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.ListRolesResponse {
    throw .methodUnknown(IdentityV1.Method.listRoles.info.path)
  }

  package func createRole(
    _ request: IdentityV1.CreateRoleRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.CreateRoleResponse {
    throw .methodUnknown(IdentityV1.Method.createRole.info.path)
  }

  package func updateRole(
    _ request: IdentityV1.UpdateRoleRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.UpdateRoleResponse {
    throw .methodUnknown(IdentityV1.Method.updateRole.info.path)
  }

  package func deleteRole(
    _ request: IdentityV1.DeleteRoleRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.DeleteRoleResponse {
    throw .methodUnknown(IdentityV1.Method.deleteRole.info.path)
  }

  package func createApiKey(
    _ request: IdentityV1.CreateApiKeyRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.CreateApiKeyResponse {
    throw .methodUnknown(IdentityV1.Method.createApiKey.info.path)
  }

  package func listApiKeys(
    _ request: IdentityV1.ListApiKeysRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.ListApiKeysResponse {
    throw .methodUnknown(IdentityV1.Method.listApiKeys.info.path)
  }

  package func revokeApiKey(
    _ request: IdentityV1.RevokeApiKeyRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.RevokeApiKeyResponse {
    throw .methodUnknown(IdentityV1.Method.revokeApiKey.info.path)
  }

  package func refreshAccessToken(
    _ request: IdentityV1.RefreshAccessTokenRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.RefreshAccessTokenResponse {
    throw .methodUnknown(IdentityV1.Method.refreshAccessToken.info.path)
  }

  package func revokeTokens(
    _ request: IdentityV1.RevokeTokensRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.RevokeTokensResponse {
    throw .methodUnknown(IdentityV1.Method.revokeTokens.info.path)
  }

  package func listPermissions(
    _ request: IdentityV1.ListPermissionsRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.ListPermissionsResponse {
    throw .methodUnknown(IdentityV1.Method.listPermissions.info.path)
  }

  package func explainAccess(
    _ request: IdentityV1.ExplainAccessRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.ExplainAccessResponse {
    throw .methodUnknown(IdentityV1.Method.explainAccess.info.path)
  }
}
