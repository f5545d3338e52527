package import LookoutModel
import Platform

/// Something outside the settings that a sink cannot send without, and where they name it.
package struct SinkNeed: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
        /// A program, by its path or by a name to look for.
        case program(String)
        /// A file that holds a secret, in the home where the path is relative.
        case secret(String)
    }

    package let subject: Subject
    package let place: SourcePlace
    /// The column after its end.
    package let endColumn: Int

    package init(_ subject: Subject, place: SourcePlace, endColumn: Int) {
        self.subject = subject
        self.place = place
        self.endColumn = endColumn
    }

    /// A warning where it is not there.
    func problem(in home: Home, environment: [String: String]) -> FileProblem? {
        let fact: FileProblem.Fact
        switch subject {
        case .program(let name):
            if Programs.canRun(name, path: environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin") { return nil }
            fact = .noSuchProgram(name)
        case .secret(let path):
            if Secrets(home: home, environment: environment).value(.file(path)) != nil { return nil }
            fact = .noSuchSecret(path)
        }
        return FileProblem(place: place, endColumn: endColumn, level: .warning, fact: fact)
    }
}
