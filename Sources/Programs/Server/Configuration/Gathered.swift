import MusterCore
import MusterYAML

/// What one source says, and what is wrong with it.
struct Gathered {
  var values: [Given] = []
  var faults: [String] = []
  /// False of a file that could not be read to its end: what it lacks may be in it.
  var isWhole = true

  /// Each flag once; a value follows its flag, or stands behind `=`.
  static func arguments(_ arguments: [String], _ options: [Option]) -> Gathered {
    var gathered = Gathered()
    var seen: Set<String> = []
    var rest = arguments[...]
    while let word = rest.popFirst() {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard let option = options.first(where: { $0.name == name }) else {
        gathered.faults.append(unknown(name, options.map(\.name)))
        // Its value, perhaps a secret, is nobody's either.
        if isFlag(word) { rest = rest.drop { !isFlag($0) } }
        continue
      }
      guard seen.insert(name).inserted else {
        gathered.faults.append("\(name) is given twice")
        continue
      }
      var value = parts.count > 1 ? String(parts[1]) : nil
      // A file may be called anything, but a flag in this place is a value forgotten.
      if !option.isSwitch, value == nil, let next = rest.first, !isFlag(next) {
        value = rest.popFirst()
      }
      if option.isSwitch { value = value ?? "true" }
      if let value, !value.isEmpty {
        gathered.values.append(Given(option: option, text: value, source: .flag))
      } else {
        gathered.faults.append("\(name) needs a value: \(option.value ?? "true or false")")
      }
    }
    return gathered
  }

  /// `-----BEGIN` is none.
  private static func isFlag(_ word: String) -> Bool { word.hasPrefix("--") && !word.hasPrefix("---") }

  /// The variables of all commands may be there; those of `options` are taken.
  static func environment(_ variables: [String: String], _ options: [Option]) -> Gathered {
    var gathered = Gathered()
    let known = Set((Option.configured + [.configuration]).map(\.variable))
    for (name, text) in variables.sorted(by: { $0.key < $1.key }) {
      if let option = options.first(where: { $0.isConfigurable && $0.variable == name }) {
        gathered.values.append(Given(option: option, text: text, source: .environment))
      } else if !known.contains(name), !isOfKubernetes(name, text) {
        gathered.faults.append(unknown(name, known))
      }
    }
    return gathered
  }

  /// What Kubernetes tells each container of a service that is called `musterd`, or `musterd-…`.
  private static func isOfKubernetes(_ name: String, _ text: String) -> Bool {
    let isPlace = text.contains("://")
    if name.hasSuffix("_SERVICE_HOST") || name.contains("_SERVICE_PORT") { return true }
    if name.contains("_PORT_") {
      return isPlace || ["_PROTO", "_PORT", "_ADDR"].contains(where: name.hasSuffix)
    }
    return name.hasSuffix("_PORT") && isPlace
  }

  /// The lines of all commands may be there; those of `options` are taken.
  static func file(_ path: String, _ options: [Option]) -> Gathered {
    var gathered = Gathered()
    do {
      let document = try YAMLDocument(Files.content(path, most: YAMLDocument.bytesMax))
      let known = Option.configured.map(\.key)
      for entry in document.entries {
        let place = "\(path):\(entry.place.line):\(entry.place.column)"
        guard known.contains(entry.key) else {
          gathered.faults.append("\(place): \(unknown(entry.key, known))")
          continue
        }
        guard let option = options.first(where: { $0.isConfigurable && $0.key == entry.key }) else {
          continue
        }
        do throws(Misunderstood) {
          let text = try text(entry.value, option)
          gathered.values.append(Given(option: option, text: text, source: .file(path, entry.place)))
        } catch {
          gathered.faults.append("\(place): \(option.key) \(error)")
        }
      }
    } catch let error as YAMLError {
      gathered.faults.append("\(path):\(error)")
      gathered.isWhole = false
    } catch {
      gathered.faults.append("\(error)")
      gathered.isWhole = false
    }
    return gathered
  }

  private static func text(_ node: YAMLDocument.Node, _ option: Option) throws(Misunderstood) -> String {
    switch node.content {
    case .text(let text) where !text.isEmpty: return text
    case .sequence(let nodes) where option.traits.contains(.list) && !nodes.isEmpty:
      let texts = nodes.compactMap { node -> String? in
        guard case .text(let text) = node.content, !text.isEmpty, !text.contains(",") else { return nil }
        return text
      }
      guard texts.count == nodes.count else { throw Misunderstood("takes a list of texts without commas") }
      return texts.joined(separator: ",")
    case .text, .nothing: throw Misunderstood("needs a value: \(option.value ?? "true or false")")
    case .sequence, .mapping: throw Misunderstood("takes \(option.value ?? "true or false"), nothing deeper")
    }
  }

  private static func unknown(_ name: String, _ known: some Sequence<String>) -> String {
    "there is no \(name)" + (Spelling.nearest(to: name, among: known).map { "; did you mean \($0)?" } ?? "")
  }
}
