package import LookoutModel
import Text

/// Changes a feed list by one feed; every other byte stays as it is.
package enum FeedListEdit {
    /// The list with a further feed at its end; nil where that would not leave the others as they are.
    ///
    /// `title` is a comment in a list of plain text, and a key in one of YAML.
    package static func adding(_ address: String, title: String?, to file: FeedLists.File) -> [UInt8]? {
        let end = file.bytes.contains(0x0D) ? "\r\n" : "\n"
        var bytes = file.bytes
        if let last = bytes.last, last != 0x0A { bytes += end.utf8 }
        let title = title.map { VisibleText.line($0) }.flatMap { $0.isEmpty ? nil : $0 }
        let before = sources(file)
        func isRight(_ bytes: [UInt8]) -> Bool {
            let after = sources(FeedLists.File(path: file.path, bytes: bytes))
            return after.dropLast().elementsEqual(before) && after.count == before.count + 1
                && after.last?.location == .address(address)
        }
        switch FeedLists.kind(of: file.path) {
        case .text:
            bytes += (address + (title.map { "  # " + $0 } ?? "") + end).utf8
        case .yaml:
            let name = title.map { ", title: " + quoted($0) } ?? ""
            let entry = "{url: \(quoted(address))\(name)}"
            if let inline = InlineFeedList.adding(entry, to: file.bytes), isRight(inline) { return inline }
            if file.bytes.allSatisfy({ ASCII.isSpace($0) }) { bytes += ("feeds:" + end).utf8 }
            bytes += (String(repeating: " ", count: indentation(of: file)) + "- " + entry + end).utf8
        case .opml, .skipped, .other: return nil
        }
        return isRight(bytes) ? bytes : nil
    }

    /// The list without the feed that stands at `place`; nil where its lines cannot be told from those of others.
    package static func removing(_ source: FeedSource, from file: FeedLists.File) -> [UInt8]? {
        let starts = lineStarts(file.bytes)
        guard (1...starts.count).contains(source.place.line) else { return nil }
        let first = source.place.line - 1
        let others = sources(file).filter { $0 != bare(source) }
        func isRight(_ bytes: [UInt8]) -> Bool {
            let result = read(FeedLists.File(path: file.path, bytes: bytes))
            return !result.problems.contains { $0.level == .error } && result.sources.map(bare) == others
        }
        let isYAML = FeedLists.kind(of: file.path) == .yaml
        let lineStart = file.bytes[starts[first]...].prefix { ASCII.isSpace($0) || $0 == UInt8(ascii: "-") }.count
        // What does not begin its line in YAML stands between brackets.
        let hasOwnLines = !isYAML || lineStart + 1 >= source.place.column
        // As many lines as it takes for the rest to be what it was.
        for count in 1...min(60, starts.count - first) where hasOwnLines {
            let end = first + count < starts.count ? starts[first + count] : file.bytes.count
            let bytes = Array(file.bytes[..<starts[first]] + file.bytes[end...])
            if isRight(bytes) { return bytes }
        }
        guard isYAML else { return nil }
        return InlineFeedList.removing(column: source.place.column, lineStart: starts[first], from: file.bytes)
            .first(where: isRight)
    }

    /// `text`, which holds no control characters, between the quotation marks of YAML.
    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    private static func sources(_ file: FeedLists.File) -> [FeedSource] {
        read(file).sources.map(bare)
    }

    private static func read(_ file: FeedLists.File) -> (sources: [FeedSource], problems: [FileProblem]) {
        switch FeedLists.kind(of: file.path) {
        case .text: TextFeedList.read(file)
        case .opml: OPMLFeedList.read(file)
        case .yaml: YAMLFeedList.read(file)
        case .skipped, .other: ([], [])
        }
    }

    /// The feed whatever its place, for lines move.
    private static func bare(_ source: FeedSource) -> FeedSource {
        var source = source
        source.place = SourcePlace(file: source.place.file)
        return source
    }

    /// Where lines begin.
    private static func lineStarts(_ bytes: [UInt8]) -> [Int] {
        [0] + bytes.indices.filter { bytes[$0] == 0x0A && $0 + 1 < bytes.count }.map { $0 + 1 }
    }

    /// How far the entries of a YAML list stand in.
    private static func indentation(of file: FeedLists.File) -> Int {
        let lines = file.bytes.split(separator: 0x0A)
        let last = lines.last { line in line.first { $0 != 0x20 } == UInt8(ascii: "-") }
        return last.map { $0.prefix { $0 == 0x20 }.count } ?? 2
    }
}
