package import MusterCampaignsAPI
import MusterCore
import MusterJobs
import MusterJournal
import MusterOutreach
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWire

extension CampaignsService {
  package func generateCampaign(
    _ request: CampaignsV1.GenerateCampaignRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.GenerateCampaignResponse {
    let channels = request.channels.map(\.stored)
    if let place = request.channels.firstIndex(where: { !Self.writtenFor.contains($0) }) {
      throw .fieldsInvalid([
        FieldViolation(
          field: "channels[\(place)]",
          description: "is \(channels[place]), which campaigns do not write for; take email, sms, linkedin,"
            + " voice or mail")
      ])
    }

    return try await journal.write(CampaignsV1.Method.generateCampaign.info, request, as: caller) {
      tx throws(RPCError) in
      guard let profile = try await surroundings.profile(tx, revision: request.icpRevision) else {
        throw .icpMissing(request.icpRevision)
      }
      let named = Set(profile.industries.map { TextKey.folded($0) })
      if named.isEmpty { throw .icpLacks("", profile.revision) }
      if let unnamed = request.industries.first(where: { !named.contains(TextKey.folded($0)) }) {
        throw .icpLacks(unnamed, profile.revision)
      }

      let job = try await Jobs.enqueue(
        tx,
        JobRequest(
          Self.generation,
          payload: [
            "icp_revision": "\(profile.revision)", "channels": channels.joined(separator: ","),
            // No industry has a line break: names are one line.
            "industries": request.industries.joined(separator: "\n"),
          ], as: caller))
      return Change(
        .with { $0.jobID = request.validateOnly ? "" : job.description }, target: ChangeTarget(job))
    }
  }

  /// What a template can have steps for.
  static let writtenFor: [TypeV1.Channel] = [.email, .sms, .linkedin, .voice, .mail]
}
