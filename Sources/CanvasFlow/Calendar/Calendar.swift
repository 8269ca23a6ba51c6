import CanvasStep

/// What is due at a tick: twelve bytes' worth of decisions packed into eight, as millions of them wait at once.
struct CalendarItem: BitwiseCopyable {
    /// An entry or a person.
    var subject: UInt32
    /// What is due, in the owner's numbering.
    var what: UInt16
    /// The tick within its page.
    var offset: UInt16
}

/// Items by tick, taken in the order of ticks.
///
/// Ticks are grouped into pages of about an hour. An item is filed by appending it to its page, so that filing touches
/// as many cache lines as there are different delays, not as there are busy ticks. A page is sorted by tick, by
/// counting, when time comes to it. Which items of a tick were filed first is not kept: the runner orders them by
/// person.
struct Calendar {
    static let pageTicks = 4096
    private static let chunkItems = 64

    /// Items in chunks of `chunkItems`, a linked list of chunks a page.
    private var items: [CalendarItem] = []
    private var nextChunk: [UInt32] = []
    private var spareChunk: UInt32 = .max
    private var pages: [Page] = []

    private var open = OpenPage()
    /// How many items wait, in all.
    private(set) var count = 0

    private struct Page {
        var first: UInt32 = .max
        var last: UInt32 = .max
        var inLast: UInt32 = 0
        var count: UInt32 = 0
        /// The earliest tick within the page.
        var earliest: UInt16 = .max
    }

    /// Files an item.
    ///
    /// - Parameter tick: When it is due; not before what was taken last.
    @inline(__always)
    mutating func file(_ subject: UInt32, _ what: UInt16, at tick: Int) {
        let number = tick >> 12
        let item = CalendarItem(subject: subject, what: what, offset: UInt16(truncatingIfNeeded: tick & 4095))
        count += 1
        if number == open.number {
            open.insert(item)
        } else {
            append(item, to: number)
        }
    }

    /// Files the entries of visits, all for the same.
    mutating func file(_ visits: [Visit], _ what: UInt16, at tick: Int) {
        let number = tick >> 12
        guard number != open.number else {
            for visit in visits { file(visit.entry, what, at: tick) }
            return
        }
        let offset = UInt16(truncatingIfNeeded: tick & 4095)
        count += visits.count
        var next = 0
        while next < visits.count {
            let room = reserve(in: number)
            let most = min(visits.count - next, room.count)
            for index in 0..<most {
                items[room.lowerBound + index] = CalendarItem(
                    subject: visits[next + index].entry,
                    what: what,
                    offset: offset
                )
            }
            next += most
            pages[number].inLast += UInt32(most)
            pages[number].count += UInt32(most)
        }
        if offset < pages[number].earliest { pages[number].earliest = offset }
    }

    /// Makes sure that there is room on a page, and tells where.
    @inline(__always)
    private mutating func reserve(in number: Int) -> Range<Int> {
        if number >= pages.count {
            pages.append(contentsOf: repeatElement(Page(), count: number + 1 - pages.count))
        }
        if pages[number].first == .max || pages[number].inLast == Self.chunkItems { addChunk(to: number) }
        let chunk = Int(pages[number].last) * Self.chunkItems
        return (chunk + Int(pages[number].inLast))..<(chunk + Self.chunkItems)
    }

    private mutating func append(_ item: CalendarItem, to number: Int) {
        items[reserve(in: number).lowerBound] = item
        pages[number].inLast += 1
        pages[number].count += 1
        if item.offset < pages[number].earliest { pages[number].earliest = item.offset }
    }

    @inline(never)
    private mutating func addChunk(to number: Int) {
        var chunk = spareChunk
        if chunk == .max {
            chunk = UInt32(nextChunk.count)
            nextChunk.append(.max)
            items.append(
                contentsOf: repeatElement(CalendarItem(subject: 0, what: 0, offset: 0), count: Self.chunkItems)
            )
        } else {
            spareChunk = nextChunk[Int(chunk)]
            nextChunk[Int(chunk)] = .max
        }
        if pages[number].first == .max {
            pages[number].first = chunk
        } else {
            nextChunk[Int(pages[number].last)] = chunk
        }
        pages[number].last = chunk
        pages[number].inLast = 0
    }

    /// The earliest tick at which anything is due.
    var nextTick: Int? {
        if let offset = open.nextBusy { return open.number * Self.pageTicks + offset }
        guard count > 0 else { return nil }
        var number = open.number + 1
        while number < pages.count {
            if pages[number].count > 0 { return number * Self.pageTicks + Int(pages[number].earliest) }
            number += 1
        }
        return nil
    }

    /// Takes what is due at a tick.
    ///
    /// - Parameters:
    ///   - tick: What ``nextTick`` said, or an earlier one at which nothing is due.
    ///   - taken: What is due is appended to it.
    mutating func take(_ tick: Int, into taken: inout [CalendarItem]) {
        guard count > 0 else { return }
        let number = tick / Self.pageTicks
        if number != open.number {
            guard number < pages.count, pages[number].count > 0 else { return }
            turn(to: number)
        }
        count -= open.take(tick % Self.pageTicks, into: &taken)
    }

    private mutating func turn(to number: Int) {
        let page = pages[number]
        pages[number] = Page()
        open.begin(number, capacity: Int(page.count))
        var chunk = page.first
        while chunk != .max {
            let start = Int(chunk) * Self.chunkItems
            let inChunk = chunk == page.last ? Int(page.inLast) : Self.chunkItems
            open.stage(items[start..<(start + inChunk)])
            let after = nextChunk[Int(chunk)]
            nextChunk[Int(chunk)] = spareChunk
            spareChunk = chunk
            chunk = after
        }
        open.sort()
    }

    /// Every item that still waits.
    func visitItems(_ body: (CalendarItem) -> Void) {
        open.visitItems(body)
        for page in pages where page.count > 0 {
            var chunk = page.first
            while chunk != .max {
                let start = Int(chunk) * Self.chunkItems
                let inChunk = chunk == page.last ? Int(page.inLast) : Self.chunkItems
                for index in start..<(start + inChunk) { body(items[index]) }
                chunk = nextChunk[Int(chunk)]
            }
        }
    }
}
