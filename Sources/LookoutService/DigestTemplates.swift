package import Digests
import LookoutModel

/// The templates of a home, `Templates/digest.html` and its like: those that are right, and what is wrong with the others.
package struct DigestTemplates: Sendable {
    package private(set) var problems: [FileProblem] = []
    /// By the name of the file without its extension, `digest` or `digest-evening`.
    private var texts: [String: [DigestFormat: String]] = [:]

    package init() {}

    /// Reads files; `digests` are the names of all digests that there are, the empty one among them.
    package init(_ files: [HomeFolder.File], digests: [String]) {
        let known = Set([Self.common] + digests.map(Self.fileName))
        for file in files {
            guard let (name, format) = Self.parts(of: file.path), known.contains(name) else {
                let place = SourcePlace(file: file.path)
                problems.append(FileProblem(place: place, level: .warning, fact: .unusedTemplate))
                continue
            }
            let problems = DigestTemplate.problems(in: file.bytes, format: format)
            report(problems, of: file)
            if problems.allSatisfy(\.isWarning) {
                texts[name, default: [:]][format] = String(decoding: file.bytes, as: UTF8.self)
            }
        }
    }

    /// The templates of a digest, by form: its own, else those of all; nil where there are none.
    package func of(_ digest: String) -> [DigestFormat: String]? {
        let common = texts[Self.common] ?? [:]
        let all = common.merging(texts[Self.fileName(digest)] ?? [:]) { _, own in own }
        return all.isEmpty ? nil : all
    }

    private static let common = "digest"

    private static func fileName(_ digest: String) -> String {
        digest.isEmpty ? common : common + "-" + DigestFormat.slug(digest)
    }

    /// The name and form that a path says; nil where it is no template's.
    static func parts(of path: String) -> (name: String, format: DigestFormat)? {
        // In a subfolder lies what is not in use.
        guard !path.hasPrefix("Templates/") || path.split(separator: "/").count == 2 else { return nil }
        let parts = path.split(separator: "/").last?.split(separator: ".", omittingEmptySubsequences: false) ?? []
        guard parts.count == 2, let format = DigestFormat(rawValue: String(parts[1])),
            DigestTemplate.formats.contains(format)
        else { return nil }
        return (String(parts[0]), format)
    }

    private mutating func report(_ found: [TemplateProblem], of file: HomeFolder.File) {
        problems += found.map { problem in
            FileProblem(
                place: SourcePlace(file: file.path, line: problem.line, column: problem.column),
                level: problem.isWarning ? .warning : .error,
                fact: .template(problem.fact)
            )
        }
    }
}
