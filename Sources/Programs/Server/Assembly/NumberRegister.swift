import MusterCampaigns
import MusterHTTPS
import MusterLoop
import MusterWire

/// A do-not-call register that answers over HTTPS: `GET <address>?number=%2B61…` gives a JSON object with
/// `listed`. Everything else is no answer, and the number is not used.
struct NumberRegister: DoNotCallRegister {
  private let address: HTTPSURL
  private let client: HTTPSClient

  private static let timeMax = Duration.seconds(5)
  private static let bytesMax = 4_096

  init(_ address: HTTPSURL, on pool: BlockingPool) {
    self.address = address
    var policy = HTTPSPolicy()
    // An operator named it, so it may be anywhere.
    policy.addresses = AddressPolicy(allowed: ["0.0.0.0/0", "::/0"].compactMap { AddressRange($0) })
    client = HTTPSClient(policy, on: pool)
  }

  func isListed(_ number: String) async -> Bool? {
    let digits = number.filter(\.isNumber)
    guard !digits.isEmpty, let url = HTTPSURL("\(address.text)?number=%2B\(digits)") else { return nil }
    let request = HTTPSRequest(
      url, accept: "application/json", timeMax: Self.timeMax, connectTimeMax: .seconds(3),
      bodyBytesMax: Self.bytesMax)
    do throws(HTTPSError) {
      let answer = try await client.fetch(request)
      return answer.status == 200 ? Self.listed(answer.body) : nil
    } catch {
      return nil
    }
  }

  /// Nil for what is no such object.
  static func listed(_ body: [UInt8]) -> Bool? {
    do throws(WireError) {
      var scanner = try JSONScanner(body, depthMax: 4)
      var listed: Bool?
      try scanner.expect("{")
      if scanner.take("}") { return nil }
      repeat {
        let name = try scanner.text()
        try scanner.expect(":")
        if name == "listed" {
          switch scanner.peek() {
          case UInt8(ascii: "t"): listed = true
          case UInt8(ascii: "f"): listed = false
          default: return nil
          }
        }
        try scanner.skipValue()
      } while scanner.take(",")
      return listed
    } catch {
      return nil
    }
  }
}
