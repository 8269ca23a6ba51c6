import AudienceSync

/// The cells of a column's values that many people share, each made once and copied whole afterwards.
///
/// Equal digests are kept once however many values have them: there are twelve months, and tens of thousands of dates of
/// birth that would otherwise fill the processor's caches with copies.
struct CellCache: Sendable {
    /// What stands before the cell, its quotation marks, and a digest.
    static let length = MatchKeyDigest.count + 3

    private static let unknown = UInt32.max
    private static let unusable = UInt32.max - 1

    /// What stands before the cell: the row's bracket or a comma.
    private let opening: UInt8
    /// Where a value's cell begins, in units of `length`, by code and variant.
    private var places: [UInt32] = []
    /// The cells, one after the other.
    private var cells = ByteBuffer()
    /// The places of the cells by the first eight bytes of their digests.
    private var placesByDigest: [UInt64: UInt32] = [:]

    init(opening: UInt8) {
        self.opening = opening
    }

    /// The place of a value's cell.
    ///
    /// - Parameters:
    ///   - slot: The value's code and whatever else the key depends on, as one number.
    ///   - count: How many slots there are.
    ///   - write: Writes the digest, or nothing when the value is unusable; called once a slot.
    /// - Returns: `nil` for an unusable value.
    @inline(__always)
    mutating func place(of slot: Int, among count: Int, _ write: (inout ByteBuffer) -> Void) -> Int? {
        if slot >= places.count || places[slot] == Self.unknown { make(slot, count, write) }
        let place = places[slot]
        return place == Self.unusable ? nil : Int(place)
    }

    /// Appends the cell at a place.
    @inline(__always)
    func append(_ place: Int, to body: inout ByteBuffer) {
        cells.withBytes { bytes in
            let cell = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[(place * Self.length)...])
            body.append(atMost: Self.length) { room in
                // Of a length that is known here, so that it becomes a few moves in place of a call.
                guard let source = cell.baseAddress, let target = room.baseAddress, cell.count >= Self.length else {
                    return 0
                }
                UnsafeMutableRawPointer(target).copyMemory(from: source, byteCount: Self.length)
                return Self.length
            }
        }
    }

    @inline(never)
    private mutating func make(_ slot: Int, _ count: Int, _ write: (inout ByteBuffer) -> Void) {
        // Profile updates may bring values that nobody had before.
        if places.count < count {
            places.append(contentsOf: repeatElement(Self.unknown, count: count - places.count))
        }
        let start = cells.count
        cells.append(opening)
        cells.append(UInt8(ascii: "\""))
        write(&cells)
        guard cells.count > start + 2 else {
            cells.truncate(to: start)
            places[slot] = Self.unusable
            return
        }
        cells.append(UInt8(ascii: "\""))
        let place = UInt32(start / Self.length)
        let digest = self.digest(at: place)
        if let known = placesByDigest[digest], isSame(known, place) {
            cells.truncate(to: start)
            places[slot] = known
        } else {
            placesByDigest[digest] = place
            places[slot] = place
        }
    }

    private func digest(at place: UInt32) -> UInt64 {
        cells.withBytes {
            UnsafeRawBufferPointer($0).loadUnaligned(fromByteOffset: Int(place) * Self.length + 2, as: UInt64.self)
        }
    }

    private func isSame(_ left: UInt32, _ right: UInt32) -> Bool {
        cells.withBytes { bytes in
            let (left, right) = (Int(left) * Self.length, Int(right) * Self.length)
            return (0..<Self.length).allSatisfy { bytes[left + $0] == bytes[right + $0] }
        }
    }
}
