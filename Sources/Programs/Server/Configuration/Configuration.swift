import MusterCore

/// Where the settings of a command come from. Read at the start, and again when somebody asks.
struct Configuration: Sendable {
  let command: MusterDaemon.Command
  let arguments: [String]
  let surroundings: Surroundings

  /// All that is wrong is told at once. It reads the file: not for a loop.
  func read() throws(Misunderstood) -> Configured {
    let options = command.allOptions
    var sources = [Gathered.arguments(arguments, options)]
    var file: String?
    if options.contains(where: { $0.key == Option.configuration.key }) {
      sources.append(.environment(surroundings.environment, options))
      let named = sources.flatMap(\.values).first { $0.option.key == Option.configuration.key }
      file = named?.text ?? surroundings.file.flatMap { FileStamp($0) == nil ? nil : $0 }
      if let file { sources.append(.file(file, options)) }
    }
    // What came first holds: the flag, then the variable, then the file.
    var keys: Set<String> = []
    let values = sources.flatMap(\.values).filter { keys.insert($0.option.key).inserted }
    let faults = sources.flatMap(\.faults)
    let settings: Settings
    guard sources.allSatisfy(\.isWhole) else { throw Misunderstood(faults) }
    do throws(Misunderstood) {
      settings = try self.settings(values)
    } catch {
      throw Misunderstood(faults + error.faults)
    }
    guard faults.isEmpty else { throw Misunderstood(faults) }
    return Configured(settings: settings, values: values, file: file, configuration: self)
  }

  func settings(_ values: [Given]) throws(Misunderstood) -> Settings {
    var settings = Settings()
    var faults: [String] = []
    for value in values {
      do throws(Misunderstood) { try value.take(&settings, surroundings) } catch { faults += error.faults }
    }
    // What is missing because it was not understood is not missing.
    guard faults.isEmpty else { throw Misunderstood(faults) }
    return try command.check(settings)
  }
}

/// What was read.
struct Configured: Sendable {
  let settings: Settings
  /// Of each option that somebody gave, the value that holds.
  let values: [Given]
  /// The one that was read.
  let file: String?
  let configuration: Configuration

  /// What works, and should not stay so.
  var warnings: [String] {
    values.filter(\.holdsPassword).compactMap { value in
      if case .file(let path, _) = value.source {
        guard FileFacts(path)?.isOpen == true else { return nil }
        return "\(value.spelled) holds a password, which everybody on this machine can read: chmod o= \(path)"
      }
      return "\(value.spelled) holds a password, which others on this machine can see: put it into a file for"
        + " its owner alone, and name that"
    }
  }
}

extension Configured {
  /// What another reading says, as far as it can be taken up while a server runs.
  struct Change: Sendable {
    let configured: Configured
    /// The keys of the options that are taken up.
    let taken: [String]
    /// The keys of those that say something else now, and wait for a restart.
    let waiting: [String]
  }

  func change(to other: Configured) throws(Misunderstood) -> Change {
    let options = configuration.command.options.filter { text($0) != other.text($0) }
    let isTaken = { (option: Option) in option.traits.contains(.reloads) }
    let values = values.filter { !isTaken($0.option) } + other.values.filter { isTaken($0.option) }
    let configured = Configured(
      settings: try configuration.settings(values), values: values, file: other.file,
      configuration: configuration)
    return Change(
      configured: configured, taken: options.filter(isTaken).map(\.key),
      waiting: options.filter { !isTaken($0) }.map(\.key))
  }

  private func text(_ option: Option) -> String? {
    let given = values.first { $0.option.key == option.key }
    return given?.text ?? option.standard
  }
}
