package import Platform

/// Why a message did not arrive: facts only.
package enum DeliveryError: Error, Equatable, Sendable {
    /// The file system refused; worth another try.
    case file(FileError)
    /// No sink of this name is set up.
    case noSuchSink(String)
}
