package import LookoutModel
package import Rules

/// Files that belong to no home, each told for what it is: rules, a feed list, settings.
package struct LooseFiles: Sendable {
    package private(set) var rules: [RuleFile] = []
    package private(set) var lists: [FeedLists.File] = []
    package private(set) var settings: [FeedLists.File] = []

    package init() {}

    /// Whether a file of this name is anything that can be checked.
    package static func isOurs(_ path: String) -> Bool {
        RuleFile.kind(of: path) != .other || FeedLists.kind(of: path) != .other
    }

    /// Whether a file is named for what it is not, and has no use for its bytes.
    package static func isSkipped(_ path: String) -> Bool {
        if case .skipped = RuleFile.kind(of: path) { true } else { false }
    }

    /// Adds a file.
    package mutating func add(_ path: String, _ bytes: [UInt8], modified: Instant = Instant(seconds: 0)) {
        let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        if name == "lookout.yaml" {
            settings.append(FeedLists.File(path: path, bytes: bytes))
        } else if LooseFiles.isList(path, bytes) {
            lists.append(FeedLists.File(path: path, bytes: bytes))
        } else if RuleFile.kind(of: path) != .other {
            rules.append(RuleFile(path: path, bytes: bytes, modified: modified))
        }
    }

    /// Whether what stands in a file says that it lists feeds.
    private static func isList(_ path: String, _ bytes: [UInt8]) -> Bool {
        switch FeedLists.kind(of: path) {
        case .opml: true
        case .yaml: lines(bytes).contains { $0.starts(with: "feeds:".utf8) || $0.starts(with: "feeds :".utf8) }
        case .text: firstEntry(bytes).map { FeedAddress.isOne($0) } ?? false
        case .skipped, .other: false
        }
    }

    private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        return content.split { $0 == 0x0A || $0 == 0x0D }
    }

    /// The first word of the first line that is no comment.
    private static func firstEntry(_ bytes: [UInt8]) -> String? {
        for line in lines(bytes) {
            let words = line.split { $0 == 0x20 || $0 == 0x09 }
            guard let first = words.first, first.first != UInt8(ascii: "#") else { continue }
            return String(decoding: first, as: UTF8.self)
        }
        return nil
    }
}
