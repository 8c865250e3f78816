internal import CMusterShims

/// What a handler wants to be told about its descriptor.
package struct Interest: OptionSet, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  package static let read = Interest(rawValue: 1)
  package static let write = Interest(rawValue: 2)
}

/// Told when something can be done with a descriptor, again in each turn until it is done or the interest
/// is taken back. A broken connection is readable and writable; the call that is tried then says why.
package protocol DescriptorHandler: AnyObject {
  func readable()
  func writable()
  /// The other side has gone, or will send no more, while reading was not asked for. Told once.
  func hungUp()
}

package typealias RegistrationID = SlotID

extension EventLoop {
  /// The handler is held until `deregister`. The descriptor stays the caller's and must be open until then.
  package func register(
    _ descriptor: Int32, _ interest: Interest, _ handler: any DescriptorHandler
  ) throws(LoopError) -> RegistrationID {
    preconditionInLoop()
    if isStopping { throw LoopError(.stopped, "loop \(index) has stopped and takes no descriptor") }
    return try polling.add(descriptor, interest, handler)
  }

  package func setInterest(_ interest: Interest, of id: RegistrationID) throws(LoopError) {
    preconditionInLoop()
    try polling.setInterest(interest, of: id)
  }

  /// From here on the handler hears nothing, not even what this turn has already collected. To be called
  /// before the descriptor is closed.
  package func deregister(_ id: RegistrationID) {
    preconditionInLoop()
    let handler = polling.remove(id)
    withExtendedLifetime(handler) {}
  }

  /// True when the loop was woken for its inbox.
  func dispatchEvents(_ count: Int) -> Bool {
    var isWoken = false
    for place in 0..<count {
      let event = polling.event(place)
      guard let id = event.id else {
        isWoken = true
        continue
      }
      // Each call may deregister this or any other descriptor, so each looks again.
      if event.isReadable, let handler = polling.handler(id, wanting: .read) { handler.readable() }
      if event.isWritable, let handler = polling.handler(id, wanting: .write) { handler.writable() }
      if event.isGone, let handler = polling.handlerToTellGone(id) { handler.hungUp() }
    }
    return isWoken
  }
}
