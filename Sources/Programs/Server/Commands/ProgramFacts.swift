import MusterCore
import MusterCrypto
import MusterHTTP2
import MusterHTTPS
import MusterMigrationSteps
import MusterPostgres
import MusterTransport
import MusterYAML

/// What this program is made of, for those who look after machines.
enum ProgramFacts {
  static var all: [(name: String, value: String)] {
    [
      ("protos", "sha256 \(Services.contractDigest)"),
      ("schema", MigrationStep.all.last.map { "\($0.number) (\($0.name))" } ?? "none"),
      ("Swift", compiler), ("nghttp2", HTTP2Library.version), ("OpenSSL", CryptoLibrary.version),
      ("libpq", PostgresLibrary.version),
      ("libjwt", LoadedLibraries.file(startingWith: "libjwt.so") ?? "unknown"),
      ("zlib", CompressionLibrary.version), ("libyaml", YAMLLibrary.version),
      ("libcurl", HTTPSLibrary.version),
      ("jemalloc", LoadedLibraries.file(startingWith: "libjemalloc.so") ?? "not linked"),
    ]
  }

  /// The compiler tells its version in conditions only.
  private static var compiler: String {
    #if compiler(>=6.4)
      "6.4 or later"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }
}
