import Text

/// Finds what an element means, once for each name of a document.
struct FeedElementFinder {
    private struct Key: Hashable {
        let local: UnsafePointer<UInt8>
        let uri: UnsafePointer<UInt8>?
        let prefix: UnsafePointer<UInt8>?
    }

    private var known: [Key: FeedElementRole] = [:]
    /// What was found last, by where a name stands in memory: most elements are here.
    private var recent = [(key: Key, role: FeedElementRole)?](repeating: nil, count: 64)
    /// The namespace of the root element, which is the feed's own whatever it is.
    private var rootURI: UnsafePointer<UInt8>?
    private var rootNamespace = FeedNamespace.core
    /// How many names are remembered; a document with more is looked up anew each time.
    private static let capacity = 1000

    /// Takes the root element's namespace for that of the feed's format.
    mutating func setRoot(_ name: XMLName) {
        rootURI = name.uri
        rootNamespace = namespace(name)
    }

    mutating func role(_ name: XMLName) -> FeedElementRole {
        let key = Key(local: name.local, uri: name.uri, prefix: name.prefix)
        let slot = (Int(bitPattern: name.local) >> 2 ^ Int(bitPattern: name.prefix)) & (recent.count - 1)
        if let (recentKey, role) = recent[slot], recentKey == key { return role }
        let role = found(key, name)
        recent[slot] = (key, role)
        return role
    }

    private mutating func found(_ key: Key, _ name: XMLName) -> FeedElementRole {
        if let role = known[key] { return role }
        let local = String(decoding: name.localBytes.map(ASCII.lowercased), as: UTF8.self)
        let namespace = namespace(name)
        let isGuest = namespace == .atom && rootNamespace != .atom
        let found = FeedElementTable.role(namespace, local)
        // In RSS, its own elements come before those of Atom.
        let role = isGuest ? FeedElementRole(element: found.element, rank: found.rank + 1) : found
        if known.count < FeedElementFinder.capacity { known[key] = role }
        return role
    }

    private func namespace(_ name: XMLName) -> FeedNamespace {
        guard let uri = XMLName.text(name.uri) else {
            guard let prefix = XMLName.text(name.prefix) else { return .core }
            return FeedNamespace.customary(prefix: prefix) ?? .other
        }
        if let namespace = FeedNamespace.known(uri) { return namespace }
        if name.uri == rootURI { return .core }
        if let prefix = XMLName.text(name.prefix) { return FeedNamespace.customary(prefix: prefix) ?? .other }
        return .other
    }
}
