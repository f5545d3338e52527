import Foundation

/// What a command is told in variables, so that a small script need not read JSON.
struct CommandFacts: Decodable {
    var priority: String?
    var headline: String?
    var topic: String?
    var link: String?
    var drill: Bool?

    /// Reads them from the body of a webhook; all absent where it is none.
    init(body: String) {
        self = (try? JSONDecoder().decode(CommandFacts.self, from: Data(body.utf8))) ?? CommandFacts()
    }

    private init() {}

    /// The variables, without those that have no value.
    var variables: [String: String] {
        [
            "LOOKOUT_PRIORITY": priority, "LOOKOUT_HEADLINE": headline, "LOOKOUT_TOPIC": topic, "LOOKOUT_LINK": link,
            "LOOKOUT_DRILL": drill == true ? "1" : nil,
        ].compactMapValues { value in
            // A NUL would end the variable, and the system takes no more than 128 KiB.
            value.map { String($0.unicodeScalars.filter { $0.value >= 0x20 }.map(Character.init).prefix(4000)) }
        }
    }
}
