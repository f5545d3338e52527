import ArgumentParser
import Foundation
import LookoutModel
import LookoutService
import Platform
import Rules
import Storage
import Text

/// The rules that a reading command works with: those of `--rules`, else those of the home, which may have no store yet.
struct RulesInForce {
    let rules: [Rule]
    private let everyProblem: [RuleProblem]
    /// Rules whose file has an error, and whose last good version is among `rules`.
    let lastGood: Set<RuleID>
    /// The home with its store, where there is one.
    let reading: HomeReading?

    /// Rules from files and folders outside of a home.
    init(paths: [String]) throws {
        do {
            let loaded = RuleSet.load(files: try paths.flatMap { try RulePath.files(Self.absolute($0)) })
            rules = loaded.rules.rules
            everyProblem = loaded.problems
        } catch let error as FileError {
            throw ErrorMessages.say(FileErrors.text(error), ExitStatus.badData)
        }
        lastGood = []
        reading = nil
    }

    /// The rules of a home as they are in force: the last good version of those that do not load.
    init(_ reading: HomeReading) {
        self.reading = reading
        rules = reading.rules.active
        everyProblem = (reading.rules.broken.map(\.problem) + reading.rules.further).sorted { $0.place < $1.place }
        lastGood = Set(reading.rules.broken.filter(\.worksMeanwhile).compactMap(\.rule))
    }

    /// The rules of a home's files, where nothing is recorded yet.
    ///
    /// - Throws: `PassError` where it is no home.
    init(files home: Home) throws {
        let folder: HomeFolder
        do { folder = try HomeFolder(home) } catch { throw PassError.home(error) }
        let files = folder.ruleFiles().files.map { RuleFile(path: $0.path, bytes: $0.bytes, modified: $0.modified) }
        let loaded = RuleSet.load(files: files)
        rules = loaded.rules.rules
        everyProblem = loaded.problems
        lastGood = []
        reading = nil
    }

    /// The rules of a home, whether or not anything is recorded yet.
    static func of(_ home: Home, now: Instant) throws -> RulesInForce {
        do {
            return RulesInForce(try HomeReading(home, now: now, zones: SystemZones(), wording: EnglishWording()))
        } catch PassError.store(.absent) {
            return try RulesInForce(files: home)
        }
    }

    /// What is wrong with the files, each thing once, however many rules it touches.
    var problems: [RuleProblem] {
        var seen: [SourcePlace: [RuleFact]] = [:]
        return everyProblem.filter { problem in
            guard !seen[problem.place, default: []].contains(problem.fact) else { return false }
            seen[problem.place, default: []].append(problem.fact)
            return true
        }
    }

    /// The rule of an id.
    ///
    /// - Throws: `ExitCode` or `ValidationError` that say what is wrong where there is none.
    func rule(_ id: String) throws -> Rule {
        if let rule = rules.first(where: { $0.id.rawValue == id }) { return rule }
        if let problem = everyProblem.first(where: { $0.rule?.rawValue == id && $0.level == .error }) {
            Terminal.writeError(ProblemPrinter(home: reading?.home).text(problem))
            throw ErrorMessages.say("the rule \(id) does not load and never did.", ExitStatus.badData)
        }
        let guess = Spelling.suggestion(for: id, among: rules.map(\.id.rawValue))
        throw ValidationError(
            "there is no rule \(RuleMessages.show(id))"
                + (guess.map { "; did you mean \($0)?" } ?? "; lookout check lists what is wrong with rule files.")
        )
    }

    /// An absolute form of a path as it was given.
    static func absolute(_ path: String) -> String {
        let whole = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        return URL(filePath: whole).standardizedFileURL.path
    }
}
