import MusterCampaigns
import MusterCore
import MusterCrypto
import MusterHTTP2
import MusterHealth
import MusterJobs
import MusterJournal
import MusterLoop
import MusterTenancy
import MusterTransport

/// A server from its start to its end.
struct ServerProcess {
  let settings: Settings
  /// Nil for what the settings' files say.
  let platform: Platform.Settings?
  /// Nil for settings that nobody can change.
  let live: LiveConfiguration?

  init(_ settings: Settings, platform: Platform.Settings? = nil) {
    self.settings = settings
    self.platform = platform
    live = nil
  }

  init(_ configured: Configured) {
    settings = configured.settings
    platform = nil
    live = LiveConfiguration(configured)
  }

  /// As they are after what SIGHUP has taken up.
  private var current: Settings { live?.settings ?? settings }

  /// What a call gets that asks for longer, or for no end.
  private static let deadlineMax = Duration.seconds(300)

  /// Descriptors that clients cannot take.
  static let descriptorsKept = 96

  /// Where it listens, with the ports that the system chose for 0.
  struct Addresses {
    /// Nil for a server that only works.
    let rpc: SocketAddress?
    let operations: SocketAddress

    /// Where clients go.
    var endpoint: String { rpc.map { "\($0)" } ?? "" }
  }

  /// What serves, for those who have something to do with it before anybody calls.
  struct Served {
    let addresses: Addresses
    let platform: Platform
    let services: Services
  }

