/// A population in a file, the same in both formats.
enum People {
    private static let first = ["Ada", "Grace", "Zoë", "María José", "Øyvind", "김", "Lin", "Noor"]
    private static let last = ["Lovelace", "Hopper", "Müller", "O'Neil", "李", "Van Dyke"]

    private static func cells(_ index: Int) -> [(name: String, value: String)] {
        [
            ("external_id", "person-\(index)"),
            ("email", index.isMultiple(of: 11) ? "" : "Person.\(index)@Example.com"),
            ("phone", index.isMultiple(of: 3) ? "" : "+1 (212) 555-0\(100 + index % 900)"),
            ("first_name", first[index % first.count]),
            ("last_name", last[index % last.count]),
            ("ad_tracking_enabled", index.isMultiple(of: 7) ? "false" : "true"),
        ]
    }

    static func jsonLines(_ count: Int) -> [String] {
        (0..<count).map { index in
            let members = cells(index).filter { !$0.value.isEmpty }.map { cell in
                cell.name == "ad_tracking_enabled"
                    ? "\"\(cell.name)\":\(cell.value)" : "\"\(cell.name)\":\"\(cell.value)\""
            }
            return "{\(members.joined(separator: ","))}"
        }
    }

    static func csv(_ count: Int) -> (header: String, lines: [String]) {
        let header = cells(0).map(\.name).joined(separator: ",")
        return (header, (0..<count).map { cells($0).map { "\"\($0.value)\"" }.joined(separator: ",") })
    }
}
