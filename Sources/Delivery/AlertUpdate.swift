/// Why a story that was told is told again.
package enum AlertUpdate: Hashable, Sendable {
    /// A rule of a higher priority caught it.
    case raised
    /// An official source tells it for the first time.
    case official
    /// So many independent owners tell it, which are these.
    case corroborated([String])
    /// It goes on after the cooldown.
    case continuing

    /// As machines read it.
    package var name: String {
        switch self {
        case .raised: "raised"
        case .official: "official"
        case .corroborated: "corroborated"
        case .continuing: "continuing"
        }
    }

    /// What stands before the headline of one that is known by its name alone; nil where there is no such reason.
    static func remark(named name: String) -> String? {
        let known: [AlertUpdate] = [.raised, .official, .continuing]
        return name == "corroborated" ? "Now more sources" : known.first { $0.name == name }?.remark
    }

    /// What stands before the headline.
    var remark: String {
        switch self {
        case .raised: "Raised"
        case .official: "Now official"
        case .corroborated(let owners): "Now \(owners.count) sources"
        case .continuing: "Goes on"
        }
    }

    /// A whole sentence.
    var sentence: String {
        switch self {
        case .raised: "You are told again because a rule of a higher priority caught it."
        case .official: "You are told again because an official source tells it now."
        case .corroborated(let owners):
            "You are told again because \(owners.count) independent sources tell it now: \(owners.joined(separator: ", "))."
        case .continuing: "You are told again because it goes on after the time for which you wanted quiet."
        }
    }
}
