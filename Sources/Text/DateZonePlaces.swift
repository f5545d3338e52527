/// Places of the zone database as feeds name them (`America/Los_Angeles`), with the rules they keep today.
struct DateZonePlaces {
    /// When the clocks go forward and back.
    enum Summer {
        case none
        /// Second Sunday of March to the first of November, at two by local time.
        case american
        /// Last Sunday of March to the last of October, at one by UTC.
        case european
    }

    /// Minutes east of Greenwich in winter.
    let standard: Int
    let summer: Summer

    /// Minutes east of Greenwich at the local time `parts`.
    func offset(at parts: DateParts) -> Int {
        let start: CivilDate?
        let end: CivilDate?
        switch summer {
        case .none:
            return standard
        case .american:
            start = DateZonePlaces.sunday(after: 8, month: 3, year: parts.year)
            end = DateZonePlaces.sunday(after: 1, month: 11, year: parts.year)
        case .european:
            start = DateZonePlaces.sunday(after: 25, month: 3, year: parts.year)
            end = DateZonePlaces.sunday(after: 25, month: 10, year: parts.year)
        }
        guard let date = CivilDate(year: parts.year, month: parts.month, day: parts.day), let start, let end else {
            return standard
        }
        let hour = summer == .american ? 2 : 1 + standard / 60
        let now = date.dayNumber * 24 + parts.hour
        let isSummer = now >= start.dayNumber * 24 + hour && now < end.dayNumber * 24 + hour
        return isSummer ? standard + 60 : standard
    }

    /// The first Sunday on the day or after it.
    private static func sunday(after day: Int, month: Int, year: Int) -> CivilDate? {
        guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
        return CivilDate(dayNumber: date.dayNumber + (7 - date.weekday) % 7)
    }

    static let places: [String: DateZonePlaces] = {
        let lists: [(String, Int, Summer)] = [
            ("america/new_york america/toronto america/detroit us/eastern", -300, .american),
            ("america/chicago america/winnipeg us/central", -360, .american),
            ("america/denver america/edmonton us/mountain", -420, .american), ("america/phoenix", -420, .none),
            ("america/los_angeles america/vancouver us/pacific", -480, .american),
            ("america/anchorage", -540, .american), ("pacific/honolulu", -600, .none),
            ("america/halifax", -240, .american), ("america/sao_paulo america/buenos_aires", -180, .none),
            ("america/bogota america/lima", -300, .none), ("america/mexico_city", -360, .none),
            ("europe/london europe/dublin europe/lisbon", 0, .european),
            ("europe/paris europe/berlin europe/madrid europe/rome europe/brussels europe/amsterdam", 60, .european),
            ("europe/vienna europe/zurich europe/stockholm europe/oslo europe/copenhagen", 60, .european),
            ("europe/prague europe/warsaw europe/budapest europe/belgrade", 60, .european),
            ("europe/athens europe/helsinki europe/kiev europe/kyiv europe/bucharest europe/sofia", 120, .european),
            ("europe/istanbul europe/moscow europe/minsk asia/riyadh asia/baghdad", 180, .none),
            ("africa/johannesburg africa/cairo", 120, .none), ("africa/nairobi", 180, .none),
            ("africa/lagos", 60, .none), ("asia/dubai", 240, .none), ("asia/tehran", 210, .none),
            ("asia/karachi", 300, .none), ("asia/kolkata asia/calcutta", 330, .none), ("asia/dhaka", 360, .none),
            ("asia/bangkok asia/jakarta asia/ho_chi_minh asia/saigon", 420, .none),
            ("asia/shanghai asia/hong_kong asia/taipei asia/singapore asia/manila prc", 480, .none),
            ("asia/kuala_lumpur australia/perth", 480, .none),
            ("asia/tokyo asia/seoul asia/pyongyang japan rok", 540, .none), ("australia/brisbane", 600, .none),
        ]
        var places: [String: DateZonePlaces] = [:]
        for (names, standard, summer) in lists {
            for name in names.split(separator: " ") {
                places[String(name)] = DateZonePlaces(standard: standard, summer: summer)
            }
        }
        return places
    }()
}
