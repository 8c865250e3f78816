package import MusterBrake
package import MusterJournal
import MusterPostgres
package import MusterTenancy

/// All that decides on sends and carries them, put together once for a server.
package struct Sending: Sendable {
  package let enrollments: Enrollments
  let surroundings: any SendSurroundings
  let gate: SendGate
  /// How workers do their work.
  var worker = SendWorker.Settings()

  package init(
    enrollments: Enrollments, surroundings: any SendSurroundings, carriers: Carriers = Carriers(),
    register: (any DoNotCallRegister)? = nil, worker: SendWorker.Settings = SendWorker.Settings()
  ) {
    (self.enrollments, self.surroundings, self.worker) = (enrollments, surroundings, worker)
    gate = SendGate(
      surroundings: surroundings, credits: enrollments.credits, carriers: carriers, register: register)
  }
}

extension CampaignsService {
  /// One that works for all tenants of the installation.
  package func sendWorker(_ brake: EmergencyBrake?, _ settings: SendWorker.Settings? = nil) -> SendWorker {
    let settings = settings ?? sending.worker
    return SendWorker(
      SendWork(
        journal: journal, tenants: tenants, surroundings: sending.surroundings,
        enrollments: sending.enrollments, gate: sending.gate, clock: settings.clock),
      system, brake, settings)
  }
}
