/// The page of a calendar that time is in: its items by tick, and those filed since it was opened.
struct OpenPage {
    /// Which page it is; -1 before the first.
    private(set) var number = -1
    private var staged: [CalendarItem] = []
    private var sorted: [CalendarItem] = []
    /// The items of tick `t` are `sorted[starts[t]..<starts[t + 1]]`, unless they were taken.
    private var starts = [UInt32](repeating: 0, count: Calendar.pageTicks + 1)
    private var lateHeads = [UInt32](repeating: .max, count: Calendar.pageTicks)
    private var late: [Late] = []
    private var busy = [UInt64](repeating: 0, count: Calendar.pageTicks / 64)

    /// A bit for each word of `busy` that is not 0; there are just as many words as bits.
    private var busyWords: UInt64 = 0

    private struct Late {
        let item: CalendarItem
        let next: UInt32
    }

    mutating func begin(_ number: Int, capacity: Int) {
        self.number = number
        staged.removeAll(keepingCapacity: true)
        staged.reserveCapacity(capacity)
        late.removeAll(keepingCapacity: true)
        for index in starts.indices { starts[index] = 0 }
    }

    mutating func stage(_ items: ArraySlice<CalendarItem>) {
        staged.append(contentsOf: items)
        for item in items {
            starts[Int(item.offset) + 1] += 1
            busy[Int(item.offset >> 6)] |= 1 << UInt64(item.offset & 63)
            busyWords |= 1 << UInt64(item.offset >> 6)
        }
    }

    mutating func sort() {
        for tick in 0..<Calendar.pageTicks { starts[tick + 1] += starts[tick] }
        if sorted.count < staged.count {
            sorted.append(
                contentsOf: repeatElement(
                    CalendarItem(subject: 0, what: 0, offset: 0),
                    count: staged.count - sorted.count
                )
            )
        }
        // Each start moves to its end while the items are placed, and is the next tick's start then.
        for item in staged {
            let place = Int(starts[Int(item.offset)])
            sorted[place] = item
            starts[Int(item.offset)] += 1
        }
        var previous: UInt32 = 0
        for tick in 0...Calendar.pageTicks {
            let end = starts[tick]
            starts[tick] = previous
            previous = end
        }
    }

    mutating func insert(_ item: CalendarItem) {
        let offset = Int(item.offset)
        late.append(Late(item: item, next: lateHeads[offset]))
        lateHeads[offset] = UInt32(late.count - 1)
        busy[offset >> 6] |= 1 << UInt64(offset & 63)
        busyWords |= 1 << UInt64(offset >> 6)
    }

    /// The earliest tick of the page at which anything is due.
    var nextBusy: Int? {
        guard busyWords != 0 else { return nil }
        let word = busyWords.trailingZeroBitCount
        return word << 6 + busy[word].trailingZeroBitCount
    }

    /// Takes what is due at a tick; answers how much that is.
    mutating func take(_ offset: Int, into taken: inout [CalendarItem]) -> Int {
        guard busy[offset >> 6] & 1 << UInt64(offset & 63) != 0 else { return 0 }
        busy[offset >> 6] &= ~(1 << UInt64(offset & 63))
        if busy[offset >> 6] == 0 { busyWords &= ~(1 << UInt64(offset >> 6)) }
        let before = taken.count
        let range = Int(starts[offset])..<Int(starts[offset + 1])
        if !range.isEmpty { taken.append(contentsOf: sorted[range]) }
        var index = lateHeads[offset]
        while index != .max {
            taken.append(late[Int(index)].item)
            index = late[Int(index)].next
        }
        lateHeads[offset] = .max
        return taken.count - before
    }

    func visitItems(_ body: (CalendarItem) -> Void) {
        for offset in 0..<Calendar.pageTicks where busy[offset >> 6] & 1 << UInt64(offset & 63) != 0 {
            for index in Int(starts[offset])..<Int(starts[offset + 1]) { body(sorted[index]) }
            var index = lateHeads[offset]
            while index != .max {
                body(late[Int(index)].item)
                index = late[Int(index)].next
            }
        }
    }
}
