import MusterCore

/// What an operator does next, in words that can be copied.
enum NextSteps {
  static let afterMigrate = """

    The database is ready, and nobody is served from it yet. Next:

      1. Let the server in: ALTER ROLE muster_app PASSWORD '…', ALTER ROLE muster_system PASSWORD '…'.
      2. Make its keys, for the user that musterd runs as:
           umask 077
           openssl rand -hex 32 >master.key
           openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out token.key
      3. See whether all is well: musterd doctor, with the options of step 4.
      4. Serve: musterd serve --database postgres://muster_app@HOST/DATABASE --master-key master.key
           --token-key token.key --tls-certificate FILE --tls-key FILE
      It then says how the first tenant is made.
    """

  /// Of a server that has nobody to serve.
  static func firstTenant(_ settings: Settings, endpoint: String) -> String {
    let scheme = settings.isPlaintext ? "http" : "https"
    let key = settings.platform.tokenKeys.first ?? "token.key"
    let clear = settings.isPlaintext ? " --http2-prior-knowledge" : ""
    let schema = settings.hasReflection ? "" : " --schema Protos"
    return """

      There is no tenant yet. To make the first one, with a token of an operator:

      TOKEN=$(musterd token create --token-key \(key) --platform)

      buf curl --protocol grpc\(clear)\(schema) -H "authorization: Bearer $TOKEN" \\
        -d '{"tenant": {"slug": "acme", "display_name": "Acme",
        "time_zone": "UTC", "country": "DE", "currency_code": "EUR"},
        "owner": {"email": "you@acme.example"}}' \\
        \(scheme)://\(endpoint)/muster.tenants.v1.TenantService/SetupTenant

      Its answer has an API key of the tenant, shown this once.
      """
  }
}
