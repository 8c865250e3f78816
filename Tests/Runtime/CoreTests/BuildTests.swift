import MusterCore
import Testing

struct BuildTests {
  @Test func `the version is three numbers`() {
    let parts = Build.version.split(separator: ".", omittingEmptySubsequences: false)
    #expect(parts.count == 3)
    #expect(parts.allSatisfy { UInt($0).map(String.init) == String($0) })
  }
}
