/// Something that belongs to a loop, in the hands of others, who can do nothing with it but send it home.
///
/// `@unchecked Sendable`: the value is touched on the loop alone.
package struct LoopBound<Value>: @unchecked Sendable {
  private let value: Value
  private let loop: EventLoop

  /// On the loop.
  package init(_ value: Value, on loop: EventLoop) {
    loop.preconditionInLoop()
    (self.value, self.loop) = (value, loop)
  }

  package func execute(_ body: @escaping @Sendable (Value) -> Void) {
    loop.execute { body(value) }
  }
}
