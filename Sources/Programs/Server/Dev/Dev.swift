import MusterCore
import MusterLoop

/// `musterd dev`: a server to try, and words about it.
struct Dev {
  let settings: Settings

  init(_ settings: Settings) {
    self.settings = settings
  }

  func run(until requests: AsyncStream<Signals.Request>) async throws {
    // First, so that starting a second one by mistake does not take the first one's file away.
    try ServerProcess(settings).checkPorts()
    let file = try Self.credentialsFile(settings.credentials)
    // While it is there the server is ready: one that an earlier run left would deceive whoever waits for it.
    Files.remove(file)
    let postgres = try await PrivatePostgres.start(
      folder: settings.dataFolder, isEphemeral: settings.isEphemeral)
    let result: Result<Void, any Error>
    do {
      result = .success(try await serve(postgres, file, until: requests))
    } catch {
      result = .failure(error)
    }
    await postgres.stop()
    try result.get()
  }

  private func serve(
    _ postgres: PrivatePostgres, _ file: String, until requests: AsyncStream<Signals.Request>
  ) async throws {
    try await Migrate.apply(to: postgres.configuration(user: PrivatePostgres.superuser))
    let process = ServerProcess(settings, platform: try DevKeys(postgres, settings).settings())
    var written: FileStamp?
    // Another one, on other ports, may have put its own there meanwhile.
    defer { if FileStamp(file) == written { Files.remove(file) } }
    try await process.run(until: requests) { served in
      let tenants = try await DemoTenants(platform: served.platform, services: served.services).tenants()
      let credentials = try DevCredentials(served, postgres, tenants)
      try Files.replace(file, with: credentials.text)
      written = FileStamp(file)
      let words = Self.screen(served.addresses, credentials: file, tenants[0])
      Console.answer("listening \(served.addresses.endpoint)\n\n\(words)")
    }
  }

  /// The one that was asked for, or the place for what a program leaves for itself.
  private static func credentialsFile(_ asked: String?) throws -> String {
    if let asked { return asked }
    let state = Environment.value("XDG_STATE_HOME") ?? Environment.value("HOME").map { "\($0)/.local/state" }
    guard let state else { throw NoPlace() }
    try Files.makeFolder("\(state)/muster")
    return "\(state)/muster/dev.json"
  }

  struct NoPlace: Error, CustomStringConvertible {
    var description: String { "there is no HOME to keep the credentials in; name a file with --credentials" }
  }

  static func screen(
    _ addresses: ServerProcess.Addresses, credentials: String, _ tenant: DemoTenants.Made
  ) -> String {
    let buf = "buf curl --protocol grpc --http2-prior-knowledge"
    let token =
      "python3 -c 'import json; print(json.load(open(\"\(credentials)\"))[\"tenants\"][0][\"owner_token\"])'"
    // The commands begin their lines, so that they can be copied as they are.
    return """
      Muster \(Build.version) is ready, for this machine alone.

        gRPC          \(addresses.endpoint), without TLS
        operations    http://\(addresses.operations), with /livez /readyz /metrics /version
        credentials   \(credentials): tokens for a day, and the database

      Three things to try, with buf (https://buf.build/docs/cli):

      \(buf) --list-methods http://\(addresses.endpoint)

      TOKEN=$(\(token))

      \(buf) -H "authorization: Bearer $TOKEN" -d '{"tenant_id": "\(tenant.id)"}' \\
        http://\(addresses.endpoint)/muster.tenants.v1.TenantService/GetTenant

      \(buf) -H "authorization: Bearer $TOKEN" -d '{}' \\
        http://\(addresses.endpoint)/muster.identity.v1.IdentityService/WhoAmI

      Tenants, identity, audit, events and the platform answer; leads, settings, usage and campaigns are
      listed and answer UNIMPLEMENTED so far. Ctrl-C ends it.
      """
  }
}
