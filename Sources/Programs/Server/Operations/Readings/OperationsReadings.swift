import MusterHealth
import MusterLoop
import MusterPlatform
import MusterPostgres
import MusterStandardAPI
import MusterTransport

/// Everything that the operations port tells, each where it is known. What costs something to find out is
/// found out beside, by `run`.
final class OperationsReadings: Sendable {
  private static let probeInterval = Duration.milliseconds(250)
  private static let probesPerSecond = 4

  let platform: Platform
  let services: Services
  let server: GRPCServer
  let group: LoopGroup
  let certificates: Certificates?
  let progress: StartProgress
  let roles: Set<Settings.Role>
  /// Of how many tenants `/metrics` tells by name.
  let metricsTenants: Int
  /// Seconds since 1970.
  let started: Double
  let probes: [LoopProbe]
  let speed: ServiceSpeed
  let database: DatabaseReading

  init(
    _ platform: Platform, _ services: Services, _ server: GRPCServer, _ group: LoopGroup,
    _ certificates: Certificates?, _ progress: StartProgress, _ settings: Settings, started: Double
  ) {
    (self.platform, self.services, self.server, self.group) = (platform, services, server, group)
    (self.certificates, self.progress, self.started) = (certificates, progress, started)
    (roles, metricsTenants) = (settings.roles, settings.metricsTenants)
    probes = group.loops.map { loop in
      LoopProbe(loop, platform.groups.flatMap(\.databases).filter { $0.loop === loop })
    }
    speed = ServiceSpeed(services.observer.recorders.metrics)
    database = DatabaseReading(platform)
  }

  var calls: CallMetrics { services.observer.recorders.metrics }

  /// What balancers are told, whichever way they ask.
  var isServing: Bool { services.health.whole == .serving }

  var readiness: Readiness {
    var readiness = Readiness(platform, services.jobs, roles)
    readiness.add(Readiness.Part(name: "journal", problem: database.journalProblem, decides: false))
    readiness.add(Readiness.Part(name: "start", problem: progress.waitsFor.map { "waiting for \($0)" }))
    let isDraining = progress.current == .draining
    readiness.add(Readiness.Part(name: "end", problem: isDraining ? "the server drains and ends" : nil))
    return readiness
  }

  /// Until the task is cancelled.
  func run() async {
    await withTaskGroup(of: Void.self) { tasks in
      tasks.addTask { await self.database.run() }
      tasks.addTask { await self.watch() }
    }
  }

  private func watch() async {
    var turn = 0
    while !Task.isCancelled {
      for probe in probes { probe.ask() }
      if turn == 0 { speed.take() }
      turn = (turn + 1) % Self.probesPerSecond
      do { try await Task.sleep(for: Self.probeInterval) } catch { return }
    }
  }
}
