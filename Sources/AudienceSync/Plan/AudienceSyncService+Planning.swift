import CanvasModel
import CanvasStep

extension AudienceSyncService {
    /// Gives an audience that would be created an identifier that no other one has, as no network has named it.
    func planned(_ handle: AudienceHandle, creations: Int) -> AudienceHandle {
        guard creations > 0 else { return handle }
        let known = plannedAudiences.first {
            $0.isCreated && $0.handle.adAccount == handle.adAccount && $0.handle.name == handle.name
        }
        if let known { return known.handle }
        return AudienceHandle(
            adAccount: handle.adAccount,
            id: "planned-\(plannedAudiences.count + 1)",
            name: handle.name
        )
    }

    /// Notes a batch that would be sent, and imagines that the network took it.
    func plan(_ batch: borrowing EncodedBatch, _ request: HTTPRequest, people: People, at instant: Instant) {
        let lane = batch.candidate.lane
        guard let index = plannedIndex(lane: lane) else { return }
        let sent = batch.candidate.people.prefix(batch.people)
        plannedAudiences[index].note(
            targets[lane].operation,
            of: sent,
            bytes: request.body.count,
            at: instant
        )
        for person in sent {
            plannedAudiences[index].describe(person) { report(on: person, lane: lane, people: people) }
        }
    }

    /// Notes somebody who has no usable key.
    func planWithoutKey(_ person: UInt32, lane: Int, people: People) {
        guard connection.isPlan, let index = plannedIndex(lane: lane) else { return }
        plannedAudiences[index].noteWithoutKey(person) { report(on: person, lane: lane, people: people) }
    }

    /// The plan; `nil` for a run that does what it says.
    var networkPlan: NetworkPlan? {
        guard connection.isPlan else { return nil }
        let audiences = plannedAudiences.map(\.plan)
        let creations = plannedAudiences.count(where: \.isCreated)
        return NetworkPlan(
            audiences: audiences,
            durations: durations,
            requests: audiences.reduce(creations) { $0 + $1.requests },
            bytes: audiences.reduce(0) { $0 + $1.bytes }
        )
    }

    /// Quotas are an ad account's, so that the fullest account decides; within a tier all of its quotas hold.
    private var durations: [NetworkPlan.TierDuration] {
        var requests: [String: Int] = [:]
        for audience in plannedAudiences {
            requests[audience.handle.adAccount, default: 0] += audience.plan.requests + (audience.isCreated ? 1 : 0)
        }
        let most = requests.values.max() ?? 0
        var found: [NetworkPlan.TierDuration] = []
        for quota in network.quotas where !found.contains(where: { $0.tier == quota.tier }) {
            let all = network.quotas.filter { $0.tier == quota.tier }.map { $0.duration(of: most) }
            found.append(NetworkPlan.TierDuration(tier: quota.tier, duration: all.max() ?? .zero))
        }
        return found
    }

    private func plannedIndex(lane: Int) -> Int? {
        plannedAudiences.firstIndex { $0.handle == targets[lane].handle }
    }
}
