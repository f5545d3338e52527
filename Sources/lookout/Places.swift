import LookoutModel

/// Places in files as messages name them.
enum Places {
    /// `Rules/taiwan.yaml:12:7`, as far as it is known.
    static func text(_ place: SourcePlace) -> String {
        var text = place.file
        if place.line > 0 { text += ":\(place.line)" }
        if place.line > 0, place.column > 0 { text += ":\(place.column)" }
        return text
    }
}
