import Testing

@Suite struct LeadTests {
}
