internal import COpenSSL

/// Bytes that nobody finds in memory once the last who needs them is gone.
///
/// `@unchecked Sendable`: written once, before anybody else has it.
@safe final class SecretBytes: @unchecked Sendable {
  private let memory: UnsafeMutableRawBufferPointer

  /// Wipes what it was made from.
  init(taking bytes: inout [UInt8]) {
    unsafe memory = .allocate(byteCount: bytes.count, alignment: 1)
    unsafe memory.copyBytes(from: bytes)
    bytes.wipe()
  }

  deinit {
    // The memory is ours alone, and as long as it says.
    unsafe OPENSSL_cleanse(memory.baseAddress, memory.count)
    unsafe memory.deallocate()
  }

  var isEmpty: Bool { unsafe memory.isEmpty }

  /// Lends them for a call.
  func lend<Answer>(_ body: (UnsafeRawBufferPointer) -> Answer) -> Answer {
    unsafe body(UnsafeRawBufferPointer(memory))
  }

  /// Lends a copy, which is wiped afterwards; the callee keeps none.
  func lendArray<Answer>(_ body: ([UInt8]) -> Answer) -> Answer {
    var copy = unsafe Array(memory)
    defer { copy.wipe() }
    return body(copy)
  }
}

extension [UInt8] {
  /// Writes zeros over them, which no optimizer takes for useless.
  mutating func wipe() {
    unsafe withUnsafeMutableBytes { unsafe OPENSSL_cleanse($0.baseAddress, $0.count) }
  }
}
