import Glibc
import Text

/// The zone files of the system, so that its updates count.
package struct SystemZones: Sendable {
    private let folder: String
    private let localtime: String
    private let timezone: String

    /// The files of this system; tests name others.
    package init(
        folder: String = "/usr/share/zoneinfo",
        localtime: String = "/etc/localtime",
        timezone: String = "/etc/timezone"
    ) {
        self.folder = folder
        self.localtime = localtime
        self.timezone = timezone
    }

    /// The zone of a name in the IANA database; `UTC` is there even where the files are not.
    ///
    /// - Throws: `ZoneError`.
    package func zone(named name: String) throws(ZoneError) -> Zone {
        guard SystemZones.isName(name) else { throw .badName(name) }
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try AtomicFile.read(folder + "/" + name, limit: 1_000_000)
        } catch {
            if name == "UTC" || name == "Etc/UTC" { return .utc }
            throw [ENOENT, ENOTDIR, EINVAL, EISDIR].contains(error.code) ? .unknown(name) : .file(error)
        }
        return try TimeZoneFile.zone(bytes, name: name)
    }

    /// The system's own zone: the one that `/etc/localtime` links to, else the one that `/etc/timezone` names, else what
    /// `/etc/localtime` holds, else UTC.
    ///
    /// - Throws: `ZoneError` where the system names a zone that cannot be read.
    package func systemZone() throws(ZoneError) -> Zone {
        if let name = linkedName() ?? writtenName() { return try zone(named: name) }
        guard let bytes = try? AtomicFile.read(localtime, limit: 1_000_000) else { return .utc }
        return try TimeZoneFile.zone(bytes, name: "localtime")
    }

    /// Whether `name` could be one: parts of letters, digits, `+`, `-` and `_` between slashes, at most 64 bytes.
    package static func isName(_ name: String) -> Bool {
        guard name.utf8.count <= 64 else { return false }
        return name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty
                && part.utf8.allSatisfy {
                    ASCII.isLetter($0) || ASCII.isDigit($0) || [0x2B, 0x2D, 0x5F].contains($0)
                }
        }
    }

    private func linkedName() -> String? {
        guard let target = unsafe realpath(localtime, nil) else { return nil }
        defer { unsafe free(target) }
        let parts = unsafe String(cString: target).split(separator: "/")
        guard let root = parts.lastIndex(of: "zoneinfo") else { return nil }
        let name = parts[(root + 1)...].joined(separator: "/")
        return SystemZones.isName(name) ? name : nil
    }

    private func writtenName() -> String? {
        guard let bytes = try? AtomicFile.read(timezone, limit: 256) else { return nil }
        let name = ASCII.trimmed(String(decoding: bytes, as: UTF8.self))
        return SystemZones.isName(name) ? name : nil
    }
}
