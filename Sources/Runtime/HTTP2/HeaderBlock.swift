package import CNGHTTP2
package import MusterCore

/// Fields that never change, in the form that nghttp2 takes, made once.
@safe package final class FixedFields: Sendable {
  /// Allocated for the life of the process and never written after `init`.
  nonisolated(unsafe) let start: UnsafeMutablePointer<nghttp2_nv>
  let count: Int

  /// For constants of the program: what it allocates is never freed.
  package init(_ fields: [(StaticString, StaticString)]) {
    count = fields.count
    unsafe start = .allocate(capacity: fields.count)
    for (index, field) in fields.enumerated() {
      // Literals live for ever; nghttp2 only reads them, its pointers are not const.
      unsafe (start + index).initialize(
        to: nghttp2_nv(
          name: UnsafeMutablePointer(mutating: field.0.utf8Start),
          value: UnsafeMutablePointer(mutating: field.1.utf8Start),
          namelen: field.0.utf8CodeUnitCount, valuelen: field.1.utf8CodeUnitCount,
          flags: UInt8(NGHTTP2_NV_FLAG_NO_COPY_NAME.rawValue | NGHTTP2_NV_FLAG_NO_COPY_VALUE.rawValue)))
    }
  }
}

/// What can stand in a header block.
package protocol HeaderFields {
  /// Lends the fields; nghttp2 copies what it keeps.
  func withFields<Result>(_ body: (UnsafePointer<nghttp2_nv>?, Int) -> Result) -> Result
}

extension FixedFields: HeaderFields {
  package func withFields<Result>(_ body: (UnsafePointer<nghttp2_nv>?, Int) -> Result) -> Result {
    unsafe body(start, count)
  }
}

extension FieldList: HeaderFields {
  package func withFields<Result>(_ body: (UnsafePointer<nghttp2_nv>?, Int) -> Result) -> Result {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return body(nil, 0) }
      // The pointers are used only while the buffer is lent; nghttp2 copies names and values.
      let text = unsafe UnsafeMutablePointer(mutating: base)
      var fields: [nghttp2_nv] = unsafe []
      unsafe fields.reserveCapacity(count)
      for index in 0..<count {
        let (name, value) = (nameRange(index), valueRange(index))
        unsafe fields.append(
          nghttp2_nv(
            name: text + name.lowerBound, value: text + value.lowerBound, namelen: name.count,
            valuelen: value.count, flags: UInt8(NGHTTP2_NV_FLAG_NONE.rawValue)))
      }
      return unsafe fields.withUnsafeBufferPointer { unsafe body($0.baseAddress, count) }
    }
  }
}
