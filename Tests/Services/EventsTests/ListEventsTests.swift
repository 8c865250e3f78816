import Testing

@Suite struct `ListEvents` {}
