package import MusterBrake
import MusterJournal
import MusterPostgres
import MusterTenancy

/// What an installation brings of its own: carriers, a register that has to be asked, and how workers work.
package struct SendingSetup: Sendable {
  package var carriers = Carriers()
  /// Nil where no register has to be asked.
  package var register: (any DoNotCallRegister)?
  package var worker = SendWorker.Settings()

  package init() {}
}

/// All that decides on sends and carries them, put together once for a server.
package struct Sending: Sendable {
  package let enrollments: Enrollments
  let surroundings: any SendSurroundings
  let gate: SendGate
  let worker: SendWorker.Settings

  package init(
    enrollments: Enrollments, surroundings: any SendSurroundings, setup: SendingSetup = SendingSetup()
  ) {
    (self.enrollments, self.surroundings, worker) = (enrollments, surroundings, setup.worker)
    gate = SendGate(
      surroundings: surroundings, credits: enrollments.credits, carriers: setup.carriers,
      register: setup.register)
  }
}

extension CampaignsService {
  /// One that works for all tenants of the installation.
  package func sendWorker(_ brake: EmergencyBrake?, _ settings: SendWorker.Settings? = nil) -> SendWorker {
    let settings = settings ?? sending.worker
    return SendWorker(sendWork(clock: settings.clock), system, brake, settings)
  }

  func sendWork(clock: @escaping @Sendable () -> PostgresTime) -> SendWork {
    SendWork(
      journal: journal, tenants: tenants, surroundings: sending.surroundings,
      enrollments: sending.enrollments, gate: sending.gate, clock: clock)
  }
}
