import FeedParsing
import Foundation
import TestSupport
import Testing
import Text

/// Documents and expectations collected from other feed parsers' tests, kept beside the project and not in it.
///
/// Kinds of expectation that stay unmet, and why:
/// - A title escaped twice (`&amp;amp;`) is one ampersand here. By the letter of RSS it is the text `&amp;`, which no reader
///   wants to see.
/// - An entity that the document type declares stays as it is written: no entity is ever expanded but those of HTML.
/// - Items come in the order of the document, not by date: what is new is decided by the store.
/// - A sign that some parsers write as a reference in HTML (`&lt;!'`) stays the sign that it is.
/// - Nothing is made up: a feed or item without a title has none (the service makes one of its text), without a link has none
///   (the site's front page is no item), and the categories of a feed are not those of its items, or a rule on a category
///   would match everything.
/// - FeedBurner's original address is used only where an item has no link: `link` is what the publisher links to.
/// - Categories of the media module count with and without a label.
/// - One expectation names another letter than the document holds.
struct ConformanceTests {
    /// Small documents, one quirk each.
    private static let folder = PackageFolder.shared?.appending(path: "conformance")
    /// Whole feeds of the web.
    private static let realFolder = PackageFolder.shared?.appending(path: "feeds-real")
    private static let isPresent =
        folder.map { FileManager.default.fileExists(atPath: $0.path + "/manifest.jsonl") } ?? false

    private struct Case {
        let id: String
        let group: String
        let bytes: [UInt8]
        let contentType: String?
        let baseURL: String?
        let assertions: [[String: Any]]
    }

    private static func cases(_ folder: URL?) throws -> [Case] {
        guard let folder else { return [] }
        let manifest = String(decoding: try Data(contentsOf: folder.appending(path: "manifest.jsonl")), as: UTF8.self)
        return try manifest.split(separator: "\n").compactMap { line in
            guard let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                let id = object["id"] as? String, let group = object["group"] as? String,
                let file = object["file"] as? String
            else { return nil }
            return Case(
                id: id,
                group: group,
                bytes: [UInt8](try Data(contentsOf: folder.appending(path: file))),
                contentType: object["http_content_type"] as? String,
                baseURL: object["base_url"] as? String,
                assertions: object["assertions"] as? [[String: Any]] ?? []
            )
        }
    }

    /// What an assertion's path names in a feed; nil where the path is one that is not compared here.
    private static func value(_ path: String, in feed: ParsedFeed) -> String?? {
        switch path {
        case "feed.title": return feed.title
        case "feed.link": return feed.link
        case "feed.language": return feed.language
        default: break
        }
        guard path.hasPrefix("items["), let close = path.firstIndex(of: "]"),
            let index = Int(path[path.index(path.startIndex, offsetBy: 6)..<close])
        else { return nil }
        let item = index < feed.items.count ? feed.items[index] : ParsedItem()
        switch path[path.index(after: close)...] {
        case ".title": return item.title
        case ".link": return item.link
        case ".id": return item.guid
        default: return nil
        }
    }

    private static func key(_ text: String) -> String {
        text.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "\u{301C}" && $0 != "\u{FF5E}" }
            .map { ASCII.lowercased(String($0)) }.joined()
    }

    /// How many assertions that can be compared here hold, and which do not.
    private static func compare(_ cases: [Case]) -> (checked: Int, failed: [String]) {
        var checked = 0
        var failed: [String] = []
        for test in cases where !test.group.hasPrefix("opt-") {
            let feed = try? FeedParser.parse(test.bytes, contentType: test.contentType, baseURL: test.baseURL)
            for assertion in test.assertions {
                guard let isMet = isMet(assertion, feed) else { continue }
                checked += 1
                if !isMet { failed.append(test.id + " \(assertion["path"] ?? "")") }
            }
        }
        return (checked, failed)
    }

    /// Whether an assertion holds; nil where it is of a kind that is not compared here.
    private static func isMet(_ assertion: [String: Any], _ feed: ParsedFeed?) -> Bool? {
        if assertion["rejects"] as? Bool == true { return feed.map { $0.items.isEmpty && $0.title == nil } ?? true }
        guard let path = assertion["path"] as? String else { return nil }
        if path == "items", let count = assertion["count"] as? Int { return feed?.items.count == count }
        guard let equals = assertion["equals"], let found = value(path, in: feed ?? ParsedFeed(format: .rss)) else {
            return nil
        }
        let wanted = equals as? [String] ?? [equals as? String].compactMap { $0 }
        return wanted.map(key).contains(key(found ?? ""))
    }

    // Skips where the collection is not beside the project.
    @Test(.enabled(if: isPresent))
    func `titles, links, identities and counts are those that other parsers expect`() throws {
        let (checked, failed) = ConformanceTests.compare(try ConformanceTests.cases(ConformanceTests.folder))
        #expect(checked > 1500)
        #expect(Double(failed.count) <= Double(checked) * 0.015, "\(failed)")
    }

    // Skips where the collection is not beside the project.
    @Test(.enabled(if: isPresent))
    func `whole feeds of the web are read as they should be`() throws {
        let (checked, failed) = ConformanceTests.compare(try ConformanceTests.cases(ConformanceTests.realFolder))
        #expect(checked > 250)
        // One feed has relative links and was kept without its address: they are made absolute by the feed's own.
        #expect(failed.allSatisfy { $0.hasPrefix("real/yakubin-atom items[") }, "\(failed)")
    }

    // Skips where the collection is not beside the project.
    @Test(.enabled(if: isPresent))
    func `no document of the collection makes the parser trap, and text comes out of all it reads`() throws {
        for test in try ConformanceTests.cases(ConformanceTests.folder) {
            guard let feed = try? FeedParser.parse(test.bytes, contentType: test.contentType, baseURL: test.baseURL)
            else { continue }
            for item in feed.items {
                #expect(item.summary.map { $0.plainText.utf8.count <= $0.value.utf8.count * 3 } ?? true, "\(test.id)")
            }
        }
    }
}
