import Glibc

/// An RPC that is served: a reference, because its method is a large value and every call asks for it.
package final class Route: Sendable {
  package let method: MethodInfo
  package let answer: MethodHandler.Answer
  /// The handler starts when the one request is there.
  package let takesOneRequest: Bool
  /// Never more than one message is sent.
  package let givesOneResponse: Bool
  package let hasSecretResponse: Bool
  fileprivate let path: [UInt8]

  init(_ handler: MethodHandler) {
    method = handler.method
    answer = handler.answer
    takesOneRequest = method.shape == .unary || method.shape == .serverStream
    givesOneResponse = method.shape == .unary || method.shape == .clientStream
    hasSecretResponse = method.hasSecretResponse
    path = Array(method.path.utf8)
  }

  fileprivate func isAt(_ other: UnsafeRawBufferPointer) -> Bool {
    guard other.count == path.count, let start = other.baseAddress else { return false }
    // Both are as long.
    return unsafe memcmp(path, start, path.count) == 0
  }
}

/// Finds the route of a call by the path of the request, as bytes: no text is made of what a client sent.
package struct Router: Sendable {
  private let routes: [Route]
  /// Indices of `routes`, -1 where there is none; the next place is taken when one is taken.
  private let places: [Int32]

  /// The paths of the handlers are distinct.
  package init(_ handlers: [MethodHandler]) {
    let routes = handlers.map { Route($0) }
    self.routes = routes
    precondition(Set(routes.map(\.path)).count == routes.count, "two handlers answer one path")
    var size = 8
    while size < routes.count * 4 { size *= 2 }
    var places = [Int32](repeating: -1, count: size)
    for (index, route) in routes.enumerated() {
      var place = unsafe route.path.withUnsafeBytes { unsafe Self.hash($0) } & (size - 1)
      while places[place] >= 0 { place = (place + 1) & (size - 1) }
      places[place] = Int32(index)
    }
    self.places = places
  }

  /// The bytes are lent.
  package func route(at path: UnsafeRawBufferPointer) -> Route? {
    var place = unsafe Self.hash(path) & (places.count - 1)
    while places[place] >= 0 {
      let route = routes[Int(places[place])]
      if unsafe route.isAt(path) { return route }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  /// Of the end of the path, where they differ.
  private static func hash(_ path: UnsafeRawBufferPointer) -> Int {
    var hash = UInt64(path.count)
    for place in max(0, path.count - 16)..<path.count {
      hash = unsafe (hash ^ UInt64(path[place])) &* 0x100_0000_01b3
    }
    return Int(truncatingIfNeeded: hash ^ (hash >> 32))
  }
}
