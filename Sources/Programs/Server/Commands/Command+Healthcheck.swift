import MusterCore

extension MusterDaemon.Command {
  static let healthcheck = Self(
    name: "healthcheck",
    summary: "ask a server on this machine whether it is well",
    usage: ["[--ops HOST:PORT] [--live | --ready | --startup] [option…]"],
    about: """
      Asks the operations port of a server, for those who watch over it: a container's health check, a
      balancer's script. Prints a line about what it answered.
      """,
    options: Option.healthcheck,
    exits: ("it is well", "it is not, or does not answer"),
    check: { settings throws(Misunderstood) in
      try settings.healthcheck.check(settings.operations)
      return settings
    },
    work: .attend { settings, _ in await settings.healthcheck.answer(of: settings.operations) })
}
