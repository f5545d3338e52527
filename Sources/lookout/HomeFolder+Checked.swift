import LookoutService

extension HomeFolder {
    /// Looks at the folder.
    ///
    /// - Throws: `PassError.home`.
    init(checked home: Home) throws(PassError) {
        do { try self.init(home) } catch { throw .home(error) }
    }
}
