package import MusterJournal

/// What happens to people, roles and keys.
extension EventType {
  static let userCreated = EventType("user.created", readBy: "platform.users")
  static let invitationCreated = EventType("invitation.created", readBy: "identity.invite")
  static let invitationRevoked = EventType("invitation.revoked", readBy: "identity.invite")
  /// Also when somebody comes back.
  static let memberCreated = EventType("member.created", readBy: "identity.read")
  static let memberUpdated = EventType("member.updated", readBy: "identity.read")
  static let memberRemoved = EventType("member.removed", readBy: "identity.read")
  static let roleCreated = EventType("role.created", readBy: "identity.read")
  static let roleUpdated = EventType("role.updated", readBy: "identity.read")
  static let roleDeleted = EventType("role.deleted", readBy: "identity.read")
  static let keyCreated = EventType("key.created", readBy: "identity.keys")
  static let keyRevoked = EventType("key.revoked", readBy: "identity.keys")
  static let tokensRevoked = EventType("token.revoked", readBy: "identity.members")
  /// Somebody has used a refresh token twice.
  static let tokenReused = EventType("token.reused", readBy: "identity.members")
}

extension IdentityService {
  package static let events: [EventType] = [
    .userCreated, .invitationCreated, .invitationRevoked, .memberCreated, .memberUpdated, .memberRemoved,
    .roleCreated, .roleUpdated, .roleDeleted, .keyCreated, .keyRevoked, .tokensRevoked, .tokenReused,
  ]
}
