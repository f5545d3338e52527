/// Why a time zone cannot be used, as facts.
package enum ZoneError: Error, Equatable, Sendable {
    /// Not a name of the IANA database: a path, or letters that no name has.
    case badName(String)
    /// The system has no zone file of this name.
    case unknown(String)
    /// The file is no TZif file (RFC 8536), or a damaged one.
    case malformed(String)
    /// The file counts leap seconds (`right/…`), which no other clock here does.
    case leapSeconds(String)
    case file(FileError)
}
