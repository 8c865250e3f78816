import Testing

@Suite struct PointsTests {
}
