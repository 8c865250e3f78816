package import MusterCore
package import MusterLeadsAPI
package import MusterTypesAPI

/// What a model can look at, of one activity of a lead.
package struct ScoredActivity: Hashable, Sendable {
  package let id: IDBits
  package let action: LeadsV1.ActivityAction
  package let channel: TypeV1.Channel
  /// Microseconds since 1970.
  package let occurTime: Int64

  package init(
    id: IDBits, action: LeadsV1.ActivityAction, channel: TypeV1.Channel, occurTime: Int64
  ) {
    (self.id, self.action, self.channel, self.occurTime) = (id, action, channel, occurTime)
  }
}

/// The activities that a model asks for: of this action, on this channel, so many of the newest.
package struct ActivityQuestion: Hashable, Sendable {
  package let action: LeadsV1.ActivityAction
  /// Unspecified for all.
  package let channel: TypeV1.Channel
  package var countMax: Int
}
