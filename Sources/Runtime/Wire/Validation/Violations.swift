import MusterCore

/// One breach of a bound that the proto states.
package struct FieldViolation: Equatable, Sendable {
  /// The field, dotted from the request: `lead.facts[3].source`.
  package let field: String
  /// What was given, the limit, what to do.
  package let description: String

  package init(field: String, description: String) {
    self.field = field
    self.description = description
  }
}

/// Collects every breach in a request. The calls are generated from the options of the proto.
public struct Violations {
  package private(set) var list: [FieldViolation] = []
  private var path: [String] = []
  /// While a resource under an update mask is checked: the paths that will be written.
  private var written: WrittenPaths = .all

  /// A caller is helped by the first hundred; more is noise.
  private static let countMax = 100
  /// Bounds for fields that state none.
  package static let lengthMaxDefault = 1_024
  package static let itemsMaxDefault = 10_000

  package init() {}

  private enum WrittenPaths {
    case all
    /// No mask was sent: the populated fields are written, so an empty one is not missing.
    case populated
    case paths(Set<String>)
  }

  package mutating func add(_ field: String, _ description: String) {
    if list.count >= Self.countMax { return }
    list.append(FieldViolation(field: (path + [field]).joined(separator: "."), description: description))
  }

  private mutating func addMissing(_ field: String) {
    switch written {
    // A populated message is written whole: only the resource's own fields may be missing.
    case .populated where path.count == 1: return
    case .paths(let paths) where !names(paths, field): return
    default: add(field, "is required")
    }
  }

  /// The mask names the field or something around it.
  private func names(_ paths: Set<String>, _ field: String) -> Bool {
    var place = ""
    // The resource itself is the first part of the path; elements of a list are written with it.
    for part in path.dropFirst() + [field] {
      place += (place.isEmpty ? "" : ".") + part.prefix { $0 != "[" }
      if paths.contains(place) { return true }
    }
    return false
  }
}

// MARK: Scalars

extension Violations {
  package mutating func text(
    _ value: String, _ field: String, required: Bool = false, min: Int = 0,
    max: Int = lengthMaxDefault, id: String? = nil, format: TextFormat? = nil, oneOf: [String] = []
  ) {
    if value.isEmpty {
      if required { addMissing(field) }
      return
    }
    // Bytes are at least as many as characters, so most values need no counting.
    if value.utf8.count > max || min > 1 {
      let count = value.unicodeScalars.count
      if count > max { return add(field, "has \(count) characters, the limit is \(max)") }
      if count < min { return add(field, "has \(count) characters, at least \(min) are needed") }
    }
    let isID = id.map { TypeID.bits(of: value, prefix: $0) != nil } ?? false
    if !isID, value.holdsNUL {
      return add(field, "holds a NUL character; remove it")
    }
    if let id, !isID {
      return add(field, "is not an id of the form \(id)_ and 26 characters")
    }
    if let format, let problem = format.problem(value) {
      return add(field, problem)
    }
    if !oneOf.isEmpty && !oneOf.contains(value) {
      add(field, "is not one of \(oneOf.joined(separator: ", "))")
    }
  }

  package mutating func bytes(
    _ value: [UInt8], _ field: String, required: Bool = false, min: Int = 0, max: Int = 1 << 20
  ) {
    if value.isEmpty {
      if required { addMissing(field) }
    } else if value.count > max {
      add(field, "has \(value.count) bytes, the limit is \(max)")
    } else if value.count < min {
      add(field, "has \(value.count) bytes, at least \(min) are needed")
    }
  }

  package mutating func number<T: BinaryInteger>(
    _ value: T, _ field: String, required: Bool = false, min: Int64? = nil, max: Int64? = nil
  ) {
    if value == 0 && required { return addMissing(field) }
    if let min, value < min { return add(field, "is \(value), the least allowed is \(min)") }
    if let max, value > max { return add(field, "is \(value), the most allowed is \(max)") }
  }

