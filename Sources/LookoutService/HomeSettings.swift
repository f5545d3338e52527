import LookoutModel
package import Platform

/// A home with its settings read.
package struct HomeSettings: Sendable {
    package let folder: HomeFolder
    package let settings: Settings
    /// Warnings and notes; errors are thrown.
    package let problems: [FileProblem]

    /// Opens a home.
    ///
    /// - Throws: `PassError`.
    package static func open(_ home: Home, zones: SystemZones) throws(PassError) -> HomeSettings {
        let folder: HomeFolder
        do { folder = try HomeFolder(home) } catch { throw .home(error) }
        let bytes: [UInt8]?
        do { bytes = try folder.settings() } catch { throw .settingsUnreadable(error) }
        // The system's zone matters only where the settings name none.
        let standard = (try? zones.systemZone()) ?? Zone.utc
        let result = SettingsReader.read(bytes, file: "lookout.yaml", zones: zones, standard: standard)
        guard result.isUsable else { throw .settings(result.problems) }
        return HomeSettings(folder: folder, settings: result.settings, problems: result.problems)
    }
}
