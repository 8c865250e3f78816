import Glibc
import MusterCore
import MusterTestAuthority
import Testing

@testable import MusterCrypto

private func bytes(_ hexadecimal: String) -> [UInt8] {
  let digits = hexadecimal.compactMap(\.hexDigitValue)
  return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}

@Suite struct `Derived keys` {
  /// RFC 5869, A.1 to A.3.
  @Test(arguments: [
    (
      "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "000102030405060708090a0b0c", "f0f1f2f3f4f5f6f7f8f9",
      "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    ),
    (
      "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "", "",
      "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
    ),
  ])
  func `are those of RFC 5869`(_ secret: String, _ salt: String, _ label: String, _ key: String) {
    let derived = HKDFSHA256.key(of: bytes(secret), salt: bytes(salt), label: bytes(label), count: 42)
    #expect(derived == bytes(key))
    #expect(
      HKDFSHA256.key(of: bytes(secret), salt: bytes(salt), label: bytes(label), count: 8_160).count == 8_160)
  }

  @Test func `of a master key differ by purpose and stay the same`() throws {
    let hexadecimal = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
    let master = try #require(MasterKey(text: Array(hexadecimal.utf8)))
    let keys = MasterKey.Purpose.allCases.map { master.key(for: $0) }
    #expect(Set(keys).count == keys.count)
    #expect(keys.allSatisfy { $0.count == 32 })
    // For ever: what is stored under them cannot be read with others.
    for purpose in MasterKey.Purpose.allCases {
      let expected = HKDFSHA256.key(
        of: bytes(hexadecimal), salt: [], label: Array(purpose.rawValue.utf8), count: 32)
      #expect(master.key(for: purpose) == expected)
    }
    #expect(
      MasterKey.Purpose.allCases.map(\.rawValue) == [
        "muster v1 page tokens", "muster v1 secret hashes", "muster v1 wrapping", "muster v1 cursors",
        "muster v1 audit seals", "muster v1 suppressions", "muster v1 usage", "muster v1 mark",
      ])
    #expect("\(master) \(String(reflecting: master))".contains("1f") == false)
  }
}

@Suite struct `The file of the master key` {
  static let hexadecimal = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
  static let base64 = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="

  @Test func `may be hexadecimal or base64`() {
    let forms = [
      Self.hexadecimal, Self.hexadecimal + "\n", Self.hexadecimal.uppercased(), Self.base64,
      Self.base64 + "\n",
    ]
    let keys = forms.map { MasterKey(text: Array($0.utf8))?.key(for: .wrapping) }
    #expect(!keys.contains(nil) && Set(keys).count == 1)
    let slashes = "+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/8="
    #expect(MasterKey(text: Array(slashes.utf8)) != nil)
  }

  static let refused: [String] = [
    "", "\n", "secret", "\(hexadecimal)\n\n", " \(hexadecimal)", "\(hexadecimal)00",
    String(hexadecimal.dropLast()), "\(hexadecimal.dropLast())g", String(base64.dropLast()), "\(base64)=",
    "\(base64.dropLast(2))9=", "-_\(base64.dropFirst(2))", "\(base64)\r\n", String(repeating: "0", count: 64),
    String(repeating: "ab", count: 32), "\(String(repeating: "A", count: 43))=",
    "\(hexadecimal.dropLast(2))１f",
  ]

  @Test(arguments: refused)
  func `holds one key in one of its forms`(_ text: String) {
    #expect(MasterKey(text: Array(text.utf8)) == nil)
  }