  /// Serves until it is asked to end. `ready` is called when the first call would be answered. When this
  /// throws, what was begun ends with the process.
  // Swift 6.3 crashes when it specialises this for its callers' closures.
  @_optimize(none)
  func run(
    until requests: AsyncStream<Signals.Request>, ready: (Served) async throws -> Void
  ) async throws {
    // libdispatch opens its timers when the first task sleeps, and ends the process if there is no descriptor
    // left then. So the first one sleeps before a client can take them all.
    try await Task.sleep(for: .milliseconds(1))

    Telemetry.startLog(settings.telemetry)
    live?.warn()
    let supervisor = try Supervisor.taken()
    let started = ProcessFacts.wallTime()
    try await FirstStart(settings).migrate()
    var platformSettings = try platform ?? settings.platform.settings()
    platformSettings.roles = settings.roles.map(\.rawValue).sorted()
    let group = try LoopGroup.start(loops: settings.loops)
    let pool = try BlockingPool()
    let certificates = try Certificates(settings.tls, pool)

    let platform = try Platform(
      platformSettings, permissions: Services.permissions, on: group.loops, blocking: pool)
    let telemetry = try Telemetry(settings.telemetry, instance: platform.serverID, settings.listen)
    let sending = try settings.sending.setup()
    // Of `musterd dev` the platform is given.
    let services = Services(
      platform, hasReflection: settings.hasReflection, telemetry: telemetry,
      isDev: self.platform != nil, configuration: configuration, sending: sending.setup)
    let server = GRPCServer(services.handlers, configuration, on: group, unanswered: services.observer)
    let progress = StartProgress()
    let readings = OperationsReadings(
      platform, services, server, group, certificates, progress, settings, started: started)
    let operations = try OperationsServer(
      OperationsPages(readings, HostRule(settings.operationsNames)), on: group)
    // First: who waits for the server may ask how far it has come, and why no further.
    let operationsAddress = try await listen(
      on: settings.operations, "--ops", supervisor.sockets.socket(Supervisor.operationsSocket),
      operations.listen)
    Log.write(.info, "starting", ["version": Build.version, "ops": "\(operationsAddress)"])

    let cut = try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { await platform.run() }
      tasks.addTask { await telemetry.run() }
      tasks.addTask { await readings.run() }
      tasks.addTask { await supervisor.live(on: group.loops) }
      await supervisor.starting()
      try await platform.waitUntilReady(progress)
      progress.reach(.ports)

      let addresses = Addresses(
        rpc: settings.roles.contains(.api)
          ? try await listen(
            on: settings.listen, "--listen", supervisor.sockets.socket(Supervisor.rpcSocket)
          ) { socket async throws(LoopError) in
            try await server.listen(on: socket, tls: certificates?.context)
          } : nil,
        operations: operationsAddress)

      if settings.roles.contains(.worker) {
        tasks.addTask { await services.jobs.run() }
        tasks.addTask { await services.sends.run() }
      }
      progress.reach(.done)
      services.tell(isReady: true)
      Log.write(
        .info, "serving",
        [
          "version": Build.version, "listen": addresses.endpoint, "ops": "\(addresses.operations)",
          "tls": certificates == nil ? "off" : "on",
          "roles": settings.roles.map(\.rawValue).sorted().joined(separator: ","),
        ])
      try await ready(Served(addresses: addresses, platform: platform, services: services))
      await supervisor.serving(true)

      await attend(requests, certificates, readings, supervisor, pool)

      // Balancers and watchers hear first; then the clients are sent elsewhere, and calls at work end.
      progress.reach(.draining)
      services.health.shutDown()
      services.jobs.stop()
      services.sends.stop()
      platform.watch.shutDown()
      Log.write(.info, "draining", ["calls": server.running])
      tasks.addTask { await supervisor.draining { server.running } }
      let cut = await server.shutDown(grace: current.drainGrace)
      tasks.cancelAll()
      return cut
    }
    await platform.close()
    await telemetry.stop()
    // Last: until here somebody may ask /readyz.
    await operations.stop()
    await group.stop()
    await pool.stop()
    await sending.pool?.stop()
    Log.write(.info, "stopped")
    if cut > 0 { throw CallsCutOff(count: cut, grace: current.drainGrace) }
  }

  /// Until somebody asks for the end.
  private func attend(
    _ requests: AsyncStream<Signals.Request>, _ certificates: Certificates?, _ readings: OperationsReadings,
    _ supervisor: Supervisor, _ pool: BlockingPool
  ) async {
    await withTaskGroup(of: Void.self) { tasks in
      if let certificates { tasks.addTask { await certificates.watch() } }
      tasks.addTask { await Self.watch(readings, supervisor) }
      for await request in requests {
        guard request == .reload else { break }
        await supervisor.reloading()
        await takeUp(certificates, readings, pool)
        await supervisor.serving(readings.readiness.isReady)
      }
      tasks.cancelAll()
    }
  }

  /// What SIGHUP asks for: the configuration as it is now, then the files that it names, whatever came of it.
  private func takeUp(
    _ certificates: Certificates?, _ readings: OperationsReadings, _ pool: BlockingPool
  ) async {
    await live?.reread(pool)
    readings.services.telemetry.follow(current.telemetry)
    await certificates?.reload(current.tls)
    reloadTokenKeys(readings.platform, current)
    reloadMasterKeys(readings.platform, current)
  }

  /// From now on tokens are signed by the key that the first file holds, and those of keys that no file holds
  /// are refused. When a file is broken the former keys stay.
  private func reloadTokenKeys(_ platform: Platform, _ settings: Settings) {
    // Of `musterd dev` they are drawn, not named.
    guard self.platform == nil else { return }
    do throws(TokenError) {
      let keys = try settings.platform.readTokenKeys()
      platform.tenancy.keys.replace(keys.signing, others: keys.former)
      Log.write(.info, "token_keys_reloaded", ["signing": keys.signing.id])
    } catch {
      Log.write(.error, "token_keys_refused", ["cause": "\(error)", "effect": "the former ones stay"])
    }
  }

  /// Keys that were added to the file are there to rotate to. What lacks one that there was is refused.
  private func reloadMasterKeys(_ platform: Platform, _ settings: Settings) {
    guard self.platform == nil, let path = settings.platform.masterKey else { return }
    func refuse(_ cause: String) {
      Log.write(.error, "master_keys_refused", ["cause": cause, "effect": "the former ones stay"])
    }
    do throws(MasterKeyError) {
      let keys = try MasterKeys(file: path)
      guard platform.masterKeys.replace(keys) else {
        return refuse("\(path): lacks a key that there was; add new ones below the others")
      }
      Log.write(.info, "master_keys_reloaded", ["newest": "\(keys.newestVersion)"])
    } catch {
      refuse("\(error)")
    }
  }

  /// How often it is looked whether the server can answer.
  private static let readinessInterval = Duration.milliseconds(100)

  /// Tells balancers when what the services stand on is away, and when it is back.
  private static func watch(_ readings: OperationsReadings, _ supervisor: Supervisor) async {
    var wasReady = true
    while true {
      do { try await Task.sleep(for: readinessInterval) } catch { return }
      let readiness = readings.readiness
      let isReady = readiness.isReady
      guard isReady != wasReady else { continue }
      wasReady = isReady
      readings.services.tell(isReady: isReady)
      Log.write(
        isReady ? .info : .error, isReady ? "ready" : "not_ready", ["cause": readiness.obstacles])
      await supervisor.changed(isReady)
    }
  }

  private var configuration: ServerConfiguration {
    var configuration = ServerConfiguration()
    configuration.http2.ageMax = settings.connectionAgeMax
    configuration.http2.ageGrace = settings.drainGrace
    configuration.callTimeoutMax = Self.deadlineMax
    // The port for operations, files and what comes with the platform have theirs, whoever connects.
    let descriptors = DescriptorLimit.raise() - Self.descriptorsKept
    configuration.connectionsMax = max(1, min(configuration.connectionsMax, descriptors))
    return configuration
  }
}

