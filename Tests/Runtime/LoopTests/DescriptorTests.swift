import Glibc
import Testing

@testable import MusterLoop

@Suite(.timeLimit(.minutes(1))) struct `Descriptor on a loop` {
  @Test func `is told again until it is read, and of writing when that is asked for`() async throws {
    try await withLoop { loop in
      let (near, far) = socketPair()
      write("ab", to: far)
      let heard = Record<String>()
      await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
        loop.execute {
          let handler = Handler()
          var registration: RegistrationID?
          handler.onReadable = {
            var byte: UInt8 = 0
            // One byte into a variable of one byte; the other is left for the next turn.
            _ = unsafe Glibc.read(near, &byte, 1)
            heard.add(String(UnicodeScalar(byte)))
            if heard.all.count == 2, let registration { try? loop.setInterest(.write, of: registration) }
          }
          handler.onWritable = {
            heard.add("writable")
            if let registration { loop.deregister(registration) }
            done.resume()
          }
          registration = try? loop.register(near, .read, handler)
        }
      }
      #expect(heard.all == ["a", "b", "writable"])
      close(near)
      close(far)
    }
  }

  @Test func `that is closed and used again in a callback hears nothing of what came before`() async throws {
    try await withLoop { loop in
      let (one, oneFar) = socketPair()
      let (other, otherFar) = socketPair()
      let heard = Record<String>()
      let late = socketPair()
      try await loop.perform {
        let (first, second, fresh) = (Handler(), Handler(), Handler())
        fresh.onReadable = { heard.add("fresh") }
        let (firstID, secondID) = (
          try loop.register(one, .read, first), try loop.register(other, .read, second)
        )
        // Both become readable in one turn. Whichever is heard first gives the other's number away.
        func giveAway(_ name: String, own: RegistrationID, _ id: RegistrationID, _ number: Int32) {
          heard.add(name)
          loop.deregister(own)
          loop.deregister(id)
          dup2(late.0, number)
          _ = try? loop.register(number, .read, fresh)
        }
        first.onReadable = { giveAway("first", own: firstID, secondID, other) }
        second.onReadable = { giveAway("second", own: secondID, firstID, one) }
        write("x", to: oneFar)
        write("x", to: otherFar)
      }
      for _ in 0..<10 { await loop.perform {} }
      #expect(heard.all.count == 1)
      #expect(heard.all.first != "fresh")
      write("y", to: late.1)
      while heard.all.count < 2 { await Task.yield() }
      #expect(heard.all[1] == "fresh")
      for descriptor in [one, oneFar, other, otherFar, late.0, late.1] { close(descriptor) }
    }
  }

  @Test func `deregisters itself in the callback, and its handler is let go`() async throws {
    try await withLoop { loop in
      let (near, far) = socketPair()
      let heard = Record<String>()
      try await loop.perform {
        let handler = Handler()
        let id = try loop.register(near, [.read, .write], handler)
        handler.onReadable = {
          heard.add("readable")
          loop.deregister(id)
          loop.deregister(id)
        }
        // Of the same event, but after the end.
        handler.onWritable = { heard.add("writable") }
        write("x", to: far)
      }
      for _ in 0..<5 { await loop.perform {} }
      #expect(heard.all == ["readable"])
      close(near)
      close(far)
    }
  }

  @Test func `is not told of what it no longer asks for`() async throws {
    try await withLoop { loop in
      let (near, far) = socketPair()
      let heard = Record<String>()
      let id = try await loop.perform {
        let handler = Handler()
        let id = try loop.register(near, [.read, .write], handler)
        handler.onReadable = {
          heard.add("readable")
          try? loop.setInterest([], of: id)
        }
        // Of the same event.
        handler.onWritable = { heard.add("writable") }
        write("x", to: far)
        return id
      }
      for _ in 0..<5 { await loop.perform {} }
      #expect(heard.all == ["readable"])
      await loop.perform { loop.deregister(id) }
      close(near)
      close(far)
    }
  }

  @Test func `that nobody reads tells once that the other side has gone, and then is quiet`() throws {
    let pair = socketPair()
    let quiet = socketPair()
    var polling = try Polling(wakeUp: quiet.0, eventsMax: 8)
    let id = try polling.add(pair.0, [], Handler())
    #expect(polling.wait(milliseconds: 0) == 0)
    close(pair.1)
    #expect(polling.wait(milliseconds: 1_000) == 1)
    let event = polling.event(0)
    #expect(event.isGone && event.id == id)
    #expect(polling.handlerToTellGone(id) != nil)
    #expect(polling.handlerToTellGone(id) == nil)
    // Level-triggered, it would come for ever.
    #expect(polling.wait(milliseconds: 0) == 0)
    try polling.setInterest(.read, of: id)
    #expect(polling.wait(milliseconds: 1_000) == 1)
    _ = polling.remove(id)
    #expect(polling.wait(milliseconds: 0) == 0)
    for descriptor in [pair.0, quiet.0, quiet.1] { close(descriptor) }
  }

  @Test func `that cannot be waited for is refused with the system's words`() async throws {
    try await withLoop { loop in
      let error = await #expect(throws: LoopError.self) {
        try await loop.perform { _ = try loop.register(-1, .read, Handler()) }
      }
      #expect(error?.number == EBADF)
      #expect(error?.message == "epoll_ctl: Bad file descriptor")
    }
  }
}