  @Test func `is for its owner alone`() throws {
    let authority = try TestAuthority()
    let file = try authority.write(Self.hexadecimal + "\n", to: "master.key")
    for mode: mode_t in [0o400, 0o600] {
      unsafe chmod(file, mode)
      #expect(throws: Never.self) { try MasterKey(file: file) }
    }
    for (mode, words) in [
      (mode_t(0o640), "others than its owner can read or change the key; chmod go= it"),
      (0o620, "others than its owner can read or change the key; chmod go= it"),
      (0o610, "others than its owner can read or change the key; chmod go= it"),
      (0o604, "everybody on this machine can read or change the key; chmod o= it"),
      (0o644, "everybody on this machine can read or change the key; chmod o= it"),
    ] {
      unsafe chmod(file, mode)
      #expect(throws: MasterKeyError("\(file): \(words)")) { try MasterKey(file: file) }
    }
    let missing = authority.path("missing")
    #expect(throws: MasterKeyError("\(missing): No such file or directory")) { try MasterKey(file: missing) }
    let broken = try authority.write("canary", to: "broken.key")
    unsafe chmod(broken, 0o600)
    let error = #expect(throws: MasterKeyError.self) { try MasterKey(file: broken) }
    #expect(error?.description.hasPrefix("\(broken): holds no key") == true)
    #expect(error?.description.contains("canary") == false)
  }
}

@Suite struct `A secret that names its tenant` {
  static let tenant: UInt128 = 0x0123_4567_89AB_CDEF_0123_4567_89AB_CDEF

  @Test(arguments: TenantSecret.Kind.allCases)
  func `is read as it is written`(_ kind: TenantSecret.Kind) throws {
    let secret = TenantSecret(kind, tenant: Self.tenant)
    let text = secret.text
    #expect(text.hasPrefix(TypeID(prefix: kind.rawValue, bits: Self.tenant).description + "_"))
    #expect(text.utf8.count < 128)
    let read = try #require(TenantSecret(text, as: kind))
    #expect(read == secret && read.tenant == Self.tenant && read.text == text)
    for other in TenantSecret.Kind.allCases where other != kind {
      #expect(TenantSecret(text, as: other) == nil)
    }
  }

  @Test func `has one spelling`() {
    let text = TenantSecret(.apiKey, tenant: Self.tenant).text
    let tenantCount = "muster_key_".count + 26
    for bad in [
      "", text + "A", String(text.dropLast()), text.uppercased(), " " + text, text + "\n", text + "=",
      String(text.dropLast()) + "B", "M" + text.dropFirst(), "\(text.prefix(tenantCount))-\(text.suffix(43))",
      "muster_key_8" + text.dropFirst("muster_key_".count + 1),
      "muster_key_" + String(text.dropFirst("muster_key_".count)).replacing("0", with: "o"),
      "\(text.prefix(tenantCount))_+\(text.suffix(42))",
    ] {
      #expect(TenantSecret(bad, as: .apiKey) == nil, "\(bad)")
    }
  }

  @Test func `is drawn anew each time`() {
    let secrets = (0..<1_000).map { _ in TenantSecret(.apiKey, tenant: 0).text }
    #expect(Set(secrets).count == secrets.count)
  }

  @Test func `is stored as a hash that needs the key, the kind and the tenant`() throws {
    let key = [UInt8](repeating: 7, count: 32)
    let secret = TenantSecret(.apiKey, tenant: Self.tenant)
    let stored = secret.hash(key: key)
    #expect(stored.count == 32 && secret.hasHash(stored, key: key))
    #expect(!secret.hasHash(stored, key: [UInt8](repeating: 8, count: 32)))
    #expect(!secret.hasHash(Array(stored.dropLast()), key: key))
    #expect(!TenantSecret(.apiKey, tenant: Self.tenant).hasHash(stored, key: key))
    let random = secret.text.suffix(43)
    let elsewhere = "\(TypeID(prefix: "muster_key", bits: 1))_\(random)"
    #expect(try #require(TenantSecret(elsewhere, as: .apiKey)).hasHash(stored, key: key) == false)
    let otherwise = "\(TypeID(prefix: "muster_refresh", bits: Self.tenant))_\(random)"
    #expect(try #require(TenantSecret(otherwise, as: .refreshToken)).hasHash(stored, key: key) == false)
  }

  @Test func `is not shown but for its first characters`() {
    let secret = TenantSecret(.apiKey, tenant: Self.tenant)
    var dumped = ""
    dump(secret, to: &dumped)
    let hidden = String(secret.text.suffix(37))
    for shown in ["\(secret)", String(reflecting: secret), dumped, secret.shownPrefix] {
      #expect(!shown.contains(hidden))
    }
    #expect(secret.text.hasPrefix(secret.shownPrefix))
  }
}
