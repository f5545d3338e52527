import ArgumentParser
import FeedParsing
import Foundation
import Logging
import LookoutModel
import LookoutService
import Platform
import Text

/// `lookout parse`: a feed as neutral JSON.
struct ParseCommand: AsyncParsableCommand {
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
    @Flag(
        name: .long,
        help: "Read in this process, which a crash ends, and not in one of its own, which is started again."
    )
    var inProcess = false

    /// The largest file that is read.
    private static let limit = 64 << 20
    /// Bytes and files that are timed together with --count.
    private static let window = (bytes: 16 << 20, files: 512)

    func validate() throws {
        if files.isEmpty, !batch { throw ValidationError("Name a feed file, or - for standard input.") }
    }

    func run() async throws {
        var limits = FeedLimits.standard
        limits.bytes = Self.limit
        let reader = DocumentReader(
            inProcess ? .inProcess : .ownChild,
            limits: limits,
            texts: .whole,
            startsAtOnce: true,
            log: Logger(label: "lookout") { StreamLogHandler.standardError(label: $0) }
        )
        do {
            try await run(reader)
        } catch {
            await reader.shutdown()
            throw error
        }
        await reader.shutdown()
    }

    private func run(_ reader: DocumentReader) async throws {
        if count { return try await printCounts(reader) }
        if batch { return await runBatch(reader) }
        var refused = false
        for file in files {
            do {
                let feed = try await reader.read(try read(file), contentType: contentType, baseURL: baseUrl)
                Terminal.write(NeutralFeed.json(feed) + "\n")
                for line in DiagnosisMessages.lines(feed) { Terminal.writeError("lookout: \(file): \(line)\n") }
            } catch {
                refused = true
                Terminal.writeError("lookout: \(file): \(Self.reason(error))\n")
            }
        }
        if refused { throw ExitStatus.badData }
    }

    private func runBatch(_ reader: DocumentReader) async {
        while let line = readLine(strippingNewline: true) {
            guard !line.isEmpty else { continue }
            Terminal.write(await answer(line, reader) + "\n")
        }
    }

    private func answer(_ line: String, _ reader: DocumentReader) async -> String {
        do {
            let request = try JSONDecoder().decode(Request.self, from: Data(line.utf8))
            let feed = try await reader.read(
                try read(request.file),
                contentType: request.contentType,
                baseURL: request.baseURL
            )
            return NeutralFeed.json(feed)
        } catch {
            return (["error": .string(Self.reason(error))] as JSONValue).line
        }
    }

    private func printCounts(_ reader: DocumentReader) async throws {
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
        var waiting: [(request: Request, document: [UInt8])] = []
        var waitingBytes = 0
        // Reading files and adding up are no part of what is timed, so nothing is read meanwhile by another process either.
        func flush() async {
            let clock = ContinuousClock()
            let start = clock.now
            let feeds = await Self.feeds(of: waiting, reader, oneByOne: inProcess)
            // What a pass needs of it is made with it: rules read plain text.
            textBytes += feeds.reduce(0) { $0 + ($1.map(Self.textLength) ?? 0) }
            elapsed += clock.now - start
            for feed in feeds {
                guard let feed else {
                    refused += 1
                    continue
                }
                items += feed.items.count
                for byte in NeutralFeed.json(feed).utf8 { checksum = (checksum ^ UInt64(byte)) &* 0x100_0000_01B3 }
            }
            (waiting, waitingBytes) = ([], 0)
        }
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
            waitingBytes += document.count
            waiting.append((request, document))
            if waitingBytes >= Self.window.bytes || waiting.count >= Self.window.files { await flush() }
        }
        await flush()
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

    /// The feeds of documents, in their order; nil where there is none.
    private static func feeds(
        of documents: [(request: Request, document: [UInt8])],
        _ reader: DocumentReader,
        oneByOne: Bool
    ) async -> [ParsedFeed?] {
        var feeds = [ParsedFeed?](repeating: nil, count: documents.count)
        if oneByOne {
            for index in documents.indices { feeds[index] = await feed(of: documents[index], reader) }
            return feeds
        }
        await withTaskGroup(of: (Int, ParsedFeed?).self) { group in
            for (index, document) in documents.enumerated() {
                group.addTask { (index, await feed(of: document, reader)) }
            }
            for await (index, feed) in group { feeds[index] = feed }
        }
        return feeds
    }

    private static func feed(
        of document: (request: Request, document: [UInt8]),
        _ reader: DocumentReader
    ) async -> ParsedFeed? {
        let request = document.request
        do {
            return try await reader.read(
                document.document,
                contentType: request.contentType,
                baseURL: request.baseURL
            )
        } catch .refused {
            return nil
        } catch {
            Terminal.writeError("lookout: \(request.file): \(reason(error))\n")
            return nil
        }
    }

    /// The length of the plain text of all items, in bytes.
    private static func textLength(_ feed: ParsedFeed) -> Int {
        feed.items.reduce(0) { sum, item in
            sum + (item.summary?.plainText.utf8.count ?? 0) + (item.content?.plainText.utf8.count ?? 0)
        }
    }

    private func read(_ file: String) throws(FileError) -> [UInt8] {
        file == "-" ? Terminal.readInput() : try AtomicFile.read(file, limit: Self.limit)
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case let error as DocumentFailure: reason(FailureReason.of(error))
        case let error as FileError: FileErrors.text(error)
        default: "the request is no JSON object with a file"
        }
    }

    /// A file that is no feed has no address to be looked at.
    private static func reason(_ failure: FeedFailure) -> String {
        failure.kind == .notAFeed ? FailureMessages.fact(failure) : FailureMessages.text(failure)
    }

    private struct Request: Decodable, Sendable {
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
