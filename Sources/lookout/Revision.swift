import Foundation
import LookoutModel
import LookoutService
import Platform
import Rules
import Text

/// Another revision of rule files: a file, a folder, or a revision of the git repository that holds them.
struct Revision {
    /// Seconds that one question to git may take.
    private static let seconds = 30

    let name: String
    let rules: [Rule]
    /// Errors in it; a rule with an error is taken to be absent.
    let problems: [RuleProblem]

    /// Reads a revision; `folder` is where the rules are now.
    ///
    /// - Throws: `ExitCode` after it was said what is wrong.
    init(_ name: String, of folder: String) throws {
        self.name = name
        let path = RulesInForce.absolute(name)
        let files: [RuleFile]
        if FileManager.default.fileExists(atPath: path) {
            do {
                files = try RulePath.files(path)
            } catch let error as FileError {
                throw ErrorMessages.say(FileErrors.text(error), ExitStatus.badData)
            }
        } else {
            files = try Self.files(at: name, of: folder)
        }
        let loaded = RuleSet.load(files: files)
        rules = loaded.rules.rules
        problems = loaded.problems.filter { $0.level == .error }
    }

    private static func files(at revision: String, of path: String) throws -> [RuleFile] {
        // A file alone is a revision of the file alone.
        let isFile = FileManager.default.fileExists(atPath: path) && (try? FolderListing.names(in: path)) == nil
        let folder = isFile ? URL(filePath: path).deletingLastPathComponent().path : path
        let wanted = isFile ? URL(filePath: path).lastPathComponent : "."
        guard !revision.hasPrefix("-"), !revision.contains(":") else {
            throw ErrorMessages.say(
                "--against \(RuleMessages.show(revision)): neither a file, a folder nor a revision of git.",
                ExitStatus.usage
            )
        }
        let question = ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"]
        let commit = try git(question, in: folder)
        guard let commit, let hash = commit.split(separator: "\n").first else {
            throw ErrorMessages.say(
                "--against \(RuleMessages.show(revision)): there is no such file or folder, and git knows no such revision "
                    + "in \(VisibleText.line(folder)).",
                ExitStatus.usage
            )
        }
        let list = try git(["ls-tree", "-r", "-z", "--name-only", String(hash), "--", wanted], in: folder) ?? ""
        var files: [RuleFile] = []
        for name in list.split(separator: "\0").map(String.init) where RuleFile.kind(of: name) != .other {
            guard let bytes = try run(["cat-file", "blob", "\(hash):./\(name)"], in: folder) else { continue }
            files.append(RuleFile(path: name, bytes: bytes))
        }
        guard !files.isEmpty else {
            throw ErrorMessages.say(
                "--against \(RuleMessages.show(revision)): that revision has no rule file in \(VisibleText.line(folder)).",
                ExitStatus.badData
            )
        }
        return files
    }

    private static func git(_ arguments: [String], in folder: String) throws -> String? {
        try run(arguments, in: folder).map { String(decoding: $0, as: UTF8.self) }
    }

    /// What git prints; nil where it fails without a word, as it does where a revision is unknown.
    private static func run(_ arguments: [String], in folder: String) throws -> [UInt8]? {
        let variables = ProcessInfo.processInfo.environment
        var environment = ["LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"]
        for name in ["PATH", "HOME"] { environment[name] = variables[name] }
        let result: ChildProcess.Result
        do {
            result = try ChildProcess.run(
                "git",
                ["-C", folder] + arguments,
                environment: environment,
                limit: HomeFolder.listLimit,
                seconds: seconds
            )
        } catch {
            let why =
                switch error {
                case .start(let code): "git cannot be started: \(SystemMessages.text(code))"
                case .tooSlow: "git took longer than \(seconds) seconds"
                case .tooLong: "the file is too large"
                }
            throw ErrorMessages.say("--against: \(why). Name a file or folder instead.", ExitStatus.unavailable)
        }
        guard result.status == 0 else {
            let words = VisibleText.line(String(decoding: result.errors, as: UTF8.self))
            guard !words.isEmpty else { return nil }
            throw ErrorMessages.say("--against: git says: \(RuleMessages.show(words))", ExitStatus.usage)
        }
        return result.output
    }
}
