import NetworkSimulator

/// A request's parameters by name, from its query, its form or its JSON body, still as bytes.
struct GraphParameters {
    /// A value as it came: the text of a form's field, or a value inside of a JSON body.
    struct Value {
        let bytes: [UInt8]
        let range: Range<Int>
        let isJSON: Bool
    }

    private var values: [(name: String, value: Value)] = []

    init(query: ArraySlice<UInt8>) {
        add(form: query)
    }

    /// The first value of that name; what the query says goes before what the body says.
    subscript(name: String) -> Value? {
        values.first { $0.name == name }?.value
    }

    /// Takes parameters of another request over that this one does not have.
    mutating func inherit(_ names: [String], from other: GraphParameters) {
        for name in names {
            guard self[name] == nil, let value = other[name] else { continue }
            values.append((name, value))
        }
    }

    /// All names and values, in the order sent.
    var all: [(name: String, value: Value)] { values }

    /// A scalar's text.
    ///
    /// Meta's own curl samples send JSON texts in form fields (`subtype="CUSTOM"`), so one pair of quotes goes.
    func text(_ name: String) -> String? {
        guard let value = self[name] else { return nil }
        if let json = try? JSONScanner.value(value.bytes, in: value.range), let text = json.scalarText { return text }
        return value.isJSON ? nil : String(decoding: value.bytes[value.range], as: UTF8.self)
    }

    /// A value that is JSON by its type, also when it came as a text that holds JSON.
    func json(_ name: String) throws(GraphError) -> JSON? {
        guard let (bytes, range) = try structure(name) else { return nil }
        do {
            return try JSONScanner.value(bytes, in: range)
        } catch {
            throw .invalidParameter
        }
    }

    /// Where the JSON of such a value stands.
    func structure(_ name: String) throws(GraphError) -> (bytes: [UInt8], range: Range<Int>)? {
        guard let value = self[name] else { return nil }
        var scanner = JSONScanner(value.bytes, in: value.range)
        guard scanner.peek() == UInt8(ascii: "\"") else { return (value.bytes, value.range) }
        do {
            let inner = try JSONScanner.unescaped(value.bytes, in: try scanner.skipString())
            return (inner, inner.indices)
        } catch {
            throw .invalidParameter
        }
    }

    /// A list of texts: a JSON list, or words with commas between.
    func list(_ name: String) -> [String]? {
        guard let value = self[name] else { return nil }
        if case .array(let items) = try? json(name) { return items.compactMap(\.scalarText) }
        let text = text(name) ?? String(decoding: value.bytes[value.range], as: UTF8.self)
        return text.split(separator: ",").map { $0.trimmingPrefix { $0 == " " } }.map(String.init)
    }
}

extension GraphParameters {
    /// Adds what a body holds, read as its content type says.
    mutating func add(body: [UInt8], contentType: String?) throws(GraphError) {
        guard !body.isEmpty else { return }
        let type = contentType ?? ""
        if let boundary = MultipartForm.boundary(of: type) {
            for (name, range) in MultipartForm.fields(of: body, boundary: boundary) {
                values.append((name, Value(bytes: body, range: range, isJSON: false)))
            }
        } else if type.lowercased().contains("json") {
            try add(json: body)
        } else {
            add(form: body[...])
        }
    }

    private mutating func add(form: ArraySlice<UInt8>) {
        var rest = form
        while !rest.isEmpty {
            let end = FormDecoding.index(of: UInt8(ascii: "&"), in: rest) ?? rest.endIndex
            let field = rest[..<end]
            rest = rest[min(end + 1, rest.endIndex)...]
            guard !field.isEmpty else { continue }
            let mark = FormDecoding.index(of: UInt8(ascii: "="), in: field)
            let name = FormDecoding.decoded(field[..<(mark ?? field.endIndex)], plusIsSpace: true)
            let text = mark.map { FormDecoding.decoded(field[($0 + 1)...], plusIsSpace: true) } ?? []
            values.append(
                (String(decoding: name, as: UTF8.self), Value(bytes: text, range: text.indices, isJSON: false))
            )
        }
    }

    private mutating func add(json body: [UInt8]) throws(GraphError) {
        var found: [(name: String, value: Value)] = []
        do {
            var scanner = JSONScanner(body)
            try scanner.object { (name, scanner) throws(JSONScanner.Malformed) in
                found.append((name, Value(bytes: body, range: try scanner.skipValue(), isJSON: true)))
            }
            guard scanner.peek() == nil else { throw JSONScanner.Malformed() }
        } catch {
            throw .invalidParameter
        }
        values += found
    }
}
