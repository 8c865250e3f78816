import MusterCore

extension MusterDaemon.Command {
  static let version = Self(
    name: "version",
    summary: "print the version of the server and its protos",
    usage: [],
    about: "Prints the version of the server, which is that of its protos too.",
    exits: ("done", "it could not be done"),
    work: .answer { _ in MusterDaemon.Answer(output: "musterd \(Build.version)") })
}
