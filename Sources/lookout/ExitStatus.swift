import ArgumentParser

/// The exit statuses of the program (sysexits.h where it has one).
enum ExitStatus {
    /// Done, but something needs a person.
    static let needsPerson = ExitCode(1)
    static let usage = ExitCode(64)
    static let badData = ExitCode(65)
    static let unavailable = ExitCode(69)
    static let cannotCreate = ExitCode(73)
    /// Another run holds the lock.
    static let locked = ExitCode(75)
    static let badSettings = ExitCode(78)
}
