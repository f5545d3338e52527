import Foundation

/// The end of a process that no test started itself.
package enum ProcessEnd {
    /// Whether a process is gone, or a zombie, before `seconds` are over; returns as soon as it is.
    ///
    /// One that was killed lives until the system gets to it, which a busy machine may take a while for.
    package static func comes(to process: String, within seconds: Int = 30) async -> Bool {
        let deadline = ContinuousClock.now.advanced(by: .seconds(seconds))
        while ContinuousClock.now < deadline {
            guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8) else {
                return true
            }
            if status.contains("State:\tZ") || status.contains("State:\tX") { return true }
            await Task.yield()
        }
        return false
    }
}
