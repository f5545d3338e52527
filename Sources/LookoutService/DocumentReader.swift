package import FeedParsing
package import Logging
package import Platform

/// Reads the documents of feeds, several at a time, in a process of its own or in this one.
package final class DocumentReader: Sendable {
    private enum Way: Sendable {
        case inProcess
        case child(ConfinedWorker)
        case none(code: Int32)
    }

    private let limits: FeedLimits
    private let texts: FeedTexts
    private let way: Way

    /// Makes one for documents within `limits`; the process is started when it is first needed, or at once.
    ///
    /// `texts` is what is wanted of the texts of feeds, `worker` what that process may use, where it is not what goes with
    /// `limits`.
    package init(
        _ reading: FeedReading,
        limits: FeedLimits,
        texts: FeedTexts = .plain,
        worker: WorkerLimits? = nil,
        startsAtOnce: Bool = false,
        log: Logger
    ) {
        self.limits = limits
        self.texts = texts
        switch reading {
        case .inProcess:
            way = .inProcess
        case .child(let command):
            let bounds = worker ?? WorkerLimits(documentBytes: limits.bytes)
            do throws(WorkerFailure) {
                way = .child(
                    try ConfinedWorker(command, limits: bounds, startsAtOnce: startsAtOnce) { held in
                        Self.note(held, in: log)
                    }
                )
            } catch {
                way = if case .start(let code) = error { .none(code: code) } else { .none(code: 0) }
            }
        }
    }

    /// The feed that `bytes` hold.
    ///
    /// - Parameters:
    ///   - bytes: The document as it came.
    ///   - contentType: The HTTP header.
    ///   - baseURL: The address it came from.
    /// - Returns: What the feed says.
    /// - Throws: `DocumentFailure`.
    package func read(
        _ bytes: [UInt8],
        contentType: String?,
        baseURL: String?
    ) async throws(DocumentFailure) -> ParsedFeed {
        switch way {
        case .none(let code):
            throw .unavailable(code: code)
        case .inProcess:
            do {
                return try FeedParser.parse(
                    bytes,
                    contentType: contentType,
                    baseURL: baseURL,
                    limits: limits,
                    texts: texts
                )
            } catch {
                throw .refused(error)
            }
        case .child(let worker):
            // What would be refused need not be sent.
            guard bytes.count <= limits.bytes else { throw .refused(.exceeds(.bytes, limit: limits.bytes)) }
            let request = ParseRequest(contentType: contentType, baseURL: baseURL, limits: limits, texts: texts)
            return try await read(bytes, request, by: worker)
        }
    }

    /// Ends the process; nothing more is read.
    package func shutdown() async {
        if case .child(let worker) = way { await worker.shutdown() }
    }

    private func read(
        _ bytes: [UInt8],
        _ request: ParseRequest,
        by worker: ConfinedWorker
    ) async throws(DocumentFailure) -> ParsedFeed {
        let answer: WorkerAnswer
        do {
            answer = try await worker.answer(request.bytes, bytes)
        } catch {
            switch error {
            case .died(let death): throw .died(death)
            case .tooLong: throw .refused(.exceeds(.bytes, limit: limits.bytes))
            case .start(let code): throw .unavailable(code: code)
            case .shutDown: throw .unavailable(code: 0)
            }
        }
        let result: Result<ParsedFeed, FeedParseError>
        do {
            result = try ParseAnswer.read(answer.bytes, documentBytes: bytes.count, limits: limits)
        } catch {
            worker.distrust(answer)
            throw .died(.badAnswer)
        }
        switch result {
        case .success(let feed): return feed
        case .failure(let error): throw .refused(error)
        }
    }

    private static func note(_ held: Confinement, in log: Logger) {
        guard held != .whole else { return }
        let names: [(Confinement, String)] = [
            (.limits, "limits of memory and files"), (.bound, "no new rights, an end with the run"),
            (.calls, "no network and no other programs"),
        ]
        let missing = names.filter { !held.contains($0.0) }.map(\.1).joined(separator: "; ")
        log.notice("this system does not hold the reader to everything", metadata: ["missing": .string(missing)])
    }
}
