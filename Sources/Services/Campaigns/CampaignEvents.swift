package import MusterJournal

/// What happens to campaigns and senders.
extension EventType {
  static let campaignCreated = EventType("campaign.created", readBy: "campaigns.read")
  /// Its allocation and its move from status to status included.
  static let campaignUpdated = EventType("campaign.updated", readBy: "campaigns.read")
  static let campaignDeleted = EventType("campaign.deleted", readBy: "campaigns.read")
  static let campaignUndeleted = EventType("campaign.undeleted", readBy: "campaigns.read")
  /// With the sequence, without its steps: a new version of it.
  static let sequenceUpdated = EventType("sequence.updated", readBy: "campaigns.read")
  /// With the ids of the templates, and of the job that made them.
  static let templatesGenerated = EventType("template.generated", readBy: "campaigns.read")
  static let senderCreated = EventType("sender.created", readBy: "campaigns.read")
  static let senderUpdated = EventType("sender.updated", readBy: "campaigns.read")
  /// With the ids of the sender and of the campaign.
  static let senderAttached = EventType("sender.attached", readBy: "campaigns.read")
  /// As above.
  static let senderDetached = EventType("sender.detached", readBy: "campaigns.read")
}

extension CampaignsService {
  package static let events: [EventType] =
    [
      .campaignCreated, .campaignUpdated, .campaignDeleted, .campaignUndeleted, .sequenceUpdated,
      .templatesGenerated, .senderCreated, .senderUpdated, .senderAttached, .senderDetached,
    ] + EventType.ofSending
}