/// Why a server did not end well: somebody has no answer.
struct CallsCutOff: Error, CustomStringConvertible {
  let count: Int
  let grace: Duration

  var description: String {
    "\(count) \(count == 1 ? "call" : "calls") had not ended \(grace) after the signal and"
      + " \(count == 1 ? "was" : "were") cut off; --drain-grace S gives them more time"
  }
}

/// Why a server did not start, for the person who started it.
struct StartFailure: Error, Equatable, CustomStringConvertible {
  let description: String

  /// `flag` is where another place can be named.
  init(_ place: Settings.Place, _ flag: String, _ error: LoopError) {
    description =
      switch error.code {
      case .addressInUse:
        "port \(place.port) of \(place.host) is taken: a program listens there, perhaps a musterd."
          + " Stop it, or name another port: \(flag) \(Settings.Place(place.host, 0)) takes a free one"
      case .accessDenied:
        "port \(place.port) is not ours to take; name one above 1023 with \(flag)"
      case .addressInvalid: "\(place.host) is no address of this machine; name one with \(flag)"
      default: "cannot listen on \(place): \(error)"
      }
  }
}

extension ServerProcess {
  /// Says so at once when a port is taken, before anything is begun.
  func checkPorts() throws {
    for (place, flag) in [(settings.listen, "--listen"), (settings.operations, "--ops")] {
      guard let address = place.address else { continue }
      do throws(LoopError) {
        _ = try ListeningSocket(at: address)
      } catch {
        throw StartFailure(place, flag, error)
      }
    }
  }

  /// On the socket that was passed for it, or else on one of its own.
  private func listen(
    on place: Settings.Place, _ flag: String, _ passed: consuming ListeningSocket?,
    _ listen: (consuming ListeningSocket) async throws(LoopError) -> SocketAddress?
  ) async throws(StartFailure) -> SocketAddress {
    do throws(LoopError) {
      guard let address = place.address else {
        throw LoopError(.addressInvalid, "\(place.host) is no numeric address")
      }
      if let passed { return try await listen(passed) ?? address }
      return try await listen(ListeningSocket(at: address)) ?? address
    } catch {
      throw StartFailure(place, flag, error)
    }
  }
}

extension Settings.Place {
  fileprivate var address: SocketAddress? { SocketAddress(host, port: port) }
}
