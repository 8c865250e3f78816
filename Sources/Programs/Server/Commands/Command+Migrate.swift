import MusterLoop

extension MusterDaemon.Command {
  static let migrate = Self(
    name: "migrate",
    summary: "bring a database to the schema of this server",
    usage: ["--database URL [option…]"],
    about: """
      Applies what the database lacks of the schema, a transaction for each migration, and says so. It can
      be ended and begun again at any time, and run twice at once. The first time its role is a superuser,
      since it makes the roles muster_owner, muster_app and muster_system; afterwards a role that may act as
      muster_owner will do. Run it again after a restore.

      Before it changes a database that has a schema it keeps it by pg_dump, and says how to have it again.
      At the end it compares the schema, thing by thing, with what the migrations make, and names what
      somebody has changed.
      """,
    options: Option.migrate,
    exits: ("the schema is that of this server, all of it", "it is not"),
    check: { settings throws(Misunderstood) in try settings.checkedForMigrate() },
    work: .attend { settings, requests in
      let work = Task { try await Migrate(settings: settings).run() }
      let watch = Task {
        for await request in requests where request == .end { work.cancel() }
      }
      defer { watch.cancel() }
      try await work.value
      return MusterDaemon.Answer()
    })
}
