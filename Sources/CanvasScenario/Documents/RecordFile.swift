import CanvasModel
import Foundation

/// Reads a file of any size record by record, without ever holding more than one piece of it.
struct RecordFile {
    /// What ends a record.
    enum Form {
        /// A line break.
        case lines
        /// A line break that is not within quotes.
        case csv
    }

    /// The longest record, 16 MiB; what is longer is a quote that nobody closed, or no such file.
    static let longest = 16 << 20

    let path: String
    let form: Form

    /// Calls a function with each record that is not blank, and with the line on which it begins.
    func read(_ body: (Span<UInt8>, Int) throws(Diagnostic) -> Void) throws(Diagnostic) {
        var splitter = Splitter(path: path, form: form)
        try InputFile.chunks(path) { (chunk) throws(Diagnostic) in
            splitter.buffer.append(contentsOf: chunk)
            try splitter.split(body)
        }
        try splitter.finish(body)
    }

    private struct Splitter {
        let path: String
        let form: Form
        var buffer: [UInt8] = []
        private var scanned = 0
        private var isQuoted = false
        private var line = 1
        private var nextLine = 1
        private var isFirst = true

        init(path: String, form: Form) {
            self.path = path
            self.form = form
        }

        mutating func split(_ body: (Span<UInt8>, Int) throws(Diagnostic) -> Void) throws(Diagnostic) {
            var start = 0
            while scanned < buffer.count {
                let byte = buffer[scanned]
                scanned += 1
                if byte == 0x0A {
                    nextLine += 1
                    guard !isQuoted else { continue }
                    try record(start..<(scanned - 1), body)
                    start = scanned
                    line = nextLine
                } else if byte == 0x22, form == .csv {
                    isQuoted.toggle()
                }
            }
            buffer.removeFirst(start)
            scanned -= start
            guard buffer.count <= RecordFile.longest else {
                throw .error(
                    at: Position(file: path, line: line),
                    "the record that begins here is longer than \(RecordFile.longest >> 20) MiB",
                    fix: form == .csv ? "is a quote not closed?" : nil
                )
            }
        }

        mutating func finish(_ body: (Span<UInt8>, Int) throws(Diagnostic) -> Void) throws(Diagnostic) {
            guard !isQuoted else {
                throw .error(at: Position(file: path, line: line), "a quote that opens in this record is never closed")
            }
            try record(0..<buffer.count, body)
        }

        private mutating func record(
            _ range: Range<Int>,
            _ body: (Span<UInt8>, Int) throws(Diagnostic) -> Void
        ) throws(Diagnostic) {
            var range = range
            if isFirst, buffer[range].starts(with: [0xEF, 0xBB, 0xBF]) {
                range = (range.lowerBound + 3)..<range.upperBound
            }
            isFirst = false
            if let last = buffer[range].last, last == 0x0D { range = range.lowerBound..<(range.upperBound - 1) }
            guard buffer[range].contains(where: { $0 != 0x20 && $0 != 0x09 }) else { return }
            let bytes = buffer.span.extracting(range)
            if let offset = UTF8Check.firstInvalid(in: bytes) {
                throw .error(
                    at: Position(file: path, line: line),
                    "byte \(offset + 1) of the line is not UTF-8",
                    fix: "save the file as UTF-8"
                )
            }
            try body(bytes, line)
        }
    }
}
