/// Finds the handler of an RPC by the path of the request, as bytes: no text is made of what a client sent.
package struct Router: Sendable {
  package let handlers: [MethodHandler]
  private let paths: [[UInt8]]
  /// Indices of `handlers`, -1 where there is none; the next place is taken when one is taken.
  private let places: [Int32]

  /// The paths of the handlers are distinct.
  package init(_ handlers: [MethodHandler]) {
    self.handlers = handlers
    let paths = handlers.map { Array($0.method.path.utf8) }
    self.paths = paths
    precondition(Set(paths).count == paths.count, "two handlers answer one path")
    var size = 8
    while size < handlers.count * 4 { size *= 2 }
    var places = [Int32](repeating: -1, count: size)
    for (index, path) in paths.enumerated() {
      var place = Self.hash(path[...]) & (size - 1)
      while places[place] >= 0 { place = (place + 1) & (size - 1) }
      places[place] = Int32(index)
    }
    self.places = places
  }

  package func handler(at path: ArraySlice<UInt8>) -> MethodHandler? {
    var place = Self.hash(path) & (places.count - 1)
    while places[place] >= 0 {
      let index = Int(places[place])
      if paths[index][...] == path { return handlers[index] }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  /// Of the end of the path, where they differ.
  private static func hash(_ path: ArraySlice<UInt8>) -> Int {
    var hash = UInt64(path.count)
    for byte in path.suffix(24) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: hash ^ (hash >> 32))
  }
}