  package mutating func real(
    _ value: Double, _ field: String, required: Bool = false, min: Int64? = nil, max: Int64? = nil
  ) {
    if !value.isFinite { return add(field, "is not a finite number") }
    if value == 0 && required { return addMissing(field) }
    if let min, value < Double(min) { return add(field, "is \(value), the least allowed is \(min)") }
    if let max, value > Double(max) { return add(field, "is \(value), the most allowed is \(max)") }
  }

  package mutating func enumeration<E: WireEnum>(_ value: E, _ field: String, required: Bool = false) {
    if value.rawValue == 0 {
      if required { addMissing(field) }
    } else if !value.isKnown {
      add(field, "is \(value.rawValue), which this server does not know")
    }
  }

  /// A oneof, or a message or `optional` field that must be there.
  package mutating func present(_ isPresent: Bool, _ field: String) {
    if !isPresent { addMissing(field) }
  }
}

extension String {
  fileprivate var holdsNUL: Bool {
    let bytes = utf8.span
    for place in bytes.indices where bytes[place] == 0 { return true }
    return false
  }
}

// MARK: Messages and collections

extension Violations {
  package mutating func message(_ value: (some WireMessage)?, _ field: String, required: Bool = false) {
    guard let value else {
      if required { addMissing(field) }
      return
    }
    path.append(field)
    value.validate(into: &self)
    path.removeLast()
  }

  /// Checks the count of a repeated field or map, and answers whether its elements are worth checking.
  package mutating func count(
    _ count: Int, _ field: String, required: Bool = false, min: Int = 0, max: Int = itemsMaxDefault
  ) -> Bool {
    if count == 0 && required {
      addMissing(field)
    } else if count > max {
      add(field, "has \(count) entries, the limit is \(max); split the request")
      return false
    } else if count < min {
      add(field, "has \(count) entries, at least \(min) are needed")
    }
    return true
  }

  package mutating func each<Element>(
    _ values: [Element], _ field: String, _ check: (inout Violations, Element, String) -> Void
  ) {
    for (index, value) in values.enumerated() where list.count < Self.countMax {
      check(&self, value, "\(field)[\(index)]")
    }
  }

  package mutating func timestamp(
    _ value: (seconds: Int64, nanos: Int32)?, _ field: String, required: Bool = false
  ) {
    guard let value else {
      if required { addMissing(field) }
      return
    }
    if !TimeText.timestampSeconds.contains(value.seconds) || !(0...999_999_999).contains(value.nanos) {
      add(field, "is outside the years 0001 to 9999, or its nanos outside 0 to 999999999")
    }
  }

  /// Without a stated bound a duration may not be negative.
  package mutating func duration(
    _ value: (seconds: Int64, nanos: Int32)?, _ field: String, required: Bool = false,
    min: Int64 = 0, max: Int64 = 315_576_000_000
  ) {
    guard let value else {
      if required { addMissing(field) }
      return
    }
    let (seconds, nanos) = value
    if !(-999_999_999...999_999_999).contains(nanos) || seconds > 0 && nanos < 0 || seconds < 0 && nanos > 0 {
      add(field, "has nanos outside one second, or of another sign than its seconds")
    } else if seconds < min || seconds == min && nanos < 0 {
      add(field, "is \(seconds) seconds, the least allowed is \(min)")
    } else if seconds > max || seconds == max && nanos > 0 {
      add(field, "is \(seconds) seconds, the most allowed is \(max)")
    }
  }

  package mutating func money(units: Int64, nanos: Int32) {
    if units > 0 && nanos < 0 || units < 0 && nanos > 0 {
      add("nanos", "has another sign than units")
    }
  }
}

// MARK: Updates

extension Violations {
  /// The resource of an Update request: only what the mask names has to be right about being there.
  package mutating func update<M: WireMessage>(_ resource: M?, _ field: String, mask: [String]?) {
    guard let resource else { return addMissing(field) }
    if let mask {
      for problem in UpdateMask.problems(mask, M.schema) { add("update_mask", problem) }
    }
    written = .populated
    if let mask, !mask.isEmpty {
      // What is fixed on creation is not among all that is written.
      written = .paths(Set(mask.contains("*") ? UpdateMask.writable(M.schema).map(\.name) : mask))
    }
    path.append(field)
    resource.validate(into: &self)
    path.removeLast()
    written = .all
  }
}
