extension MusterDaemon.Command {
  static let dev = Self(
    name: "dev",
    summary: "serve on this machine alone, in the clear, with everything switched on, to try it",
    usage: ["[option…]"],
    about: """
      Serves Muster on this machine alone, in the clear and with reflection, and says what to try. Ctrl-C or
      SIGTERM ends it.
      """,
    options: Option.dev,
    readsConfiguration: false,
    remark: """
      It runs a PostgreSQL of its own, which has to be installed, with tenants to try. The file of
      --credentials is there while the server is ready, and no longer. It holds `endpoint`, `ops`,
      `database_url`, `platform_token` and `tenants`, each with `id`, `slug`, `owner_token` and
      `viewer_token`. Beside it are profiles for muster, in dev.yaml, unless --credentials names another
      place. A closed terminal ends it too.
      """,
    exits: ("ended by a signal", "it could not serve"),
    check: { settings throws(Misunderstood) in try settings.checkedForDev() },
    work: .attend { settings, requests in
      try await Dev(settings).run(until: requests)
      return MusterDaemon.Answer()
    })
}
