import Foundation
package import Testing

/// Compares `text` with the golden file `name` of the test target that calls, `Golden/` beside the calling file.
///
/// A file that is not there yet is written and the test fails once; `RECORD_GOLDEN=1` writes all anew. The first line
/// that differs is shown with its number.
package func expectGolden(
    _ text: String,
    _ name: String,
    filePath: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let file = URL(filePath: filePath).deletingLastPathComponent().appending(path: "Golden/" + name)
    let stored = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
    guard let stored, ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == nil else {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: file)
        Issue.record("golden file \(name) was written: read it, then test again", sourceLocation: sourceLocation)
        return
    }
    guard stored != text else { return }
    let (expected, actual) = (lines(of: stored), lines(of: text))
    let line = zip(expected, actual).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let first = line ?? min(expected.count, actual.count)
    let expectedLine = first < expected.count ? expected[first] : "(end)"
    let actualLine = first < actual.count ? actual[first] : "(end)"
    Issue.record(
        "\(name) differs at line \(first + 1):\n- \(expectedLine)\n+ \(actualLine)",
        sourceLocation: sourceLocation
    )
}

private func lines(of text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}
