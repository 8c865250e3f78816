import MusterCore
import MusterLoop
import MusterMigrations
import MusterRPC
import MusterTenancy

/// `musterd dev`: a server to try, and words about it.
struct Dev {
  let settings: Settings

  init(_ settings: Settings) {
    self.settings = settings
  }

  func run(until requests: AsyncStream<Signals.Request>) async throws {
    let started = ContinuousClock.now
    // Starting a second one by mistake does not take the first one's files away.
    try ServerProcess(settings).checkPorts()
    var files = try DevFiles(settings.credentials)
    let postgres = try await PrivatePostgres.start(
      folder: settings.dataFolder, isEphemeral: settings.isEphemeral, taken: files.clear)
    let (ends, sender) = AsyncStream<Signals.Request>.makeStream()
    let watch = Task { await Self.pass(requests, to: sender) }
    let result: Result<Void, any Error>
    do {
      result = .success(try await serve(postgres, &files, since: started, until: ends))
    } catch {
      result = .failure(error)
    }
    watch.cancel()
    files.remove()
    await postgres.stop()
    try result.get()
  }

  /// There is nothing to reload, and when the terminal is closed nobody is left to press Ctrl-C.
  private static func pass(
    _ requests: AsyncStream<Signals.Request>, to sender: AsyncStream<Signals.Request>.Continuation
  ) async {
    for await request in requests where request != .reload || !outlivesTerminal { sender.yield(.end) }
  }

  /// `nohup` has it ignore SIGHUP, which is the lowest of the signals.
  private static var outlivesTerminal: Bool {
    let line = (Files.end(of: "/proc/self/status") ?? "").split(separator: "\n")
      .first { $0.hasPrefix("SigIgn:") }
    let ignored = line?.split(separator: "\t").last.flatMap { UInt64($0, radix: 16) }
    return (ignored ?? 0) & 1 == 1
  }

  private func demo(
    _ served: ServerProcess.Served, _ postgres: PrivatePostgres
  ) async throws -> [DemoTenant] {
    let marks = DemoMarks(settings.isEphemeral ? nil : "\(postgres.path)/demo.made")
    let stage = DemoStage(served.platform, served.services, marks)
    do {
      let tenants = try await DemoTenants(stage: stage, identity: served.services.identity).tenants()
      try await Demo.make(in: tenants, stage)
      return tenants
    } catch let error as RPCError {
      throw postgres.failure("the tenants to be tried cannot be made: \(error.message)")
    }
  }

  private func serve(
    _ postgres: PrivatePostgres, _ files: inout DevFiles, since started: ContinuousClock.Instant,
    until requests: AsyncStream<Signals.Request>
  ) async throws {
    do {
      try await Migrate.apply(to: postgres.configuration(user: PrivatePostgres.superuser))
    } catch let error as MigrationError {
      throw postgres.failure("the schema cannot be made: \(error)")
    }
    let process = ServerProcess(settings, platform: try DevKeys(postgres, settings).settings())
    try await process.run(until: requests) { served in
      let tenants = try await demo(served, postgres)
      let tokens = try DevTokens(served.platform.tenancy.keys, tenants)
      if let tenant = tokens.tenants.first {
        try files.write(DevScreen.ownerHeader(postgres), DevTokens.header(tenant.owner))
      }
      try files.write(DevScreen.operatorHeader(postgres), DevTokens.header(tokens.platform))
      if let profiles = files.profiles { try files.write(profiles, tokens.profiles(served.addresses)) }
      // Last: whoever waits for it finds the others there.
      try files.write(files.credentials, tokens.credentials(served.addresses, postgres))
      let screen = DevScreen(
        addresses: served.addresses, files: files, postgres: postgres, tenant: tenants.first,
        isEphemeral: settings.isEphemeral, isStyled: Console.isStyled, took: ContinuousClock.now - started)
      Console.answer("listening \(served.addresses.endpoint)\n\n\(screen.text)")
    }
  }
}
