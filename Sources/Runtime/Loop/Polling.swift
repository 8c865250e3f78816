internal import CMusterShims
import Glibc

/// An epoll and what is registered with it.
///
/// Level-triggered: a handler may read once and leave the rest, and OpenSSL and libpq need not be drained
/// to the last byte. It costs no call where edges would not, since interest in writing is rare. The
/// wake-up alone is an edge, so that it need not be read.
@safe struct Polling: ~Copyable {
  struct Event {
    /// Nil for the wake-up.
    let id: RegistrationID?
    let bits: UInt32

    var isReadable: Bool { bits & (Polling.input | Polling.broken) != 0 }
    var isWritable: Bool { bits & (Polling.output | Polling.broken) != 0 }
    var isGone: Bool { bits & Polling.broken != 0 }
  }

  private struct Registration {
    let descriptor: Int32
    let handler: any DescriptorHandler
    var interest: Interest
    /// Whether epoll has it. A broken descriptor that nobody wants to read or write is taken out:
    /// epoll would report it in every turn.
    var isWatched = true
    var isToldGone = false
  }

  private static let input = EPOLLIN.rawValue
  private static let output = EPOLLOUT.rawValue
  private static let broken = EPOLLHUP.rawValue | EPOLLERR.rawValue | EPOLLRDHUP.rawValue
  /// No registration has this: its slot would be the last of 4 billion.
  private static let wakeUpBits = UInt64.max

  private let epoll: Descriptor
  private let eventsMax: Int
  /// Owned, `eventsMax` places, freed with the struct; read only below what the last wait has filled.
  private let events: UnsafeMutablePointer<epoll_event>
  private var registrations = Slots<Registration>()

  init(wakeUp: Int32, eventsMax: Int) throws(LoopError) {
    let epoll = try Descriptor(epoll_create1(Int32(EPOLL_CLOEXEC)), from: "epoll_create1")
    try Self.control(epoll.number, EPOLL_CTL_ADD, wakeUp, Self.input | EPOLLET.rawValue, Self.wakeUpBits)
    self.epoll = epoll
    self.eventsMax = eventsMax
    unsafe events = .allocate(capacity: eventsMax)
    unsafe events.initialize(repeating: epoll_event(), count: eventsMax)
  }

  deinit {
    unsafe events.deallocate()
  }

  /// The number of events; a signal counts as none.
  func wait(milliseconds: Int32) -> Int {
    let count = unsafe epoll_wait(epoll.number, events, Int32(eventsMax), milliseconds)
    // Anything but EINTR means that the descriptor or the memory is not ours any more.
    precondition(count >= 0 || errno == EINTR, "epoll_wait failed")
    return max(0, Int(count))
  }

  func event(_ place: Int) -> Event {
    let (bits, data) = unsafe (events[place].events, events[place].data.u64)
    return Event(id: data == Self.wakeUpBits ? nil : RegistrationID(bits: data), bits: bits)
  }

  mutating func add(
    _ descriptor: Int32, _ interest: Interest, _ handler: any DescriptorHandler
  ) throws(LoopError) -> RegistrationID {
    let registration = Registration(descriptor: descriptor, handler: handler, interest: interest)
    let id = registrations.insert(registration)
    do {
      try Self.control(epoll.number, EPOLL_CTL_ADD, descriptor, Self.bits(registration), id.bits)
    } catch {
      _ = registrations.remove(id)
      throw error
    }
    return id
  }

  mutating func setInterest(_ interest: Interest, of id: RegistrationID) throws(LoopError) {
    guard var registration = registrations[id], registration.interest != interest else { return }
    registration.interest = interest
    try watch(&registration, id)
    registrations[id] = registration
  }

  /// The handler is the caller's to let go: what it does when it dies may come back here.
  mutating func remove(_ id: RegistrationID) -> (any DescriptorHandler)? {
    guard let registration = registrations.remove(id) else { return nil }
    unwatch(registration)
    return registration.handler
  }

  mutating func removeAll() -> [any DescriptorHandler] {
    let removed = registrations.removeAll()
    for registration in removed { unwatch(registration) }
    return removed.map(\.handler)
  }

  /// Nil when an event is stale: of a registration that is gone, or for an interest taken back.
  func handler(_ id: RegistrationID, wanting interest: Interest) -> (any DescriptorHandler)? {
    guard let registration = registrations[id], registration.interest.contains(interest) else { return nil }
    return registration.handler
  }

  /// Once for each registration; afterwards epoll is no longer asked about it.
  mutating func handlerToTellGone(_ id: RegistrationID) -> (any DescriptorHandler)? {
    guard var registration = registrations[id], !registration.interest.contains(.read),
      !registration.isToldGone
    else { return nil }
    registration.isToldGone = true
    // A failure leaves it watched, and the next event tries again.
    if (try? watch(&registration, id)) == nil { return nil }
    registrations[id] = registration
    return registration.handler
  }

  private func unwatch(_ registration: Registration) {
    // It fails only for a descriptor closed before, and closing took it out.
    if registration.isWatched {
      try? Self.control(epoll.number, EPOLL_CTL_DEL, registration.descriptor, 0, 0)
    }
  }

  private func watch(_ registration: inout Registration, _ id: RegistrationID) throws(LoopError) {
    let shouldWatch = !(registration.isToldGone && registration.interest.isEmpty)
    guard shouldWatch || registration.isWatched else { return }
    let operation =
      !shouldWatch ? EPOLL_CTL_DEL : registration.isWatched ? EPOLL_CTL_MOD : EPOLL_CTL_ADD
    try Self.control(epoll.number, operation, registration.descriptor, Self.bits(registration), id.bits)
    registration.isWatched = shouldWatch
  }

  private static func bits(_ registration: Registration) -> UInt32 {
    var bits: UInt32 = 0
    if registration.interest.contains(.read) {
      bits |= input
    } else if !registration.isToldGone {
      bits |= EPOLLRDHUP.rawValue
    }
    if registration.interest.contains(.write) { bits |= output }
    return bits
  }

  private static func control(
    _ epoll: Int32, _ operation: Int32, _ descriptor: Int32, _ bits: UInt32, _ data: UInt64
  ) throws(LoopError) {
    var event = unsafe epoll_event()
    unsafe event.events = bits
    unsafe event.data.u64 = data
    // epoll copies the event before it returns.
    guard unsafe epoll_ctl(epoll, operation, descriptor, &event) == 0 else {
      throw LoopError(errno, in: "epoll_ctl")
    }
  }
}
