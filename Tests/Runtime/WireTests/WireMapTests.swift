import MusterWire
import Testing

struct WireMapTests {
  @Test func `the last value of a key wins`() {
    let map: WireMap<WireString, Int32> = ["a": 1, "b": 2, "a": 3]
    #expect(map.count == 2)
    #expect(map["a"] == 3 && map["b"] == 2 && map["c"] == nil)
  }

  @Test func `keys that look alike are different keys`() {
    var map: WireMap<WireString, Int32> = ["é": 1, "e\u{301}": 2]
    #expect(map.count == 2)
    #expect(map["\u{E9}"] == 1 && map["e\u{301}"] == 2)
    map["e\u{301}"] = nil
    #expect(map["\u{E9}"] == 1 && map.count == 1)
  }

  @Test func `entries come in the order of their keys`() {
    let texts: WireMap<WireString, Int32> = ["b": 1, "Z": 2, "é": 3, "": 4, "ba": 5]
    #expect(texts.sorted().map(\.key) == ["", "Z", "b", "ba", "é"])
    #expect(texts.sorted().map(\.value) == [4, 2, 1, 5, 3])
    let signed: WireMap<WireSInt64, Bool> = [1: true, .min: true, -1: true, .max: true, 0: true]
    #expect(signed.sorted().map(\.key) == [.min, -1, 0, 1, .max])
    let unsigned: WireMap<WireFixed64, Bool> = [.max: true, 0: true, 1 << 63: true]
    #expect(unsigned.sorted().map(\.key) == [0, 1 << 63, .max])
    let bools: WireMap<WireBool, Int32> = [true: 1, false: 0]
    #expect(bools.sorted().map(\.key) == [false, true])
  }

  @Test func `an entry is removed by nil`() {
    var map: WireMap<WireInt32, String> = [1: "a"]
    #expect(!map.isEmpty)
    map[1] = nil
    #expect(map.isEmpty && map == WireMap())
  }

  @Test func `text keys are equal and hashed by their bytes`() {
    #expect(ExactText("é") != ExactText("e\u{301}"))
    #expect(ExactText("\u{212B}") != ExactText("Å"))
    #expect(ExactText("a") == ExactText("a"))
    #expect(ExactText("a").hashValue == ExactText("a").hashValue)
    #expect(Set([ExactText("é"), ExactText("e\u{301}"), ExactText("é")]).count == 2)
  }
}
