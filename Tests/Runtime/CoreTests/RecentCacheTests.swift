import MusterCore
import Synchronization
import Testing

@Suite struct `A cache of recent values` {
  @Test func `keeps what is asked for and stays within its bound`() {
    var cache = RecentCache<Int, Int>(countMax: 100)
    cache.keep(-1, 0)
    for key in 1..<10_000 {
      cache.keep(key, key)
      #expect(cache.value(0) == -1)
      #expect(cache.count <= 101)
    }
    #expect(cache.value(9_999) == 9_999)
    #expect(cache.value(1) == nil)
  }

  @Test func `tells of each value that had to make room, and of no other`() {
    let forgotten = Mutex<[Int]>([])
    var cache = RecentCache<Int, Int>(countMax: 4) { value in forgotten.withLock { $0.append(value) } }
    for key in 0..<6 { cache.keep(key, key) }
    #expect(forgotten.withLock { $0.sorted() } == [0, 1])
    #expect(cache.value(5) == 5 && cache.count == 4)
    cache.remove(5)
    #expect(cache.value(5) == nil)
  }

  @Test func `replaces a value in either half`() {
    var cache = RecentCache<String, Int>(countMax: 2)
    cache.keep(1, "a")
    cache.keep(2, "b")
    cache.keep(3, "a")
    #expect(cache.value("a") == 3)
    cache.removeAll()
    #expect(cache.value("a") == nil && cache.count == 0)
  }
}
