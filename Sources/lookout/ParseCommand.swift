import ArgumentParser
import FeedParsing
import Foundation
import LookoutService
import Platform
import Text

/// `lookout parse`: a feed as neutral JSON.
struct ParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Read feeds and print them as neutral JSON, one document a line.",
        discussion: """
            The JSON goes to standard output. Standard error says, one sentence a line, what each feed was and what had to be \
            repaired to read it: its format, its encoding and how that was told, a declaration that was wrong, the line of \
            the first repair, whether it breaks off, and dates that cannot be read. With --batch and --count it does not.

            --count reads everything and makes the plain text that rules see; seconds is the time for that alone, text its \
            length in bytes, and checksum is over the JSON that would be printed.

            Exit status 0: read; 65: refused, with --count a file that cannot be opened. Needs no home.
            """
    )

    @Argument(help: "Feed files; - is standard input.") var files: [String] = []
    @Option(name: .long, help: ArgumentHelp("The Content-Type that came with it.", valueName: "type"))
    var contentType: String?
    @Option(name: .long, help: ArgumentHelp("The address it came from.", valueName: "url"))
    var baseUrl: String?
    @Flag(name: .long, help: "Answer requests from standard input, one JSON object a line.")
    var batch = false
    @Flag(name: .long, help: "Print only counts: files, bytes, items, seconds, checksum.")
    var count = false

    /// The largest file that is read.
    private static let limit = 64 << 20

    func validate() throws {
        if files.isEmpty, !batch { throw ValidationError("Name a feed file, or - for standard input.") }
    }

    func run() throws {
        if count { return try printCounts() }
        if batch { return runBatch() }
        var refused = false
        for file in files {
            do {
                let feed = try parse(try read(file), contentType: contentType, baseURL: baseUrl)
                Terminal.write(NeutralFeed.json(feed) + "\n")
                for line in DiagnosisMessages.lines(feed) { Terminal.writeError("lookout: \(file): \(line)\n") }
            } catch {
                refused = true
                Terminal.writeError("lookout: \(file): \(Self.reason(error))\n")
            }
        }
        if refused { throw ExitStatus.badData }
    }

    private func runBatch() {
        while let line = readLine(strippingNewline: true) {
            guard !line.isEmpty else { continue }
            Terminal.write(answer(line) + "\n")
        }
    }

    private func answer(_ line: String) -> String {
        do {
            let request = try JSONDecoder().decode(Request.self, from: Data(line.utf8))
            let feed = try parse(
                try read(request.file),
                contentType: request.contentType,
                baseURL: request.baseURL
            )
            return NeutralFeed.json(feed)
        } catch {
            return (["error": .string(Self.reason(error))] as JSONValue).line
        }
    }

    private func printCounts() throws {
        var requests = files.map { Request(file: $0, contentType: contentType, baseURL: baseUrl) }
        if batch {
            while let line = readLine(strippingNewline: true) {
                guard let request = try? JSONDecoder().decode(Request.self, from: Data(line.utf8)) else { continue }
                requests.append(request)
            }
        }
        var (bytes, items, textBytes, refused, unread) = (0, 0, 0, 0, 0)
        var checksum = UInt64(0xCBF2_9CE4_8422_2325)
        var elapsed = Duration.zero
        for request in requests {
            let document: [UInt8]
            do {
                document = try read(request.file)
            } catch {
                unread += 1
                Terminal.writeError("lookout: \(Self.reason(error))\n")
                continue
            }
            bytes += document.count
            let clock = ContinuousClock()
            let start = clock.now
            let feed = try? parse(document, contentType: request.contentType, baseURL: request.baseURL)
            // What a pass needs of it is made with it: rules read plain text.
            let text = feed.map(Self.textLength) ?? 0
            elapsed += clock.now - start
            textBytes += text
            guard let feed else {
                refused += 1
                continue
            }
            items += feed.items.count
            for byte in NeutralFeed.json(feed).utf8 { checksum = (checksum ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        let report: JSONValue = [
            "files": .integer(Int64(requests.count)),
            "bytes": .integer(Int64(bytes)),
            "items": .integer(Int64(items)),
            "refused": .integer(Int64(refused + unread)),
            "text": .integer(Int64(textBytes)),
            "seconds": .number(elapsed / .seconds(1)),
            "checksum": .string(String(checksum, radix: 16)),
        ]
        Terminal.write(report.line + "\n")
        // A file that is not there was not counted, and whoever counts must know.
        if unread > 0 { throw ExitStatus.badData }
    }

    /// The length of the plain text of all items, in bytes.
    private static func textLength(_ feed: ParsedFeed) -> Int {
        feed.items.reduce(0) { sum, item in
            sum + (item.summary?.plainText.utf8.count ?? 0) + (item.content?.plainText.utf8.count ?? 0)
        }
    }

    private func parse(_ bytes: [UInt8], contentType: String?, baseURL: String?) throws(FeedParseError) -> ParsedFeed {
        var limits = FeedLimits.standard
        limits.bytes = Self.limit
        return try FeedParser.parse(bytes, contentType: contentType, baseURL: baseURL, limits: limits)
    }

    private func read(_ file: String) throws(FileError) -> [UInt8] {
        file == "-" ? Terminal.readInput() : try AtomicFile.read(file, limit: Self.limit)
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case let error as FeedParseError: FailureMessages.text(FailureReason.of(error))
        case let error as FileError: FileErrors.text(error)
        default: "the request is no JSON object with a file"
        }
    }

    private struct Request: Decodable {
        let file: String
        let contentType: String?
        let baseURL: String?

        enum CodingKeys: String, CodingKey {
            case file
            case contentType = "content_type"
            case baseURL = "base_url"
        }
    }
}
