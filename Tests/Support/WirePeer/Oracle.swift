import COracle
import CProtobufC

/// libprotobuf-c as a third opinion on the bytes of the types that it was given.
enum Oracle {
  /// What libprotobuf-c writes after reading the bytes; empty for types it does not have and for bytes
  /// it refuses.
  static func repeated(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
    guard let descriptor = unsafe oracle_descriptor(name),
      let message = unsafe protobuf_c_message_unpack(descriptor, nil, bytes.count, bytes)
    else { return [] }
    defer { unsafe protobuf_c_message_free_unpacked(message, nil) }
    let size = unsafe protobuf_c_message_get_packed_size(message)
    return unsafe [UInt8](unsafeUninitializedCapacity: size) { space, count in
      count = unsafe protobuf_c_message_pack(message, space.baseAddress)
    }
  }
}
