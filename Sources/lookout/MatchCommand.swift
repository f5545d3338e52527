import ArgumentParser
import Foundation
import LookoutModel
import LookoutService
import Platform
import Rules
import Text

/// `lookout match`: offline matching of items in JSON lines.
struct MatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match",
        abstract: "Match items, one JSON object a line, against rules.",
        discussion: """
            In: {id, title, summary, content, link, source, language, author, categories, published}, all but id and \
            title optional. Texts are matched as they stand: entities (&amp;) are not decoded and markup is not dropped, as \
            they are when a feed is read. Out: {"id": …, "rules": […]}, one line an item, in order. Exit status 65: a rule does not \
            load, or a line is no item. Needs no home.
            """
    )

    @Option(name: .long, help: ArgumentHelp("A rule file or a folder of them; may be repeated.", valueName: "path"))
    var rules: [String]
    @Argument(help: "A file of JSON lines; else standard input.") var file: String?
    @Flag(name: .long, help: "Print only counts: items, matches, rules, seconds.") var count = false
    @Option(name: .long, help: ArgumentHelp("How many threads match.", valueName: "n")) var threads = 1

    /// The largest input that is read.
    private static let limit = 4 << 30

    func validate() throws {
        if rules.isEmpty { throw ValidationError("Name the rules with --rules PATH.") }
        guard (1...64).contains(threads) else { throw ValidationError("--threads takes a number from 1 to 64.") }
    }

    func run() async throws {
        let now = Instant(seconds: Int64(Date.now.timeIntervalSince1970))
        let (items, badLines) = try MatchItem.read(file, limit: Self.limit)
        let subjects = items.map { $0.subject(now: now) }
        let loaded = try load(sample: subjects)
        let printer = ProblemPrinter(home: Home(root: "/"))
        for problem in loaded.problems where problem.level != .note {
            Terminal.writeError(printer.text(problem))
        }
        let clock = ContinuousClock()
        let start = clock.now
        let matches = await match(subjects, loaded.rules)
        let elapsed = clock.now - start
        if count {
            let report: JSONValue = [
                "items": .integer(Int64(items.count)),
                "matches": .integer(Int64(matches.reduce(0) { $0 + $1.count })),
                "rules": .integer(Int64(loaded.rules.rules.count)),
                "seconds": .number(elapsed / .seconds(1)),
            ]
            Terminal.write(report.line + "\n")
        } else {
            print(items, matches, loaded.rules.rules)
        }
        if badLines > 0 || loaded.problems.contains(where: { $0.level == .error }) { throw ExitStatus.badData }
    }

    /// The rules; some of the items show which of their terms are rare.
    private func load(sample: [RuleSubject]) throws -> (rules: RuleSet, problems: [RuleProblem]) {
        do {
            return RuleSet.load(
                files: try rules.flatMap { try RulePath.files(Self.absolute($0)) },
                sample: Array(sample.prefix(200))
            )
        } catch let error as FileError {
            throw ErrorMessages.say(FileErrors.text(error), ExitStatus.badData)
        }
    }

    private static func absolute(_ path: String) -> String {
        let whole = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        return URL(filePath: whole).standardizedFileURL.path
    }

    private func match(_ subjects: [RuleSubject], _ rules: RuleSet) async -> [[Int]] {
        guard threads > 1, subjects.count > threads else { return subjects.map { rules.indices(catching: $0) } }
        let share = (subjects.count + threads - 1) / threads
        return await withTaskGroup(of: (Int, [[Int]]).self) { group in
            for start in stride(from: 0, to: subjects.count, by: share) {
                let part = subjects[start..<min(start + share, subjects.count)]
                group.addTask { (start, part.map { rules.indices(catching: $0) }) }
            }
            var parts: [(Int, [[Int]])] = []
            for await part in group { parts.append(part) }
            return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }

    private func print(_ items: [MatchItem], _ matches: [[Int]], _ rules: [Rule]) {
        var text = ""
        for (item, matches) in zip(items, matches) {
            let line: JSONValue = [
                "id": .string(item.id),
                "rules": .array(matches.map { .string(rules[$0].id.rawValue) }),
            ]
            text += line.line + "\n"
            if text.utf8.count > 1 << 16 {
                Terminal.write(text)
                text = ""
            }
        }
        Terminal.write(text)
    }
}
