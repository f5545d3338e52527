package import Platform

/// Where the documents of feeds are read.
package enum FeedReading: Equatable, Sendable {
    /// In this process, where a crash of the parser ends everything.
    case inProcess
    /// In a process of its own, which this command starts.
    case child(WorkerCommand)
}
