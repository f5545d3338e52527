import ArgumentParser
import Digests
import Foundation
import LookoutModel
import LookoutService
import Platform
import Storage
import Text

/// `lookout digest`: an edition again from the store, or the day so far.
struct DigestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "digest",
        abstract: "Render an edition again from the store, byte for byte; without --day, the day so far.",
        discussion: """
            csv, bibtex and csl-json are lists of the items that the edition names, for tables and for literature.

            Exit status 65: there is no such edition; 69: nothing is recorded yet; 73: the file cannot be written.
            """
    )

    @OptionGroup var home: HomeOptions
    @OptionGroup var time: TimeOption
    @Option(name: .long, help: "The digest's name, or a person's; else the first of lookout.yaml.") var name: String?
    @Option(name: .long, help: ArgumentHelp("The edition's day, YYYY-MM-DD.", valueName: "day")) var day: String?
    @Option(name: .long, help: "html, md, txt, json, csv, bibtex or csl-json.") var format: String = "txt"
    @Option(name: .long, help: ArgumentHelp("Write to this file instead of the terminal.", valueName: "file"))
    var output: String?

    func run() throws {
        guard let form = EditionForm(name: format) else {
            throw ValidationError("--format \(format): it can be html, md, txt, json, csv, bibtex or csl-json.")
        }
        let now = try time.resolve().now
        do {
            let digest = try digest(now: now)
            try write(form.render(digest))
        } catch let error as PassError {
            throw ErrorMessages.exit(error, now: now)
        } catch let error as StoreError {
            throw ErrorMessages.store(error)
        } catch let error as FileError {
            throw ErrorMessages.say(FileErrors.text(error), ExitStatus.cannotCreate)
        }
    }

    private func digest(now: Instant) throws -> Digest {
        let home = home.resolve()
        guard let day else {
            let reading = try HomeReading(home, now: now, zones: SystemZones(), wording: EnglishWording())
            defer { reading.store.close() }
            let plans = reading.settings.editions
            guard let plan = name.map({ wanted in plans.first { $0.name == wanted } }) ?? plans.first else {
                throw ValidationError("there is no digest named \(name ?? "") in lookout.yaml.")
            }
            return try reading.daySoFar(plan)
        }
        guard let date = CivilDate(iso: day) else {
            throw ValidationError("--day \(day): this is not a day. Write it as 2026-11-22.")
        }
        _ = try HomeFolder(checked: home)
        let store = try Store(path: home.store, access: .reader)
        defer { store.close() }
        // Without a name it is the first digest of the settings; where these are broken, the unnamed one.
        let settings = try? HomeSettings.open(home, zones: SystemZones()).settings
        let name = name ?? settings?.digests.first?.name ?? ""
        let edition = try store.read { try $0.editions.fetch(name: name, day: Day(number: date.dayNumber)) }
        guard let edition else {
            let named = name.isEmpty ? "" : " named " + VisibleText.line(name)
            throw ErrorMessages.say("there is no edition of \(day)\(named).", ExitStatus.badData)
        }
        return try DigestRecord.digest(Array(edition.body.utf8))
    }

    private func write(_ text: String) throws(FileError) {
        guard let output else { return Terminal.write(text) }
        _ = try AtomicFile.write(Array(text.utf8), to: output)
    }
}
