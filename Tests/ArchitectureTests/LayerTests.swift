import Foundation
import TestSupport
import Testing

/// The house: which target may import which.
///
/// A target imports only lower layers; siblings never import each other.
@Suite struct LayerTests {
    private static let layers: [String: Int] = [
        "CCurl": 0, "CLibXML2": 0, "CCrypto": 0, "CLinux": 0,
        "LookoutModel": 1, "Text": 1,
        "Platform": 2, "Transfers": 2, "FeedParsing": 2, "Rules": 2, "Stories": 2, "Storage": 2, "Digests": 2,
        "Delivery": 3,
        "LookoutService": 4,
        "lookout": 5,
    ]

    /// Libraries, and the only targets that may import them.
    private static let libraries: [String: Set<String>] = [
        "CCurl": ["Transfers"],
        "CLibXML2": ["FeedParsing"],
        "CCrypto": ["Text"],
        "CLinux": ["Platform"],
        "GRDB": ["Storage"],
        "Yams": ["Rules"],
        "ArgumentParser": ["lookout"],
    ]

    private struct Source {
        let target: String
        let name: String
        let lines: [Substring]

        /// The modules it imports.
        var imports: [String] {
            lines.compactMap { line in
                let words = line.split(separator: " ")
                guard let index = words.firstIndex(of: "import"), index <= 2,
                    words[..<index].allSatisfy({
                        ["package", "internal", "public", "@preconcurrency", "@testable"].contains($0)
                    })
                else { return nil }
                let rest = words[(index + 1)...].filter { !["struct", "enum", "class", "func"].contains($0) }
                return rest.first.map { String($0.prefix { $0 != "." }) }
            }
        }
    }

    private static let sources: [Source] = {
        let folder = PackageFolder.root.appending(path: "Sources")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }.compactMap { file in
            guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
            let parts = file.path.dropFirst(folder.path.count + 1).split(separator: "/")
            return Source(
                target: String(parts[0]),
                name: String(parts[parts.count - 1]),
                lines: text.split(separator: "\n", omittingEmptySubsequences: false)
            )
        }
    }()

    @Test func `the sources are found and every target has its layer`() {
        #expect(Self.sources.count > 100)
        #expect(Set(Self.sources.map(\.target)).subtracting(Self.layers.keys).isEmpty)
    }

    @Test func `a target imports only lower layers`() {
        for source in Self.sources {
            for imported in source.imports {
                guard let upper = Self.layers[source.target], let lower = Self.layers[imported] else { continue }
                #expect(lower < upper, "\(source.target)/\(source.name) imports \(imported)")
            }
        }
    }

    @Test func `a library is imported only where it belongs`() {
        for source in Self.sources {
            for imported in source.imports {
                guard let allowed = Self.libraries[imported] else { continue }
                #expect(allowed.contains(source.target), "\(source.target)/\(source.name) imports \(imported)")
            }
        }
    }

    @Test func `nothing imports the parts of Foundation that bring a second curl and libxml2`() {
        for source in Self.sources {
            #expect(!source.imports.contains("FoundationNetworking"), "\(source.name)")
            #expect(!source.imports.contains("FoundationXML"), "\(source.name)")
        }
    }

    @Test func `nothing below the service reads the clock, the environment or a global`() {
        let words = ["Date.now", " Date()", "ProcessInfo", "getenv(", "time(nil)", "gettimeofday", "static var shared"]
        #expect(Self.found(words) { (Self.layers[$0] ?? 9) < 4 } == [])
    }

    @Test func `no file is longer than 400 lines`() {
        for source in Self.sources {
            #expect(source.lines.count <= 401, "\(source.target)/\(source.name)")
        }
    }

    @Test func `unsafe code stands only where the house allows it`() {
        let free = ["Platform", "Transfers", "FeedParsing", "Text"]
        let words = [
            "withUnsafe", "UnsafePointer", "UnsafeMutable", "UnsafeRaw", "unsafeBitCast", "Unmanaged", "@unchecked",
        ]
        #expect(Self.found(words) { !free.contains($0) } == [])
    }

    /// Where one of `words` stands in the code of targets that `isMeant`, comments left out.
    private static func found(_ words: [String], in isMeant: (String) -> Bool) -> [String] {
        var places: [String] = []
        for source in sources where isMeant(source.target) {
            for (index, line) in source.lines.enumerated() where !line.drop(while: { $0 == " " }).hasPrefix("//") {
                for word in words where line.contains(word) {
                    places.append("\(source.target)/\(source.name):\(index + 1) \(word)")
                }
            }
        }
        return places
    }
}
