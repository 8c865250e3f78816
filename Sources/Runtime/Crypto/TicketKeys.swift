internal import COpenSSL
import Glibc
import Synchronization

/// The keys that session tickets are sealed with.
///
/// Made anew every hour and forgotten after two, since whoever learns one reads the TLS 1.2 sessions of its
/// tickets. OpenSSL's own are kept as long as their context.
final class TicketKeys: Sendable {
  /// How long a key seals, and how long a ticket lives.
  static let lifetimeSeconds = 3_600

  private let state = Mutex(TicketKeysStateMachine())

  func sealing() -> TicketKey {
    let now = Self.seconds()
    return state.withLock { $0.sealing(at: now) }
  }

  func opening(_ name: [UInt8]) -> (key: TicketKey, isCurrent: Bool)? {
    let now = Self.seconds()
    return state.withLock { $0.opening(name, at: now) }
  }

  private static func seconds() -> Int {
    var time = timespec()
    // The structure is ours; this clock exists.
    unsafe clock_gettime(CLOCK_BOOTTIME, &time)
    return time.tv_sec
  }
}

struct TicketKey: Sendable {
  static let nameCount = 16

  let name = randomBytes(nameCount)
  let cipherKey = randomBytes(32)
  let authenticationKey = randomBytes(32)
}

struct TicketKeysStateMachine {
  private var current: (key: TicketKey, madeAt: Int)?
  private var former: (key: TicketKey, madeAt: Int)?

  mutating func sealing(at now: Int) -> TicketKey {
    if let current, now - current.madeAt < TicketKeys.lifetimeSeconds { return current.key }
    let made = TicketKey()
    former = current
    current = (made, now)
    return made
  }

  /// Nil for a key that is forgotten or was never ours.
  func opening(_ name: [UInt8], at now: Int) -> (key: TicketKey, isCurrent: Bool)? {
    for known in [current, former] {
      guard let known, known.key.name == name, now - known.madeAt < 2 * TicketKeys.lifetimeSeconds else {
        continue
      }
      return (known.key, now - known.madeAt < TicketKeys.lifetimeSeconds)
    }
    return nil
  }
}

extension ContextHandle {
  func resumeByTickets(_ keys: TicketKeys) throws(TLSError) {
    unsafe SSL_CTX_set_timeout(pointer, TicketKeys.lifetimeSeconds)
    // Not retained: this handle owns the keys, and every connection owns the handle.
    try check(
      unsafe SSL_CTX_set_ex_data(pointer, 0, Unmanaged.passUnretained(keys).toOpaque()),
      "SSL_CTX_set_ex_data")
    try check(
      unsafe SSL_CTX_set_tlsext_ticket_key_evp_cb(pointer, sealOrOpenTicket),
      "SSL_CTX_set_tlsext_ticket_key_evp_cb")
  }
}

/// OpenSSL's: 1 for a key, 2 for a key and a new ticket, 0 for a full handshake, below 0 for the end.
/// Name and vector have 16 bytes each, and all pointers are valid for the call.
private func sealOrOpenTicket(
  _ connection: OpaquePointer?, _ name: UnsafeMutablePointer<UInt8>?, _ vector: UnsafeMutablePointer<UInt8>?,
  _ cipher: OpaquePointer?, _ authentication: OpaquePointer?, _ isSealing: Int32
) -> Int32 {
  guard let data = unsafe SSL_CTX_get_ex_data(SSL_get_SSL_CTX(connection), 0), let name = unsafe name,
    let vector = unsafe vector
  else { return -1 }
  let keys = unsafe Unmanaged<TicketKeys>.fromOpaque(data).takeUnretainedValue()
  let nameBytes = unsafe UnsafeMutableBufferPointer(start: name, count: TicketKey.nameCount)
  if isSealing == 1 {
    let key = keys.sealing()
    let vectorCount = unsafe Int(EVP_CIPHER_get_iv_length(EVP_aes_256_cbc()))
    _ = unsafe nameBytes.update(from: key.name)
    _ = unsafe UnsafeMutableBufferPointer(start: vector, count: vectorCount)
      .update(from: randomBytes(vectorCount))
    guard unsafe EVP_EncryptInit_ex(cipher, EVP_aes_256_cbc(), nil, key.cipherKey, vector) == 1,
      unsafe authenticate(authentication, key)
    else { return -1 }
    return 1
  }
  guard let (key, isCurrent) = unsafe keys.opening(Array(nameBytes)) else { return 0 }
  guard unsafe EVP_DecryptInit_ex(cipher, EVP_aes_256_cbc(), nil, key.cipherKey, vector) == 1,
    unsafe authenticate(authentication, key)
  else { return -1 }
  // A ticket of TLS 1.3 is best used once (RFC 8446, C.4), so there is a new one each time.
  return unsafe isCurrent && SSL_version(connection) < TLS1_3_VERSION ? 1 : 2
}

private func authenticate(_ context: OpaquePointer?, _ key: TicketKey) -> Bool {
  // A parameter keeps the pointers to its name and value: both are constants, which end with a zero.
  let parameters = unsafe [
    OSSL_PARAM_construct_utf8_string(
      constant("digest"), UnsafeMutablePointer(mutating: constant("SHA256")), 0),
    OSSL_PARAM_construct_end(),
  ]
  // Read within the call.
  return unsafe EVP_MAC_init(context, key.authenticationKey, key.authenticationKey.count, parameters) == 1
}

/// A text that outlives every use, for those of OpenSSL's structures that keep the pointer.
func constant(_ words: StaticString) -> UnsafePointer<CChar> {
  unsafe UnsafeRawPointer(words.utf8Start).assumingMemoryBound(to: CChar.self)
}
