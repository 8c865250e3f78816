import MusterCore
import Testing

@testable import MusterCrypto

private func bytes(_ hexadecimal: String) -> [UInt8] {
  let digits = hexadecimal.compactMap(\.hexDigitValue)
  return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}

@Suite struct `Sealing by AES 256 GCM` {
  /// McGrew and Viega, test cases 13, 14 and 16.
  static let vectors = [
    (
      key: String(repeating: "00", count: 32), iv: String(repeating: "00", count: 12), aad: "", text: "",
      sealed: "",
      tag: "530f8afbc74536b9a963b4f1c4cb738b"
    ),
    (
      key: String(repeating: "00", count: 32), iv: String(repeating: "00", count: 12), aad: "",
      text: String(repeating: "00", count: 16), sealed: "cea7403d4d606b6e074ec5d3baf39d18",
      tag: "d0d1c8a799996bf0265b98b5d48ab919"
    ),
    (
      key: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308", iv: "cafebabefacedbaddecaf888",
      aad: "feedfacedeadbeeffeedfacedeadbeefabaddad2",
      text:
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
      sealed:
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
      tag: "76fc6ece0f4e1768cddf8853bb2d551b"
    ),
  ]

  @Test func `opens public vectors, and none of them with a bit changed`() {
    for vector in Self.vectors {
      let (key, nonce, data) = (bytes(vector.key), bytes(vector.iv), bytes(vector.aad))
      let (sealed, tag) = (bytes(vector.sealed), bytes(vector.tag))
      func open(_ sealed: [UInt8], _ tag: [UInt8], _ key: [UInt8], _ data: [UInt8]) -> [UInt8]? {
        AES256GCM.open(sealed, tag: tag, key: key, nonce: nonce, data: data)
      }
      #expect(open(sealed, tag, key, data) == bytes(vector.text))
      for place in tag.indices {
        var other = tag
        other[place] ^= 1
        #expect(open(sealed, other, key, data) == nil)
      }
      for place in sealed.indices {
        var other = sealed
        other[place] ^= 0x80
        #expect(open(other, tag, key, data) == nil)
      }
      #expect(
        open(sealed, tag, key, data + [0]) == nil && open(sealed, tag, Array(key.dropLast()), data) == nil)
      #expect(open(sealed, Array(tag.dropLast()), key, data) == nil)
    }
  }

  @Test func `opens what it has sealed, with a fresh nonce each time`() {
    let key = randomBytes(32)
    var seen: Set<[UInt8]> = []
    for count in [0, 1, 15, 16, 17, 1_000, 65_536] {
      let text = randomBytes(count)
      let sealed = AES256GCM.seal(text, key: key, data: [1, 2])
      #expect(sealed.count == count + 28 && AES256GCM.open(sealed, key: key, data: [1, 2]) == text)
      #expect(AES256GCM.open(sealed, key: key, data: [1]) == nil)
    }
    for _ in 0..<10_000 { seen.insert(Array(AES256GCM.seal([], key: key, data: []).prefix(12))) }
    #expect(seen.count == 10_000)
    #expect(AES256GCM.open([UInt8](repeating: 0, count: 27), key: key, data: []) == nil)
  }
}

@Suite struct `A data key` {
  private func master(_ digits: String) throws -> MasterKey {
    try #require(MasterKey(text: Array(String(repeating: digits, count: 4).utf8)))
  }

  @Test func `is unwrapped by its master key, in its own place alone`() throws {
    let (one, other) = (try master("0123456789abcdef"), try master("fedcba9876543210"))
    let place = DataKey.Place(tenant: "a", version: 1, masterVersion: 1)
    let key = DataKey()
    let wrapped = key.wrapped(by: one, at: place)
    let sealed = key.seal("text", record: [1], data: [2])
    #expect(DataKey(wrapped: wrapped, by: one, at: place)?.open(sealed, record: [1], data: [2]) == "text")
    #expect(DataKey(wrapped: wrapped, by: other, at: place) == nil)
    for wrong in [
      DataKey.Place(tenant: "b", version: 1, masterVersion: 1),
      DataKey.Place(tenant: "a", version: 2, masterVersion: 1),
      DataKey.Place(tenant: "a", version: 1, masterVersion: 2),
    ] {
      #expect(DataKey(wrapped: wrapped, by: one, at: wrong) == nil)
    }
    #expect(
      key.open(sealed, record: [2], data: [2]) == nil && key.open(sealed, record: [1], data: [1]) == nil)
    #expect("\(key) \(String(reflecting: key))" == "data key data key")
  }
}

@Suite struct `The file of master keys` {
  private let one = String(repeating: "0123456789abcdef", count: 4)
  private let two = String(repeating: "fedcba9876543210", count: 4)

  @Test func `holds the oldest first, a line each, and no key twice`() {
    let keys = MasterKeys(text: Array("\(one)\n\(two)\n".utf8))
    #expect(keys?.newestVersion == 2 && keys?.first.mark == MasterKey(text: Array(one.utf8))?.mark)
    #expect(keys?[2]?.mark == MasterKey(text: Array(two.utf8))?.mark && keys?[3] == nil && keys?[0] == nil)
    #expect(MasterKeys(text: Array(one.utf8))?.newestVersion == 1)
    for text in ["", "\(one)\n\(one)", "\(one)\n\n\(two)", "\(one)\nx", "\n\(one)", "\(one)\n\(two)\n\n"] {
      #expect(MasterKeys(text: Array(text.utf8)) == nil, "\(text)")
    }
  }

  @Test func `is taken up again only with all keys that there were`() throws {
    let first = try #require(MasterKeys(text: Array(one.utf8)))
    let both = try #require(MasterKeys(text: Array("\(one)\n\(two)".utf8)))
    let other = try #require(MasterKeys(text: Array("\(two)\n\(one)".utf8)))
    let ring = MasterKeyRing(first)
    #expect(ring.replace(both) && ring.keys.newestVersion == 2)
    #expect(!ring.replace(first) && !ring.replace(other) && ring.keys.newestVersion == 2)
  }
}

@Suite struct `A key from a passphrase` {
  /// RFC 7914, 12: the first half of its 64 bytes.
  @Test func `is that of RFC 7914`() {
    let scrypt = Scrypt(cost: 16_384, salt: Array("SodiumChloride".utf8))
    #expect(
      scrypt?.key(of: "pleaseletmein")
        == bytes("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"))
  }

  @Test func `is neither too cheap nor too dear`() {
    let salt = [UInt8](repeating: 1, count: 16)
    for cost: UInt64 in [0, 1, 1 << 13, 1 << 18, 16_385, .max] {
      #expect(Scrypt(cost: cost, salt: salt) == nil)
    }
    #expect(Scrypt(cost: 1 << 15, salt: [1]) == nil && Scrypt.fresh() != Scrypt.fresh())
  }
}
