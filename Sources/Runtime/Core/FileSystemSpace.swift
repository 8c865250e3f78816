import Glibc

/// How much room the file system of a path has.
package struct FileSystemSpace: Hashable, Sendable {
  /// Bytes that we may still write.
  package let free: Int64
  package let total: Int64

  /// Nil when the path, and all above it, cannot be looked at.
  package init?(_ path: String) {
    var place = path
    var status = statvfs()
    // The structure is ours, and the path is copied before the call returns. What is not there yet will be
    // where the folder above it is.
    while unsafe statvfs(place, &status) != 0 {
      guard errno == ENOENT, let slash = place.lastIndex(of: "/") else { return nil }
      place = slash == place.startIndex ? "/" : String(place[..<slash])
      if place == path { return nil }
    }
    let unit = Int64(clamping: status.f_frsize)
    free = Int64(clamping: status.f_bavail).multipliedReportingOverflow(by: unit).partialValue
    total = Int64(clamping: status.f_blocks).multipliedReportingOverflow(by: unit).partialValue
  }
}

/// Bytes in the words of people: 12 MB.
package struct ByteCount: CustomStringConvertible, Sendable {
  package let bytes: Int64

  package init(_ bytes: Int64) { self.bytes = bytes }

  package var description: String {
    var (number, unit) = (Double(bytes), "bytes")
    for larger in ["kB", "MB", "GB", "TB"] where number >= 1_000 {
      (number, unit) = (number / 1_000, larger)
    }
    let tenths = Int((number * 10).rounded())
    return number < 10 && unit != "bytes"
      ? "\(tenths / 10).\(tenths % 10) \(unit)" : "\(Int(number.rounded())) \(unit)"
  }
}
