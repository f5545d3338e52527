import ArgumentParser
import Foundation
import LookoutService
import Platform
import Text

/// `lookout init`: makes a home, or brings the shipped feeds and rules of a later version into one.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a home: settings, feeds and rules.",
        discussion: """
            Asks the zone, the hour of the digest, personal or office use, and where mail goes, unless they are given. In \
            a home that is there already nothing of yours is written over: what is new stands beside it as NAME.new. Exit \
            status 69: the feeds and rules to copy were not found; 73: the folder cannot be written.
            """
    )

    @Argument(help: "The folder.") var directory: String
    @Option(name: .long, help: "The time zone, Asia/Tokyo.") var zone: String?
    @Option(name: .long, help: "When the digest is due, 07:00.") var at: String?
    @Option(name: .long, help: "personal or office.") var use: String?
    @Option(name: .long, help: "Where mail goes; none leaves it to the files.") var mail: String?

    func run() throws {
        guard let source = Installation.shippedFolder() else {
            throw ErrorMessages.say(
                "the feeds and rules that belong to this program were not found beside it; install it with deploy/install.",
                ExitStatus.unavailable
            )
        }
        let path = directory.hasPrefix("/") ? directory : FileManager.default.currentDirectoryPath + "/" + directory
        let home = Home(root: path)
        let isNew = !FileManager.default.fileExists(atPath: home.settings)
        let template = isNew ? try ask() : nil
        do {
            try FileManager.default.createDirectory(atPath: home.root, withIntermediateDirectories: true)
            try Folder.make(home.feeds)
            try Folder.make(home.rules)
            if let template { _ = try AtomicFile.write(Array(template.text.utf8), to: home.settings) }
            report(try ShippedFiles(from: source, to: home).copy(), home: home, isNew: isNew)
            if template?.mail != nil {
                Terminal.write("Mail needs somebody who sends it: fill in people: and sinks: in lookout.yaml.\n")
            }
        } catch let error as FileError {
            throw ErrorMessages.say(FileErrors.text(error), ExitStatus.cannotCreate)
        } catch let error as CocoaError {
            throw ErrorMessages.say(
                "\(home.root) cannot be made: \(error.localizedDescription)",
                ExitStatus.cannotCreate
            )
        }
    }

    /// The options that were given, as a person wrote them.
    private var given: String {
        [("--zone", zone), ("--at", at), ("--use", use), ("--mail", mail)].filter { $0.1 != nil }.map(\.0)
            .joined(separator: ", ")
    }

    private func ask() throws -> SettingsTemplate {
        let zones = SystemZones()
        let system = (try? zones.systemZone().name) ?? "UTC"
        let zone = Self.answer("Time zone", given: zone, standard: system)
        guard (try? zones.zone(named: zone)) != nil else {
            throw ValidationError("there is no time zone “\(zone)”; write one like Asia/Tokyo.")
        }
        let at = Self.answer("Hour of the digest", given: at, standard: "07:00")
        guard let seconds = Quantity.timeOfDay(at) else {
            throw ValidationError("“\(at)” is no time of day; write it as 07:00.")
        }
        let use = Self.answer("Personal or office use", given: use, standard: "personal")
        guard let use = Settings.Use(rawValue: use) else {
            throw ValidationError("“\(use)” is neither personal nor office.")
        }
        let mail = Self.answer("Where mail goes (none: files only)", given: mail, standard: "none")
        guard mail == "none" || Self.isMail(mail) else { throw ValidationError("“\(mail)” is no mail address.") }
        return SettingsTemplate(
            zone: zone,
            time: Timestamp.clock(seconds, seconds: false),
            use: use,
            mail: mail == "none" ? nil : mail
        )
    }

    /// What was given, else what a person types at a terminal, else what is usual.
    private static func answer(_ question: String, given: String?, standard: String) -> String {
        if let given { return given }
        guard Terminal.isInput, Terminal.isOutput else { return standard }
        Terminal.write("\(question) [\(standard)]: ")
        let typed = ASCII.trimmed(readLine() ?? "")
        return typed.isEmpty ? standard : typed
    }

    private static func isMail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x3C && $0 != 0x3E && $0 != 0x23 }
            }
    }

    private func report(
        _ outcomes: [(path: String, outcome: ShippedFiles.Outcome)],
        home: Home,
        isNew: Bool
    ) {
        var (copied, updated) = (0, 0)
        for (path, outcome) in outcomes {
            switch outcome {
            case .copied: copied += 1
            case .updated: updated += 1
            case .beside(let new): Terminal.write("\(path) is yours and stays; this version's is beside it: \(new)\n")
            case .unchanged, .leftAway: break
            }
        }
        Terminal.write(
            "\(home.root): \(isNew ? "settings written, " : "")\(Plural.of(copied, "file")) copied, \(updated) updated.\n"
        )
        if !isNew, !given.isEmpty {
            Terminal.write(
                "lookout.yaml is there already and stays as it is: \(given) changed nothing; edit the file.\n"
            )
        }
        if isNew { Terminal.write("Next: lookout run --home \(home.root)\n") }
    }
}
