extension Case {
    /// Cases with a little less, those with much less first.
    var smaller: [Case] {
        var found: [Case] = []
        found += shorter(\.inlinePeople).map(\.withoutStrangers)
        found += shorter(\.events) + shorter(\.behavior) + shorter(\.faults)
        found += steps.indices.map(without(step:))
        found += simplerRules + shorter(\.conversions) + shorter(\.exitEvents)
        if variants.count > 1 { found += variants.indices.map(without(variant:)) }
        if !variants.isEmpty { found.append(changed { $0.variants = [] }) }
        if case .generated(let count) = people, count > 1 {
            found += [changed { $0.people = .generated(count / 2) }, changed { $0.people = .generated(count - 1) }]
        }
        found += simplerSteps + plainerPeople + plainerHappenings
        if seed != 0 { found.append(changed { $0.seed = 0 }) }
        return found.filter { $0 != self }
    }

    private func changed(_ change: (inout Case) -> Void) -> Case {
        var copy = self
        change(&copy)
        return copy
    }

    /// Without a half of a list, or without one of its elements.
    private func shorter<Element>(_ list: WritableKeyPath<Case, [Element]>) -> [Case] {
        let elements = self[keyPath: list]
        guard !elements.isEmpty else { return [] }
        let half = elements.count / 2
        var lists = half > 0 ? [Array(elements[half...]), Array(elements[..<half])] : []
        for index in elements.indices {
            var rest = elements
            rest.remove(at: index)
            lists.append(rest)
        }
        return lists.map { rest in changed { $0[keyPath: list] = rest } }
    }

    private var withoutStrangers: Case {
        let ids = Set(inlinePeople.compactMap { $0["external_id"] })
        return changed { copy in
            copy.events.removeAll { event in !(event["external_id"].map(ids.contains) ?? false) }
        }
    }

    /// Who led to the step goes where it led to first.
    private func without(step index: Int) -> Case {
        let (id, next) = (steps[index].id, steps[index].next.map(\.target).first { $0 != steps[index].id } ?? "exit")
        return changed { copy in
            copy.steps.remove(at: index)
            for step in copy.steps.indices {
                for path in copy.steps[step].next.indices where copy.steps[step].next[path].target == id {
                    copy.steps[step].next[path].target = next
                }
            }
            for variant in copy.variants.indices where copy.variants[variant].firstStep == id {
                copy.variants[variant].firstStep = next == "exit" ? copy.steps.first?.id : next
            }
        }
    }

    private func without(variant index: Int) -> Case {
        changed { copy in
            let gone = copy.variants.remove(at: index)
            copy.variants[0].percent += gone.percent
        }
    }

    private var simplerRules: [Case] {
        var found = [
            changed { $0.audience = nil }, changed { $0.reentryAfter = nil }, changed { $0.cap = nil },
            changed { $0.exitFilter = nil },
        ]
        for key in ["occurrences", "every", "at"] {
            found.append(
                changed { copy in
                    copy.schedule[key] = nil
                    if key == "every" { copy.schedule["occurrences"] = nil }
                }
            )
        }
        found += [audience, exitFilter].compactMap { $0 }.flatMap(\.parts).flatMap { part in
            [
                changed { copy in if copy.audience != nil { copy.audience = part } },
                changed { copy in if copy.exitFilter != nil { copy.exitFilter = part } },
            ]
        }
        return found
    }

    private var simplerSteps: [Case] {
        steps.indices.flatMap { index -> [Case] in
            let step = steps[index]
            var found = step.next.indices.filter { step.next[$0].target != "exit" }.map { path in
                changed { $0.steps[index].next[path].target = "exit" }
            }
            for key in step.settings.keys where !["ad_account", "audience", "match_on", "channel"].contains(key) {
                found.append(changed { $0.steps[index].settings[key] = nil })
                for part in step.settings[key]?.parts ?? [] {
                    found.append(changed { $0.steps[index].settings[key] = part })
                }
            }
            return found
        }
    }

    private var plainerPeople: [Case] {
        inlinePeople.indices.flatMap { index in
            inlinePeople[index].keys.filter { $0 != "external_id" }.map { key in
                changed { $0.inlinePeople[index][key] = nil }
            }
        }
    }

    private var plainerHappenings: [Case] {
        let needed: Set = ["external_id", "name", "time", "does", "at", "respond"]
        return [\Case.events, \Case.behavior, \Case.faults].flatMap { list in
            self[keyPath: list].indices.flatMap { index in
                self[keyPath: list][index].keys.filter { !needed.contains($0) }.map { key in
                    changed { $0[keyPath: list][index][key] = nil }
                }
            }
        }
    }
}

extension Value {
    /// The keys of a mapping.
    var keys: [String] {
        if case .map(let members) = self { members.map(\.key) } else { [] }
    }

    /// The filters that a filter is made of.
    var parts: [Value] {
        for key in ["all", "any"] {
            if case .list(let parts) = self[key] { return parts }
        }
        return self["not"].map { [$0] } ?? []
    }
}
