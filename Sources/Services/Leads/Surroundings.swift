package import MusterCore
package import MusterLeadsAPI
package import MusterRPC
package import MusterTenancy

/// What leads name that other services keep.
package protocol LeadReferences: Sendable {
  /// Of these users those who are no member of the tenant now.
  func strangers(
    among users: [UserID], _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> Set<UserID>

  /// Of these campaigns those that the tenant does not have.
  func unknown(
    among campaigns: [CampaignID], _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> Set<CampaignID>

  /// What the tenant's confirmed ideal customer profile names, for models that ask for it.
  func profile(_ tx: borrowing TenantTransaction) async throws(RPCError) -> LeadProfile
}

/// Whom the tenant looks for, as far as scoring asks.
package struct LeadProfile: Hashable, Sendable {
  package var industries: [String]
  package var countries: [String]

  package init(industries: [String] = [], countries: [String] = []) {
    (self.industries, self.countries) = (industries, countries)
  }
}

/// Who writes to leads by a plan, and goes on or stops by what they do. Everything happens in the transaction
/// that tells of it.
package protocol LeadFollowers: Sendable {
  /// The activity with the send that it is about, and what belongs to that; nil when it names a send that is
  /// none of the lead's.
  func attributed(
    _ activity: LeadsV1.Activity, of lead: LeadID, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> AttributedActivity?

  func heard(
    _ news: LeadNews, of leads: [LeadID], _ tx: borrowing TenantTransaction
  ) async throws(RPCError)
}

/// An activity with all that it belongs to.
package struct AttributedActivity: Sendable {
  package var activity: LeadsV1.Activity
  /// That the lead goes by in its campaign; 0 for none.
  package var sequenceVersion: Int64

  package init(_ activity: LeadsV1.Activity, sequenceVersion: Int64 = 0) {
    (self.activity, self.sequenceVersion) = (activity, sequenceVersion)
  }
}

/// What has happened with a lead.
package enum LeadNews: Sendable {
  case activity(LeadsV1.Activity)
  case moved(LeadsV1.LeadStatus)
  /// Deleted or erased.
  case gone
  case suppressed
}

/// For those who have leads and write to none.
package struct NoFollowers: LeadFollowers {
  package init() {}

  package func attributed(
    _ activity: LeadsV1.Activity, of lead: LeadID, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> AttributedActivity? {
    activity.sendID.isEmpty ? AttributedActivity(activity) : nil
  }

  package func heard(
    _ news: LeadNews, of leads: [LeadID], _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {}
}
