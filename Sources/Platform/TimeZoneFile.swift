/// The TZif format of compiled zone files, versions 1 to 4 (RFC 8536, RFC 9636).
enum TimeZoneFile {
    /// Reads a file's bytes as the zone `name`.
    ///
    /// - Throws: `ZoneError.malformed` or `.leapSeconds`.
    static func zone(_ bytes: [UInt8], name: String) throws(ZoneError) -> Zone {
        let first = try Header(bytes, at: 0, name: name)
        guard first.version > 0 else { return try block(bytes, first, timeSize: 4, name: name).zone(rule: nil) }
        let second = try Header(bytes, at: first.end(timeSize: 4), name: name)
        let body = try block(bytes, second, timeSize: 8, name: name)
        let footer = bytes[second.end(timeSize: 8)...]
        guard footer.first == 0x0A, let end = footer.dropFirst().firstIndex(of: 0x0A) else {
            throw .malformed(name)
        }
        let text = Array(footer[(footer.startIndex + 1)..<end])
        guard !text.isEmpty else { return body.zone(rule: nil) }
        guard let rule = ZoneRuleParser.rule(text) else { throw .malformed(name) }
        return body.zone(rule: rule)
    }

    /// What stands in a header: the version and the counts of what follows.
    private struct Header {
        let start: Int
        /// 0 for version 1, else the digit.
        let version: Int
        let universalCount: Int
        let standardCount: Int
        let leapCount: Int
        let timeCount: Int
        let typeCount: Int
        let characterCount: Int

        init(_ bytes: [UInt8], at start: Int, name: String) throws(ZoneError) {
            guard start <= bytes.count - 44, bytes[start..<start + 4].elementsEqual("TZif".utf8) else {
                throw .malformed(name)
            }
            func count(_ index: Int) -> Int {
                TimeZoneFile.integer(bytes, at: start + 20 + 4 * index, size: 4, isSigned: false)
            }
            self.start = start
            version = bytes[start + 4] == 0 ? 0 : Int(bytes[start + 4]) - 0x30
            universalCount = count(0)
            standardCount = count(1)
            leapCount = count(2)
            timeCount = count(3)
            typeCount = count(4)
            characterCount = count(5)
            guard version >= 0, typeCount > 0, typeCount <= 256, characterCount > 0 else { throw .malformed(name) }
            // Of the first block in a newer file only the size counts: its times are those of version 1.
            let timeSize = start == 0 ? 4 : 8
            guard end(timeSize: timeSize) <= bytes.count else { throw .malformed(name) }
        }

        /// Where the block behind this header ends; the counts are 32 bits, so the sum does not overflow.
        func end(timeSize: Int) -> Int {
            start + 44 + timeCount * (timeSize + 1) + typeCount * 6 + characterCount + leapCount * (timeSize + 4)
                + standardCount + universalCount
        }
    }

    /// The transitions and types of one block.
    private struct Block {
        let name: String
        let transitions: [Int64]
        let indices: [UInt8]
        let types: [Zone.LocalType]

        func zone(rule: ZoneRule?) -> Zone {
            Zone(name: name, transitions: transitions, indices: indices, types: types, rule: rule)
        }
    }

    private static func block(
        _ bytes: [UInt8],
        _ header: Header,
        timeSize: Int,
        name: String
    ) throws(ZoneError) -> Block {
        guard header.leapCount == 0 else { throw .leapSeconds(name) }
        let times = header.start + 44
        let indices = times + header.timeCount * timeSize
        let types = indices + header.timeCount
        let characters = types + header.typeCount * 6
        let names = bytes[characters..<characters + header.characterCount]
        let transitions = (0..<header.timeCount).map { index in
            Int64(integer(bytes, at: times + index * timeSize, size: timeSize, isSigned: true))
        }
        guard zip(transitions, transitions.dropFirst()).allSatisfy({ $0 < $1 }) else { throw .malformed(name) }
        guard bytes[indices..<types].allSatisfy({ $0 < header.typeCount }) else { throw .malformed(name) }
        var local: [Zone.LocalType] = []
        for index in 0..<header.typeCount {
            let at = types + index * 6
            let offset = integer(bytes, at: at, size: 4, isSigned: true)
            let from = characters + Int(bytes[at + 5])
            guard abs(offset) < 26 * 3600, bytes[at + 4] <= 1, names.indices.contains(from),
                let end = names[from...].firstIndex(of: 0)
            else { throw .malformed(name) }
            local.append(
                Zone.LocalType(offset: offset, abbreviation: String(decoding: names[from..<end], as: UTF8.self))
            )
        }
        return Block(name: name, transitions: transitions, indices: Array(bytes[indices..<types]), types: local)
    }

    /// A big-endian integer of 4 or 8 bytes.
    private static func integer(_ bytes: [UInt8], at start: Int, size: Int, isSigned: Bool) -> Int {
        let value = bytes[start..<start + size].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard isSigned else { return Int(value) }
        return size == 4 ? Int(Int32(truncatingIfNeeded: value)) : Int(Int64(bitPattern: value))
    }
}
