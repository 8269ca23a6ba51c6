import CanvasModel

extension People {
    /// Everything known of everybody, for comparisons of whole populations.
    var lines: [String] {
        (0..<count).map { person in
            let attributes = columns.indices.map { column in
                "\(columns[column].name):\(columns[column].kind.rawValue)=\(value(column, of: person))"
            }
            let devices = devices.rows(of: person).map {
                "\(string(self.devices.idfa[$0]))/\(string(self.devices.googleAdID[$0]))"
            }
            return ([externalID(of: person)] + attributes + devices).joined(separator: " ")
        }
    }

    func value(_ name: String, of externalID: String) -> AttributeValue? {
        guard let column = column(named: name), let person = person(externalID: externalID) else { return nil }
        return value(column, of: person)
    }
}
