import CYaml
import CanvasModel
// The product that brings `CYaml`. Its own composer is not used: it recurses, hashes whole nodes to find duplicate keys,
// which takes forever when an alias is a key, and places a duplicate at the first key. Its parser is libyaml's, whose
// events are read here one by one.
import Yams

/// Reads one YAML document.
struct YAMLDocument {
    let file: String

    func read(_ bytes: [UInt8]) throws(Diagnostic) -> LocatedValue {
        // The parser keeps a pointer to itself, and so must not move.
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        defer { parser.deallocate() }
        guard yaml_parser_initialize(parser) == 1 else { throw outOfMemory }
        defer { yaml_parser_delete(parser) }
        return try bytes.withUnsafeBufferPointer { (buffer) throws(Diagnostic) -> LocatedValue in
            yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
            yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
            return try read(parser, bytes)
        }
    }

    private func read(_ parser: UnsafeMutablePointer<yaml_parser_t>, _ bytes: [UInt8]) throws(Diagnostic)
        -> LocatedValue
    {
        var builder = DocumentBuilder()
        var documents = 0
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(parser, &event) == 1 else { throw problem(parser.pointee, bytes) }
            defer { yaml_event_delete(&event) }
            let position = position(event.start_mark)
            switch event.type {
            case YAML_DOCUMENT_START_EVENT:
                documents += 1
                guard documents == 1 else {
                    throw .error(at: position, "a second document begins here", fix: "keep one document a file")
                }
            case YAML_MAPPING_START_EVENT:
                let start = event.data.mapping_start
                try refuseTag(start.tag, among: ["tag:yaml.org,2002:map"], at: position)
                try builder.begin(map: true, at: position, anchor: text(start.anchor))
            case YAML_SEQUENCE_START_EVENT:
                let start = event.data.sequence_start
                try refuseTag(start.tag, among: ["tag:yaml.org,2002:seq"], at: position)
                try builder.begin(map: false, at: position, anchor: text(start.anchor))
            case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
                try builder.end()
            case YAML_SCALAR_EVENT:
                try scalar(event, at: position, into: &builder)
            case YAML_ALIAS_EVENT:
                try builder.alias(text(event.data.alias.anchor) ?? "", at: position)
            case YAML_STREAM_END_EVENT:
                guard let root = builder.root, !root.isNull else {
                    throw .error(at: Position(file: file), "the file is empty")
                }
                return root
            default:
                break
            }
        }
    }

    private func scalar(
        _ event: yaml_event_t,
        at position: Position,
        into builder: inout DocumentBuilder
    ) throws(Diagnostic) {
        let scalar = event.data.scalar
        let string = "tag:yaml.org,2002:str"
        let plain = ["int", "float", "bool", "null"].map { "tag:yaml.org,2002:\($0)" }
        try refuseTag(scalar.tag, among: [string, "!"] + plain, at: position)
        let tag = text(scalar.tag)
        let isText = tag == string || tag == "!" || scalar.style != YAML_PLAIN_SCALAR_STYLE && tag == nil
        let value = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
        try builder.scalar(value, isPlain: !isText, at: position, anchor: text(scalar.anchor))
    }

    private func refuseTag(
        _ pointer: UnsafePointer<yaml_char_t>?,
        among known: [String],
        at position: Position
    ) throws(Diagnostic) {
        guard let tag = text(pointer), !known.contains(tag) else { return }
        throw .error(at: position, "the tag `\(tag.prefix(60))` has no meaning here", fix: "leave it out")
    }

    private func text(_ pointer: UnsafePointer<yaml_char_t>?) -> String? {
        pointer.map { String(cString: $0) }
    }

    private func position(_ mark: yaml_mark_t) -> Position {
        Position(file: file, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    }

    private var outOfMemory: Diagnostic {
        .error(at: Position(file: file), "there is not enough memory to read the file")
    }

    private func problem(_ parser: yaml_parser_t, _ bytes: [UInt8]) -> Diagnostic {
        let sentence = parser.problem.map { String(cString: $0) } ?? "it can't be read"
        // The parser looks ahead, and so may meet its own bound (1,000) before ours.
        if sentence.hasPrefix("Maximum nesting level") {
            return DocumentBuilder.tooDeep(position(parser.problem_mark))
        }
        switch parser.error {
        case YAML_MEMORY_ERROR:
            return outOfMemory
        case YAML_READER_ERROR:
            let position = Position(file: file, offset: parser.problem_offset, in: bytes.span)
            return .error(at: position, "the file is not a text: \(sentence)", fix: "is it the file that you meant?")
        default:
            let context = parser.context.map { " " + String(cString: $0) } ?? ""
            return .error(at: position(parser.problem_mark), "this is not YAML:\(context) \(sentence)")
        }
    }
}
