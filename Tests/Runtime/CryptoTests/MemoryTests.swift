import Glibc
import MusterCrypto
import MusterTestAuthority
import Testing

/// A sanitizer keeps what is freed for a while, and says itself what is not.
private let isSanitized = (["__asan_init", "__tsan_init"] as [String]).contains { name in
  unsafe dlsym(nil, name) != nil
}

@Suite(.disabled(if: isSanitized)) struct `Memory of connections` {
  /// What of the process is in memory.
  private func resident() throws -> Int {
    let file = unsafe fopen("/proc/self/statm", "r")
    guard let file = unsafe file else { throw TestAuthority.Failed(complaints: "no statm") }
    defer { unsafe fclose(file) }
    var line = [UInt8](repeating: 0, count: 128)
    let count = unsafe fread(&line, 1, line.count, file)
    let words = String(decoding: line.prefix(count), as: UTF8.self).split(separator: " ")
    return (words.count > 1 ? Int(words[1]) ?? 0 : 0) * 4_096
  }

  /// The second least of five rounds: other tests run beside this one, and take and give back memory of their
  /// own. What leaks does so in each round.
  private func leastGrowth(_ round: () throws -> Void) throws -> Int {
    let growths = try (0..<5).map { _ in
      let before = try resident()
      try round()
      return try resident() - before
    }
    return growths.sorted()[1]
  }

  @Test func `comes back after 10,000 handshakes`() throws {
    let authority = try TestAuthority()
    let server = try TLSServerContext(
      authority.issue(), clients: .requested(authoritiesFile: authority.file))
    let plain = try TLSServerContext(authority.issue())
    let client = try TLSClientContext(
      authoritiesFile: authority.file, identity: authority.issue("worker"))
    func connect(_ place: Int) throws {
      // Every third fails in the middle, every other shows its certificate.
      let pair = try TLSPair(
        place % 2 == 0 ? server : plain, client, to: place % 3 == 0 ? "other" : "localhost")
      let errors = pair.handshake()
      #expect((errors.client != nil) == (place % 3 == 0))
      _ = pair.server.peer
    }
    for place in 0..<500 { try connect(place) }
    let growth = try leastGrowth { for place in 0..<2_000 { try connect(place) } }
    print("2,000 handshakes: \(growth) bytes more than before")
    // What leaks half a KiB a handshake is seen.
    #expect(growth < 1 << 20)
  }

  @Test func `comes back after a peer's names are read`() throws {
    let authority = try TestAuthority()
    let client = try TLSClientContext(authoritiesFile: authority.file)
    let pair = try TLSPair(TLSServerContext(authority.issue()), client)
    _ = pair.handshake()
    let growth = try leastGrowth { for _ in 0..<10_000 { _ = pair.client.peer } }
    // What leaks 100 bytes each time is seen.
    #expect(growth < 1 << 20)
  }

  @Test func `is small while they are idle`() throws {
    let authority = try TestAuthority()
    let server = try TLSServerContext(authority.issue())
    let client = try TLSClientContext(authoritiesFile: authority.file)
    var pairs: [TLSPair] = []
    let growth = try leastGrowth {
      for _ in 0..<100 {
        let pair = try TLSPair(server, client)
        _ = pair.handshake()
        _ = try pair.client.send("ping")
        _ = try pair.server.receive()
        pairs.append(pair)
      }
    }
    let each = growth / 200
    print("an idle connection: \(each) bytes")
    // With buffers of its own it would have more than 40,000.
    #expect(each < 32_768)
    #expect(pairs.count == 500)
  }
}
