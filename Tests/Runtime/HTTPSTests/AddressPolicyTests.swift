import MusterLoop
import Testing

@testable import MusterHTTPS

@Suite struct `Addresses that are connected to` {
  private func permits(_ host: String, _ allowed: [String] = []) throws -> Bool {
    let ranges = try allowed.map { try #require(AddressRange($0)) }
    return AddressPolicy(allowed: ranges).permits(try #require(SocketAddress(host, port: 443)))
  }

  @Test(arguments: [
    "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
    "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0",
    "198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700::1111", "2a00:1450::1", "2001:4860::1",
    "64:ff9b::1.1.1.1",
  ])
  func `are public`(_ host: String) throws {
    #expect(try permits(host))
  }

  @Test(arguments: [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1",
    "127.255.255.255", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1",
    "192.168.0.1", "192.168.255.255", "198.18.0.1", "198.19.255.255", "224.0.0.1", "239.255.255.255",
    "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:1.1.1.1", "fe80::1", "febf::1",
    "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::",
    "3fff::1", "4000::1", "64:ff9b::127.0.0.1", "64:ff9b::169.254.169.254", "64:ff9b:1::1.1.1.1",
  ])
  func `are no others`(_ host: String) throws {
    #expect(try !permits(host))
    // What is allowed is just what is named.
    #expect(try permits(host, [host]))
    #expect(try !permits(host, ["203.0.113.9", "2001:db8:ffff::/48"]))
  }

  @Test func `are those of a range that is allowed`() throws {
    #expect(try permits("10.1.255.255", ["10.1.0.0/16"]))
    #expect(try !permits("10.2.0.0", ["10.1.0.0/16"]))
    #expect(try permits("10.1.127.255", ["10.1.0.0/17"]))
    #expect(try !permits("10.1.128.0", ["10.1.0.0/17"]))
    #expect(try permits("fd12::1", ["fd00::/8"]))
    #expect(try permits("192.168.0.1", ["0.0.0.0/0"]))
    // IPv4's ranges say nothing of IPv6, in any disguise.
    #expect(try !permits("::ffff:127.0.0.1", ["127.0.0.1", "0.0.0.0/0"]))
  }

  @Test(arguments: [
    "", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/08", "10.0.0.0/8/8",
    "10.0.0.1/8", "10.0.0.0/7/", "127.1", "::1/129", "fd00::1/8", "localhost", "10.0.0.0/8 ",
  ])
  func `have no other spelling`(_ text: String) {
    #expect(AddressRange(text) == nil)
  }
}
