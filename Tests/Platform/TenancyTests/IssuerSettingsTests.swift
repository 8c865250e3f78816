import MusterHTTPS
import Testing

@testable import MusterTenancy

@Suite struct `An issuer's settings` {
  private func refused(
    _ issuer: String, _ audiences: [String] = ["muster"], _ keysURL: String? = nil
  ) -> Bool {
    (try? IssuerSettings(issuer: issuer, audiences: audiences, keysURL: keysURL)) == nil
  }

  @Test(arguments: [
    ("https://idp.test", "https://idp.test/.well-known/openid-configuration"),
    ("https://idp.test/", "https://idp.test/.well-known/openid-configuration"),
    ("https://idp.test:8443/a/b/", "https://idp.test:8443/a/b/.well-known/openid-configuration"),
    ("https://idp.test/a", "https://idp.test/a/.well-known/openid-configuration"),
  ])
  func `say where its discovery is`(_ issuer: String, _ url: String) throws {
    let settings = try IssuerSettings(issuer: issuer, audiences: ["muster"])
    #expect(settings.discoveryURL.text == url && settings.issuer == issuer)
  }

  @Test func `are refused when they cannot be meant`() {
    #expect(refused("http://idp.test") && refused("idp.test") && refused("") && refused("https://"))
    #expect(refused("https://idp.test?x") && refused("https://idp.test#x") && refused("https://a@idp.test"))
    #expect(refused("https://idp.test", []) && refused("https://idp.test", ["muster", ""]))
    #expect(refused("https://idp.test", ["muster"], "http://idp.test/keys"))
    #expect(!refused("https://idp.test", ["muster"], "https://keys.test/keys?x"))
  }
}
