import Foundation
import Rules

/// Vectorscan, run as a program of its own.
struct Yardstick {
    private let program: String

    init(_ program: String) {
        self.program = program
    }

    /// The seconds of its fastest round over all items; nil where it fails.
    func seconds(_ literals: [String], _ corpus: Corpus, _ rounds: Int) -> Double? {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lookout-benchmark-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let (terms, items) = (folder.appending(path: "literals"), folder.appending(path: "items"))
            try Data((literals.joined(separator: "\n") + "\n").utf8).write(to: terms)
            try encoded(corpus).write(to: items)
            let process = Process()
            process.executableURL = URL(filePath: program)
            process.arguments = [terms.path, items.path, String(rounds)]
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            let answer = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            let object = try JSONSerialization.jsonObject(with: answer) as? [String: Any]
            return object?["seconds"] as? Double
        } catch {
            return nil
        }
    }

    /// Each item as the length of its bytes and the bytes: title, line feed, summary.
    private func encoded(_ corpus: Corpus) -> Data {
        var data = Data()
        for item in corpus.items {
            let bytes = Array((item.title + "\n" + item.summary).utf8)
            let length = UInt32(bytes.count)
            data.append(contentsOf: (0..<4).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) })
            data.append(contentsOf: bytes)
        }
        return data
    }
}
