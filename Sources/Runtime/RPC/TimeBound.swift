/// Work that must not take long.
package enum TimeBound {
  /// Runs the body, and cancels it when it takes longer.
  package static func run(
    _ most: Duration, orThrow late: RPCError, _ body: @escaping @Sendable () async throws(RPCError) -> Void
  ) async throws(RPCError) {
    let failure: RPCError? = await withTaskGroup(of: RPCError?.self) { tasks in
      tasks.addTask {
        do throws(RPCError) {
          try await body()
          return nil
        } catch {
          return error
        }
      }
      tasks.addTask { (try? await Task.sleep(for: most)) == nil ? nil : late }
      let first = await tasks.next() ?? nil
      tasks.cancelAll()
      return first
    }
    if let failure { throw failure }
  }
}
