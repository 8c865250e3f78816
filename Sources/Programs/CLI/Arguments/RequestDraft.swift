import MusterCore
import MusterOptionsAPI
import MusterWire

/// A request that is being put together: from a file, from flags, and from what the surroundings say.
struct RequestDraft {
  let command: RPCCommand
  /// Members by the proto's names.
  private(set) var tree = JSONValue.object([])
  /// Dotted, below the thing that is updated.
  private var touched: [String] = []
  private let now: Int64

  init(_ command: RPCCommand, now: Int64 = WallClock.seconds()) {
    self.command = command
    self.now = now
  }

  /// Where the request of a stream has it is the header's.
  private var schema: MessageSchema { command.asked }

  // MARK: From a file

  mutating func fill(fromFile path: String) throws(Failure) {
    let text = try FileText.read(path)
    var value: JSONValue
    do throws(WireError) {
      value = try JSONValue(text, depthMax: WirePolicy.client.depthMax)
    } catch {
      throw .usage("--from-file \(path): \(error.message)")
    }
    // What is no request may be the thing itself.
    if let body = command.list.body, let below = schema.message(of: body),
      case .object(let members) = value, !members.isEmpty,
      members.allSatisfy({ schema.field(named: $0.name) == nil }),
      members.contains(where: { below.field(named: $0.name) != nil })
    {
      value = .object([JSONValue.Member(name: body.name, value: value)])
    }
    tree = try Self.named(value, schema, "--from-file \(path)")
    if let body = command.list.body, case .object(let members)? = tree[body.name] {
      touched += members.map(\.name)
    }
  }

  /// With the proto's own names in place of JSON's, so that flags find what the file has said.
  private static func named(
    _ value: JSONValue, _ schema: MessageSchema, _ place: String
  ) throws(Failure) -> JSONValue {
    guard case .object(let members) = value else { return value }
    var named: [JSONValue.Member] = []
    for member in members {
      guard let field = schema.field(named: member.name) else {
        let known = schema.fields.map(\.name)
        throw .usage(
          "\(place): \(schema.name) has no field \(ValueKind.shown(member.name))",
          hints: Suggestion.hints(for: member.name, among: known))
      }
      var content = member.value
      if case .message(let below) = ValueKind(field, in: schema) {
        if case .array(let elements) = content {
          var all: [JSONValue] = []
          for element in elements { all.append(try self.named(element, below, place)) }
          content = .array(all)
        } else {
          content = try self.named(content, below, place)
        }
      }
      named.append(JSONValue.Member(name: field.name, value: content))
    }
    return .object(named)
  }

  // MARK: From flags

  mutating func fill(_ words: ParsedWords) throws(Failure) {
    if let file = words.global("from-file") { try fill(fromFile: file) }
    // The first value of a list in this command line replaces what the file had.
    var begun: Set<String> = []
    for value in words.positionals {
      guard let flag = command.positional else {
        throw .usage(
          "\(ValueKind.shown(value)) stands without a flag; muster \(command.entry.words) takes none such"
        )
      }
      try set(flag, value, &begun, as: flag.name.uppercased())
    }
    for (flag, value) in words.fields { try set(flag, value, &begun, as: "--\(flag.name)") }
    for name in (words.globals["clear"] ?? []).flatMap({ $0.split(separator: ",") }) {
      guard let flag = command.list[String(name).replacing("_", with: "-")] else {
        throw .usage("--clear: there is no field \(ValueKind.shown(String(name)))")
      }
      tree = tree.setting(flag.path[...], nil)
      touch(flag)
    }
  }

  private mutating func set(
    _ flag: Flag, _ text: String, _ begun: inout Set<String>, as name: String
  ) throws(Failure) {
    var values: [JSONValue] = []
    let texts = flag.takesCommas ? text.split(separator: ",").map(String.init) : [text]
    for text in texts {
      let given = flag.isSecret ? try FileText.secret(text) : text
      do throws(Failure) {
        values.append(try flag.kind.json(given, flag.rule, now: now))
      } catch {
        throw Failure(error.exit, "\(name) \(error.message)", hints: error.hints)
      }
    }
    touch(flag)
    if !flag.isRepeated {
      tree = tree.setting(flag.path[...], values.last)
      return
    }
    let isFirst = begun.insert(flag.path.joined(separator: ".")).inserted
    let before = isFirst ? nil : tree.value(at: flag.path[...])
    if case .map = flag.kind {
      var members: [JSONValue.Member] = []
      if case .object(let old)? = before { members = old }
      for case .object(let added) in values {
        for member in added { members.removeAll { $0.name == member.name } }
        members += added
      }
      tree = tree.setting(flag.path[...], .object(members))
    } else {
      // A list as one value, as files have it.
      let added = values.flatMap { value in if case .array(let all) = value { all } else { [value] } }
      tree = tree.setting(flag.path[...], .array((before?.elements ?? []) + added))
    }
  }

  private mutating func touch(_ flag: Flag) {
    guard let body = command.list.body, flag.path.first == body.name else { return }
    touched.append(flag.path.dropFirst().joined(separator: "."))
  }

  // MARK: From the surroundings

  mutating func set(_ name: String, _ value: JSONValue) {
    guard schema.field(named: name) != nil else { return }
    tree = tree.setting([name], value)
  }

  func has(_ name: String) -> Bool { tree[name] != nil }

  /// An update writes what was given and nothing else.
  mutating func fillMask() {
    guard let body = command.list.body, schema.field(named: "update_mask") != nil, !has("update_mask") else {
      return
    }
    let fixed =
      schema.message(of: body)?.fields.filter { field in
        let rule = field.options.option(OptionsV1.FieldRule.self)
        return ["id", "version"].contains(field.name) || rule?.outputOnly == true || rule?.immutable == true
      }.map(\.name) ?? []
    var paths: [String] = []
    for path in touched where !path.isEmpty {
      let first = path.split(separator: ".").first.map(String.init) ?? path
      if fixed.contains(first) || paths.contains(path) { continue }
      // A field that is given as a whole has what is given of it.
      if paths.contains(where: { path.hasPrefix($0 + ".") }) { continue }
      paths.append(path)
    }
    if !paths.isEmpty { set("update_mask", .string(FieldPath.camel(paths.joined(separator: ",")))) }
  }

  func bytes() throws(Failure) -> [UInt8] {
    do throws(WireError) {
      return try schema.bytes(json: tree.text)
    } catch {
      throw .usage(error.message)
    }
  }
}

extension JSONValue {
  /// The value at a path of names.
  func value(at path: ArraySlice<String>) -> JSONValue? {
    guard let first = path.first else { return self }
    return self[first]?.value(at: path.dropFirst())
  }

  /// With the value at the path, and objects on the way; without it when there is none.
  func setting(_ path: ArraySlice<String>, _ value: JSONValue?) -> JSONValue {
    guard let first = path.first else { return value ?? .null }
    var members: [Member] = []
    if case .object(let old) = self { members = old }
    let place = members.firstIndex { $0.name == first }
    let inner: JSONValue?
    if path.count == 1 {
      inner = value
    } else {
      inner = (place.map { members[$0].value } ?? .object([])).setting(path.dropFirst(), value)
    }
    if let place {
      if let inner { members[place] = Member(name: first, value: inner) } else { members.remove(at: place) }
    } else if let inner {
      members.append(Member(name: first, value: inner))
    }
    return .object(members)
  }
}
