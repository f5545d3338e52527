import ArgumentParser
import LookoutModel
import LookoutService
import Platform
import Storage
import Text

/// `lookout status`: how things stand.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say how things stand: the last pass, feeds, rules, deliveries, editions.",
        discussion: """
            Exit status 0: all is well; 1: something needs you, or the last full pass is older than three intervals and 45 minutes; \
            69: \
            nothing is recorded yet.
            """
    )

    @OptionGroup var home: HomeOptions
    @OptionGroup var time: TimeOption
    @Flag(name: .long, help: "Print it as JSON.") var json = false

    func run() throws {
        let now = try time.resolve().now
        let report: StatusReport
        do {
            let reading = try HomeReading(home.resolve(), now: now, zones: SystemZones(), wording: EnglishWording())
            defer { reading.store.close() }
            report = try StatusReport(reading, now: now)
        } catch let error as PassError {
            throw ErrorMessages.exit(error, now: now)
        } catch let error as StoreError {
            throw ErrorMessages.store(error)
        }
        Terminal.write(json ? report.json.line + "\n" : report.text)
        if report.needsPerson { throw ExitStatus.needsPerson }
    }
}
