import Glibc
import Testing

@testable import MusterLoop

@Suite(.timeLimit(.minutes(1))) struct `A program that we started` {
  private static let environment = ["PATH=/usr/bin:/bin"]

  private func run(_ script: String) async throws -> ChildProcess.Ending {
    try await ChildProcess.run(["/bin/sh", "-c", script], environment: Self.environment)
  }

  @Test(arguments: [("exit 0", Int32(0)), ("exit 7", 7), ("kill -9 $$", -9)])
  func `tells how it ended`(_ script: String, _ exitCode: Int32) async throws {
    #expect(try await run(script).exitCode == exitCode)
  }

  @Test func `is heard on both streams, at first, and never waits for us to listen`() async throws {
    #expect(try await run("echo one; echo two >&2").output == "one\ntwo\n")
    let long = try await run("head -c 300000 /dev/zero | tr '\\0' x; exit 3")
    #expect(long.output.utf8.count == 65_536)
    #expect(long.exitCode == 3)
  }

  @Test func `has none of our descriptors, signals, terminal and environment`() async throws {
    let kept = unsafe open("/dev/null", O_RDONLY)
    defer { close(kept) }
    #expect(kept > 2)
    // What the process ignores a program would ignore too. The thread that starts it has all blocked.
    let former = signal(SIGUSR1, SIG_IGN)
    defer { signal(SIGUSR1, former) }

    let answer = try await run(
      "[ -e /proc/$$/fd/\(kept) ] || echo closed; pwd; env | grep -cvE '^(PATH|PWD|_|SHLVL|OLDPWD)='; test $(cut -d' ' -f6 /proc/$$/stat) = $$ && echo leads"
    ).output.split(separator: "\n")
    #expect(answer == ["closed", "/", "0", "leads"])
    // Not of a shell, which blocks signals for moments of its own.
    let signals = try await ChildProcess.run(
      ["/bin/grep", "-E", "^Sig(Blk|Ign)", "/proc/self/status"], environment: Self.environment)
    // The C library itself ignores two signals of its own, beyond the 31 that have names.
    #expect(signals.output.split(separator: "\n").map { $0.suffix(7) } == ["0000000", "0000000"])
  }

  @Test func `adds to a file, and ends when it is told to`() async throws {
    let path = "/tmp/muster-child-\(getpid())"
    defer { unsafe unlink(path) }
    for _ in 0..<2 {
      let child = try await ChildProcess.start(
        ["/bin/sh", "-c", "echo line; exec sleep 100"], environment: Self.environment, output: .file(path))
      #expect(await child.wait(atMost: .milliseconds(50)) == nil)
      child.signal(SIGTERM)
      #expect(await child.wait(atMost: .seconds(10))?.exitCode == -SIGTERM)
      #expect(child.ending?.output == "")
      // It has gone, and its number is nobody's to signal.
      child.signal(SIGTERM)
      #expect(kill(child.process, 0) == -1)
    }
    let text = try await run("cat \(path); stat -c %a \(path)").output
    #expect(text == "line\nline\n600\n")
  }

  @Test func `writes to no file that a link leads to`() async throws {
    let path = "/tmp/muster-child-link-\(getpid())"
    unsafe symlink("/tmp/muster-child-target-\(getpid())", path)
    defer { unsafe unlink(path) }
    await #expect(throws: LoopError(ELOOP, in: "/bin/true")) {
      try await ChildProcess.start(["/bin/true"], environment: [], output: .file(path))
    }
  }

  @Test func `that is not there is an error with its path`() async throws {
    await #expect(throws: LoopError(ENOENT, in: "/no/such/program")) {
      try await ChildProcess.run(["/no/such/program"], environment: [])
    }
  }

  @Test func `is told of our death by the system, only then`() async throws {
    // A thread that starts it and ends would be a death too.
    let child = try await ChildProcess.start(
      ["/usr/bin/setpriv", "--pdeathsig", "TERM", "/bin/sleep", "100"], environment: Self.environment,
      output: .captured)
    #expect(await child.wait(atMost: .milliseconds(300)) == nil)
    child.signal(SIGKILL)
    #expect(await child.wait(atMost: .seconds(10))?.exitCode == -SIGKILL)
  }
}
