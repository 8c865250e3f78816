import Glibc
import Synchronization

/// How far a zone's clock is from UTC, and when that changes: a TZif file (RFC 9636) of the system's
/// database of time zones. Beyond its table the rule of its footer holds.
package struct TimeZoneRules: Hashable, Sendable {
  /// When the offset changed, ascending, and to what.
  private let changes: [Change]
  /// Before the first change.
  private let first: Int64
  /// After the last one; nil when that stays.
  private let footer: PosixZone?

  struct Change: Hashable {
    let time: Int64
    let offset: Int64
  }

  package static let utc = TimeZoneRules(changes: [], first: 0, footer: nil)

  private init(changes: [Change], first: Int64, footer: PosixZone?) {
    (self.changes, self.first, self.footer) = (changes, first, footer)
  }

  // MARK: Asking

  /// Far beyond what any table of the database holds, either way.
  private static let momentMax: Int64 = 1 << 44

  /// Seconds east of UTC.
  package func offset(at moment: Int64) -> Int64 {
    let moment = min(max(moment, -Self.momentMax), Self.momentMax)
    if let last = changes.last, moment < last.time || footer == nil {
      // The number of changes that have happened.
      var (low, high) = (0, changes.count)
      while low < high {
        let middle = (low + high) / 2
        if changes[middle].time <= moment { low = middle + 1 } else { high = middle }
      }
      return low == 0 ? first : changes[low - 1].offset
    }
    return footer?.offset(at: moment) ?? changes.last?.offset ?? first
  }

  /// What the clock shows, in seconds since 1970 as if it were UTC.
  package func local(_ moment: Int64) -> Int64 {
    min(max(moment, -Self.momentMax), Self.momentMax) + offset(at: moment)
  }

  private static let offsetMax: Int64 = 26 * 3_600
  /// No change is larger: from one end of the offsets to the other.
  private static let reach: Int64 = 3 * 86_400

  /// The first moment at which the clock shows this or more: the earlier one of two, the end of the gap for
  /// what it never shows.
  package func first(atOrAfter local: Int64) -> Int64 {
    var start = local - Self.reach
    var offset = offset(at: start)
    for change in changes(after: start, until: local + Self.reach) {
      if change.time + offset > local { break }
      (start, offset) = (change.time, change.offset)
    }
    return max(start, local - offset)
  }

  /// The first moment of a span at which the clock is set.
  package func change(after start: Int64, until end: Int64) -> Int64? {
    let (start, end) = (max(start, -Self.momentMax), min(end, Self.momentMax))
    return start < end ? changes(after: start, until: end).first?.time : nil
  }

  private func changes(after start: Int64, until end: Int64) -> [Change] {
    var found = changes.filter { $0.time > start && $0.time <= end }
    if let footer {
      let from = changes.last?.time ?? .min
      found += footer.changes(after: max(start, from), until: end)
    }
    return found
  }

  // MARK: Reading

  /// A zone by its name in the IANA database; nil for none. It reads a file the first time: not for a loop.
  package static func named(_ name: String) -> TimeZoneRules? {
    if name == "UTC" { return utc }
    if let known = known.withLock({ $0[name] }) { return known }
    guard isName(name), let bytes = Files.bytes("\(folder)/\(name)", most: bytesMax),
      let zone = TimeZoneRules(bytes)
    else { return nil }
    // There are some hundred zones.
    known.withLock { $0[name] = zone }
    return zone
  }

  private static let folder = "/usr/share/zoneinfo"
  private static let bytesMax = 65_536
  private static let known = Mutex([String: TimeZoneRules]())

  /// Never a path out of the folder.
  private static func isName(_ name: String) -> Bool {
    name.utf8.count <= 64
      && name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
        part.first?.isLetter == true
          && part.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
              || [UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-")].contains(byte)
          }
      }
  }

  /// Nil for what is no TZif of version 2 or later.
  package init?(_ bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    // The part of version 1 counts in 32 bits, and is passed over.
    guard let old = Header(&reader), reader.skip(old.size(ofTime: 4)), let header = Header(&reader),
      header.types > 0
    else { return nil }
    let times = (0..<header.times).map { _ in reader.number(8) }
    let types = (0..<header.times).map { _ in reader.number(1) }
    var offsets: [Int64] = []
    for _ in 0..<header.types {
      // Offset, whether it is daylight-saving time, where its name is.
      offsets.append(reader.number(4))
      guard reader.skip(2), abs(offsets[offsets.count - 1]) <= Self.offsetMax else { return nil }
    }
    guard reader.skip(header.characters + header.leaps * 12 + header.standards + header.universals),
      reader.number(1) == 10
    else { return nil }
    var changes: [Change] = []
    for (time, type) in zip(times, types) {
      guard offsets.indices.contains(Int(type)), changes.last.map({ $0.time < time }) ?? true else {
        return nil
      }
      changes.append(Change(time: time, offset: offsets[Int(type)]))
    }
    let text = reader.rest.prefix { $0 != 10 }
    guard !reader.isOver, reader.rest.count > text.count else { return nil }
    if text.isEmpty {
      footer = nil
    } else {
      guard let rule = PosixZone(String(decoding: text, as: UTF8.self)) else { return nil }
      footer = rule
    }
    self.changes = changes
    first = offsets[0]
  }

  private struct Header {
    let universals: Int, standards: Int, leaps: Int, times: Int, types: Int, characters: Int

    init?(_ reader: inout ByteReader) {
      guard reader.number(4) == 0x545a_6966, reader.number(1) >= 0x32, reader.skip(15) else { return nil }
      let counts = (0..<6).map { _ in Int(reader.number(4)) }
      guard !reader.isOver, counts.allSatisfy({ (0...bytesMax).contains($0) }) else { return nil }
      (universals, standards, leaps) = (counts[0], counts[1], counts[2])
      (times, types, characters) = (counts[3], counts[4], counts[5])
    }

    func size(ofTime bytes: Int) -> Int {
      times * (bytes + 1) + types * 6 + characters + leaps * (bytes + 4) + standards + universals
    }
  }
}

/// Big-endian numbers out of bytes that may end too soon.
private struct ByteReader {
  private(set) var rest: ArraySlice<UInt8>
  private(set) var isOver = false

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// Signed, in so many bytes; 0 beyond the end. One byte has no sign.
  mutating func number(_ count: Int) -> Int64 {
    let bytes = rest.prefix(count)
    guard skip(count) else { return 0 }
    let value = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return count == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(truncatingIfNeeded: value)
  }

  mutating func skip(_ count: Int) -> Bool {
    guard count >= 0, count <= rest.count else {
      (isOver, rest) = (true, [])
      return false
    }
    rest = rest.dropFirst(count)
    return true
  }
}
