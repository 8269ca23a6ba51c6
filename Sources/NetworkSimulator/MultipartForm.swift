/// The fields of a `multipart/form-data` body (RFC 7578), which is what `curl -F` sends.
public enum MultipartForm {
    /// The boundary that a content type names; `nil` for every other type.
    public static func boundary(of contentType: String) -> String? {
        guard contentType.lowercased().hasPrefix("multipart/form-data") else { return nil }
        for part in contentType.split(separator: ";").dropFirst() {
            let part = part.trimmingPrefix { $0 == " " }
            guard part.lowercased().hasPrefix("boundary=") else { continue }
            return part.dropFirst("boundary=".count).filter { $0 != "\"" }
        }
        return nil
    }

    /// Each field's name, and where its value stands in the body.
    public static func fields(of body: [UInt8], boundary: String) -> [(name: String, value: Range<Int>)] {
        let mark = Array("--\(boundary)".utf8)
        let blank = Array("\r\n\r\n".utf8)
        var fields: [(name: String, value: Range<Int>)] = []
        var start = find(mark, in: body, from: 0)
        while let from = start {
            let head = from + mark.count
            let next = find(mark, in: body, from: head)
            start = next
            // A line break stands between a value and the boundary after it.
            guard let next, let end = find(blank, in: body, from: head), end + blank.count <= next - 2,
                let name = name(in: String(decoding: body[head..<end], as: UTF8.self))
            else { continue }
            fields.append((name, end + blank.count..<next - 2))
        }
        return fields
    }

    private static func name(in head: String) -> String? {
        guard let start = head.firstRange(of: " name=\"") else { return nil }
        return head[start.upperBound...].split(separator: "\"", maxSplits: 1).first.map(String.init)
    }

    private static func find(_ needle: [UInt8], in body: [UInt8], from start: Int) -> Int? {
        guard let first = needle.first else { return nil }
        var position = start
        while let candidate = body[position...].firstIndex(of: first), candidate + needle.count <= body.count {
            if body[candidate..<candidate + needle.count].elementsEqual(needle) { return candidate }
            position = candidate + 1
        }
        return nil
    }
}
