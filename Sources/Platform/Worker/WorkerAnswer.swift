/// What a worker answered.
package struct WorkerAnswer: Sendable {
    package let bytes: [UInt8]
    /// Which process gave it, counted from 1.
    package let process: Int
}
