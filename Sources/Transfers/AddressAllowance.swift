import Text

/// The private addresses that may be connected to: hosts, hosts with a port, and ranges.
package struct AddressAllowance: Hashable, Sendable {
    /// One entry.
    package enum Entry: Hashable, Sendable {
        /// Any address of that host; nil is any port. The name is lowercased.
        case host(String, port: UInt16?)
        /// Any host with an address in that range; nil is any port.
        case range(AddressRange, port: UInt16?)
    }

    /// An entry that cannot be read.
    package struct BadEntry: Error, Equatable, Sendable {
        package let text: String
        package let reason: Reason

        package enum Reason: Hashable, Sendable {
            case empty
            case badHost
            case badPort
            case badRange
        }

        package init(text: String, reason: Reason) {
            self.text = text
            self.reason = reason
        }
    }

    package var entries: [Entry]

    package init(entries: [Entry] = []) {
        self.entries = entries
    }

    /// Reads entries of the form `HOST`, `HOST:PORT`, `ADDRESS`, `ADDRESS:PORT`, `[IPv6]:PORT` or `ADDRESS/BITS`.
    ///
    /// - Throws: the first entry that is none of these.
    package init(parsing texts: [String]) throws(BadEntry) {
        var entries: [Entry] = []
        for text in texts { entries.append(try Self.entry(text)) }
        self.entries = entries
    }

    /// Whether a connection for `host` and `port` may go to `address` even if it is private.
    func covers(_ address: IPAddress, host: String, port: UInt16) -> Bool {
        let address = address.unmapped
        return entries.contains { entry in
            switch entry {
            case .host(let name, let only): name == host && (only == nil || only == port)
            case .range(let range, let only): range.contains(address) && (only == nil || only == port)
            }
        }
    }

    /// Whether an entry gives that host by its name.
    func names(_ host: String, port: UInt16) -> Bool {
        entries.contains { entry in
            guard case .host(let name, let only) = entry else { return false }
            return name == host && (only == nil || only == port)
        }
    }

    /// What is left of it where a server on `host` sends us from http to https: the entries that give the host itself.
    ///
    /// Those with a port hold for that port alone, as ever.
    package func upgraded(on host: String) -> AddressAllowance {
        let address = IPAddress(host).map(\.unmapped)
        return AddressAllowance(
            entries: entries.filter { entry in
                switch entry {
                case .host(let name, _): name == host
                // An address by itself, as a host has it; what a network holds besides is none of that server's.
                case .range(let range, _): range.base == address && range.prefixLength == range.base.bytes.count * 8
                }
            }
        )
    }

    private static func entry(_ text: String) throws(BadEntry) -> Entry {
        let trimmed = ASCII.trimmed(text)
        func bad(_ reason: BadEntry.Reason) -> BadEntry { BadEntry(text: text, reason: reason) }
        guard !trimmed.isEmpty else { throw bad(.empty) }
        if trimmed.utf8.contains(0x2F) {
            guard let range = AddressRange(trimmed) else { throw bad(.badRange) }
            return .range(range, port: nil)
        }
        if let address = IPAddress(trimmed), let range = single(address) { return .range(range, port: nil) }
        let (name, port) = try split(trimmed, bad)
        if name.hasPrefix("[") {
            guard name.hasSuffix("]"), let address = IPAddress(String(name.dropFirst().dropLast())), !address.isIPv4,
                let range = single(address)
            else { throw bad(.badHost) }
            return .range(range, port: port)
        }
        if let address = IPAddress(name), let range = single(address) { return .range(range, port: port) }
        guard isHostName(name) else { throw bad(.badHost) }
        return .host(ASCII.lowercased(name), port: port)
    }

    private static func single(_ address: IPAddress) -> AddressRange? {
        let address = address.unmapped
        return AddressRange(address, prefixLength: address.bytes.count * 8)
    }

    /// Parts `HOST:PORT` at its last colon, one inside brackets left alone.
    private static func split(
        _ text: String,
        _ bad: (BadEntry.Reason) -> BadEntry
    ) throws(BadEntry) -> (name: String, port: UInt16?) {
        guard !text.hasSuffix("]"), let colon = text.utf8.lastIndex(of: 0x3A) else { return (text, nil) }
        let digits = text[text.index(after: colon)...]
        guard !digits.isEmpty, digits.utf8.allSatisfy(ASCII.isDigit), let port = UInt16(digits), port > 0 else {
            throw bad(.badPort)
        }
        return (String(text[..<colon]), port)
    }

    /// Letters, digits, hyphens, underscores and dots, or anything beyond ASCII (a name curl encodes by IDNA).
    private static func isHostName(_ name: String) -> Bool {
        // Digits and dots alone are a misspelt address, not a name.
        let isNumeric = name.utf8.allSatisfy { ASCII.isDigit($0) || $0 == 0x2E }
        return !name.isEmpty && name.utf8.count <= 253 && !isNumeric && !name.hasPrefix(".")
            && name.utf8.allSatisfy {
                ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E || $0 >= 0x80
            }
    }
}
