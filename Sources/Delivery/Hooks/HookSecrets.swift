import LookoutModel

/// Reads values at delivery time and remembers them, so that none of them can be told afterwards.
struct HookSecrets {
    let read: @Sendable (FeedSource.Secret) -> String?
    /// What was read so far.
    private(set) var known: [String] = []

    init(read: @escaping @Sendable (FeedSource.Secret) -> String?) {
        self.read = read
    }

    /// The value itself.
    ///
    /// - Throws: `DeliveryError.noSecret` where it is absent or empty.
    mutating func text(_ value: HookValue) throws(DeliveryError) -> String {
        let text =
            switch value {
            case .plain(let text): text
            case .secret(let secret): read(secret) ?? ""
            }
        guard !text.isEmpty else { throw .noSecret(value.name) }
        known.append(text)
        return text
    }
}
