import MusterLeadsAPI
import MusterWire

/// Which fields differ between two states of a lead, by their names in the proto.
enum LeadFields {
  /// Version and time change with every write and say nothing.
  private static let unsaid: Set<String> = ["version", "update_time"]

  static func changed(from former: LeadsV1.Lead, to lead: LeadsV1.Lead) -> [String] {
    MessageComparison.differing(former, lead).filter { !unsaid.contains($0) }
  }
}
