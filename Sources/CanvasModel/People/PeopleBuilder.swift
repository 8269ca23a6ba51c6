/// Collects people row by row, in any order, and sorts them into columns.
public struct PeopleBuilder: Sendable {
    /// What a value was in its file.
    public enum ValueKind: UInt8, Sendable {
        /// A text.
        case text
        /// A number, as it was written.
        case number
        /// `true` or `false`.
        case boolean
    }

    /// Two rows with one `external_id`.
    public struct Duplicate: Error, Hashable, Sendable {
        /// The identifier.
        public let externalID: String
        /// The line of the row that came first.
        public let firstLine: Int
        /// The line of the other one.
        public let secondLine: Int
    }

    /// Names a column of this builder, so that a row's values need no look-up of a name.
    public struct Handle: Hashable, Sendable {
        let index: Int
    }

    var staged: [StagedColumn] = []
    var handles: [String: Int] = [:]
    var idBytes: [UInt8] = []
    var idEnds: [Int] = []
    var lines: [UInt32] = []
    var deviceRows: [UInt32] = []
    var deviceTracking: [UInt8] = []
    var deviceIDFA: [Range<Int>?] = []
    var deviceGoogle: [Range<Int>?] = []
    var deviceBytes: [UInt8] = []

    /// Makes an empty builder.
    public init() {}

    /// How many rows have begun.
    public var count: Int { idEnds.count }

    /// The column of an attribute, made when it is new.
    public mutating func handle(_ name: String) -> Handle {
        if let index = handles[name] { return Handle(index: index) }
        handles[name] = staged.count
        staged.append(StagedColumn(name: name))
        return Handle(index: staged.count - 1)
    }

    /// Begins the next person.
    ///
    /// - Parameters:
    ///   - externalID: Their identifier; must not be empty.
    ///   - line: The line of the file, for the message about a duplicate.
    @inlinable
    public mutating func begin(externalID: some Sequence<UInt8>, line: Int = 0) {
        if externalID.withContiguousStorageIfAvailable({ begin(bytes: $0, line: line) }) == nil {
            Array(externalID).withUnsafeBufferPointer { begin(bytes: $0, line: line) }
        }
    }

    /// Begins the next person, from bytes in place: what readers of large files use.
    public mutating func begin(externalID: Span<UInt8>, line: Int = 0) {
        externalID.withUnsafeBufferPointer { begin(bytes: $0, line: line) }
    }

    @usableFromInline
    mutating func begin(bytes: UnsafeBufferPointer<UInt8>, line: Int) {
        idBytes.append(contentsOf: bytes)
        idEnds.append(idBytes.count)
        lines.append(UInt32(clamping: line))
    }

    /// Sets an attribute of the person begun last; a second value of the same attribute is refused.
    ///
    /// - Returns: Whether the value was taken.
    @inlinable
    @discardableResult
    public mutating func set(_ handle: Handle, _ bytes: some Sequence<UInt8>, _ kind: ValueKind = .text) -> Bool {
        // The copy by a plain pointer is compiled here, once; a generic one would look its types up for every value.
        if let taken = bytes.withContiguousStorageIfAvailable({ set(handle, bytes: $0, kind) }) { return taken }
        return Array(bytes).withUnsafeBufferPointer { set(handle, bytes: $0, kind) }
    }

    /// Sets an attribute of the person begun last, from bytes in place.
    ///
    /// - Returns: Whether the value was taken.
    @discardableResult
    public mutating func set(_ handle: Handle, _ bytes: Span<UInt8>, _ kind: ValueKind = .text) -> Bool {
        bytes.withUnsafeBufferPointer { set(handle, bytes: $0, kind) }
    }

    @usableFromInline
    mutating func set(_ handle: Handle, bytes: UnsafeBufferPointer<UInt8>, _ kind: ValueKind) -> Bool {
        staged[handle.index].append(row: UInt32(count - 1), bytes, kind.rawValue)
    }

    /// Sets an attribute that is a list of the person begun last.
    public mutating func set(_ handle: Handle, list items: [String]) {
        staged[handle.index].append(row: UInt32(count - 1), items: items)
    }

    /// Adds a device to the person begun last.
    public mutating func addDevice(idfa: String?, googleAdID: String?, adTrackingEnabled: Bool?) {
        deviceRows.append(UInt32(count - 1))
        deviceTracking.append(adTrackingEnabled.map { $0 ? 2 : 1 } ?? 0)
        deviceIDFA.append(idfa.map { stage($0) })
        deviceGoogle.append(googleAdID.map { stage($0) })
    }

    private mutating func stage(_ text: String) -> Range<Int> {
        let start = deviceBytes.count
        deviceBytes.append(contentsOf: text.utf8)
        return start..<deviceBytes.count
    }
}
