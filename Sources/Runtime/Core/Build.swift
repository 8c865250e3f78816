/// What this build calls itself.
package enum Build {
  /// Semantic version of server, command line and protos, which are released together.
  package static let version = "0.1.0"
  /// The oldest clients that it answers: those of its own major version.
  package static let clientVersionMin = "0.1.0"
}
