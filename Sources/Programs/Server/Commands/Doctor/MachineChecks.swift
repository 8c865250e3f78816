import MusterCore
import MusterLoop
import MusterTransport

/// What the machine, and the process's place on it, give to a server.
struct MachineChecks {
  let settings: Settings

  init(_ settings: Settings) {
    self.settings = settings
  }

  func findings() -> [Finding] {
    [descriptors, memory, processors, disk, timeZones, libraries, coreDumps] + ports
  }

  private static let descriptorsMin = 1_024

  private var descriptors: Finding {
    let most = DescriptorLimit.raise()
    let clients = ServerConfiguration().connectionsMax
    let wanted = clients + ServerProcess.descriptorsKept
    let remedy =
      "raise it to \(wanted) or more: LimitNOFILE=65536 in the unit of systemd, ulimit -Hn 65536 in a shell"
    if most < Self.descriptorsMin {
      return .failure("descriptors", "the process may open \(most) files and connections", remedy)
    }
    if most < wanted {
      return .warning(
        "descriptors",
        "the process may open \(most), enough for \(most - ServerProcess.descriptorsKept) clients",
        remedy)
    }
    return .ok("descriptors", "the process may open \(most), enough for \(clients) clients")
  }

  private static let memoryMin: Int64 = 256_000_000
  private static let memoryWanted: Int64 = 512_000_000

  private var memory: Finding {
    let limit = ControlGroup.memoryMax
    guard let total = [limit, SystemMemory.total].compactMap({ $0 }).min() else {
      return .warning("memory", "neither /proc/meminfo nor a cgroup says how much there is", "mount /proc")
    }
    let words = "\(ByteCount(total))" + (limit == total ? ", by the cgroup" : "")
    let remedy = "give it \(ByteCount(Self.memoryWanted)): MemoryMax= in the unit, --memory of the container"
    if total < Self.memoryMin { return .failure("memory", words, remedy) }
    return total < Self.memoryWanted ? .warning("memory", words, remedy) : .ok("memory", words)
  }

  private var processors: Finding {
    let loops = settings.loops ?? LoopGroup.loopsDefault
    guard let share = ControlGroup.processors, share < Double(loops) else {
      return .ok("processors", "\(LoopGroup.loopsDefault), for \(loops) threads that serve")
    }
    let tenths = Int((share * 10).rounded())
    return .warning(
      "processors",
      "\(loops) threads serve, and the cgroup gives them \(tenths / 10).\(tenths % 10) processors: they are"
        + " halted in turns",
      "--loops \(max(1, Int(share.rounded(.up)))), or raise CPUQuota= of the unit, --cpus of the container")
  }

  private static let diskMin: Int64 = 100_000_000
  private static let diskWanted: Int64 = 1_000_000_000

  /// Where backups go, and as a rule logs.
  private var disk: Finding {
    guard let folder = settings.migration.backups, let space = FileSystemSpace(folder) else {
      return .warning(
        "disk", "there is no folder for backups", "name one with --backup-dir when you migrate")
    }
    let words = "\(ByteCount(space.free)) free of \(ByteCount(space.total)) where \(folder) is"
    let remedy = "make room, or name another folder with --backup-dir when you migrate"
    if space.free < Self.diskMin { return .failure("disk", words, remedy) }
    return space.free < Self.diskWanted ? .warning("disk", words, remedy) : .ok("disk", words)
  }

  private var timeZones: Finding {
    TimeZoneRules.named("Australia/Perth") == nil
      ? .failure(
        "time zones", "the system's database of time zones is not in /usr/share/zoneinfo",
        "install it (Debian: apt install tzdata); schedules go by it")
      : .ok("time zones", "the system's database is there")
  }

  /// The oldest that Muster was tested with.
  private static let floors: KeyValuePairs = [
    "nghttp2": "1.52.0", "OpenSSL": "3.0.0", "libpq": "15.0", "zlib": "1.2.13", "libyaml": "0.2.5",
    "libcurl": "7.88.1",
  ]

  private var libraries: Finding {
    let old = Self.floors.compactMap { name, floor -> String? in
      let found = ProgramFacts.all.first { $0.name == name }?.value ?? ""
      return Self.numbers(found).lexicographicallyPrecedes(Self.numbers(floor))
        ? "\(name) is \(found), and \(floor) is wanted" : nil
    }
    return old.isEmpty
      ? .ok("libraries", "new enough; musterd version --verbose lists them")
      : .failure("libraries", old.joined(separator: "; "), "upgrade the system that they come with")
  }

  private static func numbers(_ version: String) -> [Int] {
    version.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
  }

  private var coreDumps: Finding {
    ProcessHardening.holds
      ? .ok("core dumps", "off, and nobody but root can read the process's memory")
      : .warning(
        "core dumps", "the system does not let the process switch them off",
        "LimitCORE=0 in the unit of systemd: a core file would hold keys")
  }

  private var ports: [Finding] {
    var places = [("--ops", settings.operations)]
    if settings.roles.contains(.api) { places.insert(("--listen", settings.listen), at: 0) }
    return places.map { flag, place in
      let name = "port of \(flag)"
      guard let address = SocketAddress(place.host, port: place.port) else {
        return .failure(name, "\(place.host) is no numeric address", "name one with \(flag)")
      }
      do throws(LoopError) {
        _ = try ListeningSocket(at: address)
        return .ok(name, "\(place) is free")
      } catch {
        let remedy = "stop what listens there (ss -ltnp tells), or name another place with \(flag)"
        return .failure(name, StartFailure(place, flag, error).description, remedy)
      }
    }
  }
}
