import AudienceSync
import Testing

@Suite struct ByteBufferTests {
    @Test("Pieces of every kind stand one behind the other")
    func pieces() {
        var buffer = ByteBuffer()
        buffer.append(0x41)
        buffer.append([0x42, 0x43].span)
        buffer.append("é")
        buffer.append(literal: "z")
        buffer.append(buffer)
        #expect(buffer.bytes == Array("ABCézABCéz".utf8))
        #expect(buffer.count == 12)
        #expect(!buffer.isEmpty)
    }

    @Test("A buffer grows past its capacity and keeps what it holds")
    func growth() {
        var buffer = ByteBuffer(capacity: 3)
        for value in 0..<1000 { buffer.append(UInt8(value % 251)) }
        #expect(buffer.bytes == (0..<1000).map { UInt8($0 % 251) })
    }

    @Test("Taking hands over exactly what is written and empties the buffer, which can be used again")
    func taking() {
        var buffer = ByteBuffer(capacity: 100)
        buffer.append("one")
        #expect(buffer.take() == Array("one".utf8))
        #expect(buffer.isEmpty)
        buffer.append("two")
        #expect(buffer.take() == Array("two".utf8))
    }

    @Test("What was cut off or forgotten does not come back")
    func cutting() {
        var buffer = ByteBuffer()
        buffer.append("abcdef")
        buffer.truncate(to: 2)
        buffer.append("z")
        #expect(buffer.bytes == Array("abz".utf8))
        buffer.removeAll()
        #expect(buffer.bytes.isEmpty)
        buffer.append("q")
        #expect(buffer.bytes == Array("q".utf8))
    }

    @Test(
        "JSON text is escaped where RFC 8259 demands it and nowhere else",
        arguments: [
            ("plain", "plain"),
            ("", ""),
            (#"quote"back\slash"#, #"quote\"back\\slash"#),
            ("\u{8}\t\n\u{C}\r", #"\b\t\n\f\r"#),
            ("\u{0}\u{F}\u{10}\u{1F}\u{7F}", #"\u0000\u000f\u0010\u001f"# + "\u{7F}"),
            ("Zoë/정\u{2028}", "Zoë/정\u{2028}"),
        ]
    )
    func escaping(text: String, escaped: String) {
        var buffer = ByteBuffer()
        buffer.appendJSONEscaped(text)
        #expect(String(decoding: buffer.bytes, as: UTF8.self) == escaped)
        var fromSpan = ByteBuffer()
        fromSpan.appendJSONEscaped(Array(text.utf8).span)
        #expect(fromSpan.bytes == buffer.bytes)
    }
}
