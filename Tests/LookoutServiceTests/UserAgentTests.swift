import LookoutService
import Testing

@Suite struct UserAgentTests {
    @Test func `the contact stands in the user agent where there is one`() {
        #expect(UserAgent.text(contact: nil) == "Lookout/\(UserAgent.version) (feed watcher)")
        #expect(
            UserAgent.text(contact: "desk@example.org")
                == "Lookout/\(UserAgent.version) (feed watcher; desk@example.org)"
        )
    }
}
