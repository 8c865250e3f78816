import MusterCore

extension MusterDaemon.Command {
  static let doctor = Self(
    name: "doctor",
    summary: "look whether a server would be well here, and say what to do",
    usage: ["[option…]"],
    about: """
      Takes what musterd serve takes, looks at everything that such a server would stand on, and changes
      nothing: machine, files, ports, and the database with its roles, settings and schema. Without
      --database it looks at the machine alone. Run it as the user that musterd runs as. A port counts as
      taken while that musterd runs.
      """,
    options: Option.doctor,
    exits: ("nothing failed", "something did"),
    work: .attend { settings, _ in await Doctor(settings: settings).run() })
}
