/// A growing run of bytes that request bodies and match keys are written into.
///
/// A body of ten thousand people is 8 MB made of pieces of 64 bytes. The bytes live in one array whose free space is
/// already initialised, so that a piece is a copy and an addition, and the finished body leaves without a copy.
///
/// ```swift
/// var body = ByteBuffer(capacity: 1 << 20)
/// body.append(literal: #"{"name":""#)
/// body.appendJSONEscaped(name.utf8)
/// body.append(literal: #""}"#)
/// request.body = body.take()
/// ```
public struct ByteBuffer: Sendable {
    /// What is written, and behind it zeroes up to the capacity.
    @usableFromInline var storage: [UInt8]
    @usableFromInline var filled = 0

    /// Makes an empty buffer with room for so many bytes.
    public init(capacity: Int = 0) {
        storage = [UInt8](repeating: 0, count: capacity)
    }

    /// The number of bytes written.
    @inlinable
    public var count: Int { filled }

    /// Whether nothing is written.
    @inlinable
    public var isEmpty: Bool { filled == 0 }

    /// A copy of what is written; `take()` hands it over instead.
    public var bytes: [UInt8] { Array(storage[..<filled]) }

    /// Hands over what is written, without a copy, and leaves the buffer empty and without room.
    public mutating func take() -> [UInt8] {
        var bytes: [UInt8] = []
        swap(&bytes, &storage)
        bytes.removeLast(bytes.count - filled)
        filled = 0
        return bytes
    }

    /// Forgets what is written and keeps the room.
    @inlinable
    public mutating func removeAll() {
        filled = 0
    }

    /// Forgets all but the first `count` bytes.
    @inlinable
    public mutating func truncate(to count: Int) {
        precondition(count >= 0 && count <= filled, "a buffer is only ever cut shorter")
        filled = count
    }

    /// Makes room for so many bytes more.
    @inlinable
    public mutating func reserve(_ additional: Int) {
        if storage.count - filled < additional { grow(by: additional) }
    }

    @usableFromInline
    mutating func grow(by additional: Int) {
        let capacity = max(filled + additional, storage.count * 2, 64)
        storage.reserveCapacity(capacity)
        storage.append(contentsOf: repeatElement(0, count: capacity - storage.count))
    }

    /// Gives what is written to a closure, for as long as that runs.
    @inlinable
    public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try storage.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[..<filled])) }
    }
}
