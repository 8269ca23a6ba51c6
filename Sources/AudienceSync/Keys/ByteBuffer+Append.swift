extension ByteBuffer {
    /// Appends what a closure writes.
    ///
    /// - Parameters:
    ///   - maximum: The most bytes that the closure may write.
    ///   - write: Given room for at least `maximum` bytes, writes from its start and returns how many bytes.
    @inlinable
    public mutating func append(atMost maximum: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
        reserve(maximum)
        let start = filled
        let written = storage.withUnsafeMutableBufferPointer {
            write(UnsafeMutableBufferPointer(rebasing: $0[start...]))
        }
        precondition(written >= 0 && written <= maximum, "more was written than there was room for")
        filled = start + written
    }

    /// Appends a byte.
    @inlinable
    public mutating func append(_ byte: UInt8) {
        reserve(1)
        storage[filled] = byte
        filled += 1
    }

    /// Appends bytes.
    @inlinable
    public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress, !bytes.isEmpty else { return }
        append(atMost: bytes.count) { room in
            room.baseAddress?.update(from: source, count: bytes.count)
            return bytes.count
        }
    }

    /// Appends bytes.
    @inlinable
    public mutating func append(_ bytes: borrowing Span<UInt8>) {
        bytes.withUnsafeBufferPointer { append($0) }
    }

    /// Appends what another buffer holds.
    @inlinable
    public mutating func append(_ other: borrowing ByteBuffer) {
        other.withBytes { append($0) }
    }

    /// Appends a text's UTF-8.
    @inlinable
    public mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    /// Appends a text that stands in the program; cheaper than a `String`.
    @inlinable
    public mutating func append(literal text: StaticString) {
        text.withUTF8Buffer { append($0) }
    }
}
