/// What this build calls itself.
package enum Build {
  /// Semantic version of server, command line and protos, which are released together.
  package static let version = "0.1.0"
}
