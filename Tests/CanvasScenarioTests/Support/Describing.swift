import CanvasModel

extension People {
    /// Everything known of everybody, for comparisons of whole populations.
    var lines: [String] {
        (0..<count).map { person in
            let attributes = columns.indices.map { column in
                "\(columns[column].name):\(columns[column].kind.rawValue)=\(value(column, of: person))"
            }
            return ([externalID(of: person)] + attributes + deviceTexts(of: person)).joined(separator: " ")
        }
    }

    func deviceTexts(of person: Int) -> [String] {
        devices.rows(of: person).map { "\(string(devices.idfa[$0]))/\(string(devices.googleAdID[$0]))" }
    }

    func value(_ name: String, of externalID: String) -> AttributeValue? {
        guard let column = column(named: name), let person = person(externalID: externalID) else { return nil }
        return value(column, of: person)
    }
}
