"""People in audiences"""

import hashlib

from facebook_business.adobjects.customaudience import CustomAudience
from facebook_business.adobjects.adaccount import AdAccount

from .report import same
from .simulator import ACCOUNT, Simulator

Schema = CustomAudience.Schema
Multi = Schema.MultiKeySchema


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def counts(response) -> tuple[int, int]:
    answer = response.json()
    same(
        list(answer),
        ["audience_id", "session_id", "num_received", "num_invalid_entries", "invalid_entry_samples"],
        "the members of the answer",
    )
    return answer["num_received"], answer["num_invalid_entries"]


def check_email(simulator: Simulator) -> None:
    """EMAIL_SHA256: the library hashes, the rows arrive, and go"""
    audience = simulator.audience("by e-mail")
    same(counts(audience.add_users(Schema.email_hash, [" Ada@Example.com", "bob@example.com"])), (2, 0), "added")
    schema, rows = simulator.members(audience)
    same((schema, rows), (["EMAIL_SHA256"], [[digest("ada@example.com")], [digest("bob@example.com")]]), "members")
    same(counts(audience.remove_users(Schema.email_hash, ["ada@example.com"])), (1, 0), "removed")
    same(simulator.members(audience)[1], [[digest("bob@example.com")]], "members")
    audience.api_delete()


def check_phone(simulator: Simulator) -> None:
    """PHONE_SHA256: hashed as given"""
    audience = simulator.audience("by phone")
    same(counts(audience.add_users(Schema.phone_hash, ["15559876543"])), (1, 0), "added")
    same(
        simulator.members(audience)[1],
        [["1ef970831d7963307784fa8688e8fce101a15685d62aa765fed23f3a2c576a4e"]],
        "members",
    )
    audience.api_delete()


def check_device(simulator: Simulator) -> None:
    """MOBILE_ADVERTISER_ID: sent as it is"""
    audience = simulator.audience("by device")
    device = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"
    same(counts(audience.add_users(Schema.mobile_advertiser_id, [device, "no device"])), (2, 1), "added")
    same(simulator.members(audience)[1], [[device]], "members")
    audience.api_delete()


def check_user_id(simulator: Simulator) -> None:
    """UID: with the apps that know the people"""
    audience = simulator.audience("by user id")
    same(counts(audience.add_users(Schema.uid, ["100001", "100002"], app_ids=["700100200300"])), (2, 0), "added")
    same(counts(audience.remove_users(Schema.uid, ["100001"], app_ids=["700100200300"])), (1, 0), "removed")
    same(simulator.members(audience)[1], [["100002"]], "members")
    audience.api_delete()


def check_extern_id(simulator: Simulator) -> None:
    """EXTERN_ID as a single key: any text"""
    audience = simulator.audience("by our id")
    same(counts(audience.add_users(Multi.extern_id, ["Customer-1", "Customer-2"])), (2, 0), "added")
    same(counts(audience.remove_users(Multi.extern_id, ["Customer-2"])), (1, 0), "removed")
    same(simulator.members(audience)[1], [["Customer-1"]], "members")
    audience.api_delete()


def check_unhashed(simulator: Simulator) -> None:
    """EMAIL as a single key: the library does not hash, so the rows are invalid, and named"""
    audience = simulator.audience("plain e-mail")
    response = audience.add_users(Multi.email, ["ada@example.com"])
    same(counts(response), (1, 1), "added")
    same(list(response.json()["invalid_entry_samples"].values()), ["ada@example.com"], "samples")
    audience.api_delete()


def check_list(simulator: Simulator) -> None:
    """A list of keys: every kind at once"""
    audience = simulator.audience("by many keys")
    schema = [
        Multi.extern_id, Multi.email, Multi.phone, Multi.gen, Multi.doby, Multi.dobm, Multi.dobd, Multi.ln, Multi.fn,
        Multi.fi, Multi.ct, Multi.st, Multi.zip, Multi.madid, Multi.country, Multi.appuid,
    ]
    row = [
        "c-1", "ada@example.com", "+1 555 987 6543", "Female", "1985", "7", "3", "Lovelace", "Ada", "A", "London",
        "CA", "94035-1234", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "GB", "42",
    ]
    same(counts(audience.add_users(schema, [row], is_raw=True)), (1, 0), "added")
    names, rows = simulator.members(audience)
    same(names, schema, "schema")
    member = dict(zip(names, rows[0]))
    same(member["EXTERN_ID"], "c-1", "EXTERN_ID")
    same(member["PHONE"], digest("15559876543"), "PHONE")
    same(member["DOBM"], digest("07"), "DOBM")
    same(counts(audience.remove_users([Multi.email], [["ada@example.com"]], is_raw=True)), (1, 0), "removed")
    same(simulator.members(audience)[1], [], "members")
    audience.api_delete()


def check_removal_by_any_key(simulator: Simulator) -> None:
    """A person goes by any key that tells people apart, also by our id alone"""
    audience = simulator.audience("by any key")
    people = [["c-1", "ada@example.com", "15551110001"], ["c-2", "bob@example.com", "15551110002"]]
    audience.add_users([Multi.extern_id, Multi.email, Multi.phone], people, is_raw=True)
    audience.remove_users([Multi.extern_id], [["c-1"]], is_raw=True)
    same([row[0] for row in simulator.members(audience)[1]], ["c-2"], "members")
    audience.remove_users([Multi.phone], [["15551110002"]], is_raw=True)
    same(simulator.members(audience)[1], [], "members")
    audience.api_delete()


def check_pre_hashed(simulator: Simulator) -> None:
    """Digests are passed on"""
    audience = simulator.audience("pre-hashed")
    hashed = digest("ada@example.com")
    same(counts(audience.add_users(Schema.email_hash, [hashed], pre_hashed=True)), (1, 0), "as one key")
    rows = [[digest("bob@example.com"), digest("bob")]]
    same(counts(audience.add_users([Multi.email, Multi.fn], rows, is_raw=True, pre_hashed=True)), (1, 0), "as a list")
    upper = [[digest("eve@example.com").upper(), ""]]
    same(counts(audience.add_users([Multi.email, Multi.fn], upper, is_raw=True, pre_hashed=True)), (1, 1), "in capitals")
    same(len(simulator.members(audience)[1]), 2, "members")
    audience.api_delete()


def check_session(simulator: Simulator) -> None:
    """A session counts its rows over all batches, and shows them"""
    audience = simulator.audience("in sessions")
    for number in range(1, 4):
        session = {
            "session_id": 7001, "batch_seq": number, "last_batch_flag": number == 3, "estimated_num_total": 6,
        }
        users = [f"{number}.{index}@example.com" for index in range(2)]
        same(counts(audience.add_users(Schema.email_hash, users, session=session)), (2 * number, 0), f"batch {number}")
    late = {"session_id": 7001, "batch_seq": 4, "last_batch_flag": False}
    same(counts(audience.add_users(Schema.email_hash, ["late@example.com"], session=late)), (6, 0), "a late batch")
    same(len(simulator.members(audience)[1]), 6, "members")
    sessions = list(CustomAudience(audience["id"]).get_sessions(params={"session_id": 7001}))
    same(len(sessions), 1, "sessions")
    same((sessions[0]["session_id"], sessions[0]["num_received"]), ("7001", "6"), "the session")
    audience.api_delete()


def check_replace(simulator: Simulator) -> None:
    """Replacing lets the old members go and the new ones come, over several batches"""
    audience = simulator.audience("replaced")
    audience.add_users(Schema.email_hash, ["old@example.com"])

    def replace(users: list[str], sequence: int, is_last: bool):
        return audience.create_users_replace(
            params={
                "payload": CustomAudience.format_params([Multi.email], [[user] for user in users], True)["payload"],
                "session": {"session_id": 8001, "batch_seq": sequence, "last_batch_flag": is_last},
            }
        )

    def status() -> int:
        return CustomAudience(audience["id"]).api_get(fields=["operation_status"])["operation_status"]["code"]

    replace(["new1@example.com", "new2@example.com"], 1, False)
    same(status(), 414, "operation_status while it is open")
    replace(["new3@example.com"], 2, True)
    same(status(), 200, "operation_status afterwards")
    rows = simulator.members(audience)[1]
    same(rows, [[digest(f"new{number}@example.com")] for number in (1, 2, 3)], "members")
    audience.api_delete()


def check_of_any_audience(simulator: Simulator) -> None:
    """People leave every audience of the ad account at once"""
    audiences = [simulator.audience(f"any {number}") for number in range(2)]
    for audience in audiences:
        audience.add_users(Schema.email_hash, ["ada@example.com", "bob@example.com"])
    payload = CustomAudience.format_params(Schema.email_hash, ["ada@example.com"])["payload"]
    AdAccount(ACCOUNT).delete_users_of_any_audience(params={"payload": payload})
    for audience in audiences:
        same(simulator.members(audience)[1], [[digest("bob@example.com")]], "members")
        audience.api_delete()


def check_large(simulator: Simulator) -> None:
    """10,000 people are added, and removed in a URL of megabytes, as the library does"""
    audience = simulator.audience("large")
    people = [[f"c-{number}", f"person{number}@example.com", f"1555{number:07}"] for number in range(10_000)]
    schema = [Multi.extern_id, Multi.email, Multi.phone]
    same(counts(audience.add_users(schema, people, is_raw=True)), (10_000, 0), "added")
    bounds = CustomAudience(audience["id"]).api_get(
        fields=["approximate_count_lower_bound", "approximate_count_upper_bound", "delivery_status"]
    )
    lower, upper = bounds["approximate_count_lower_bound"], bounds["approximate_count_upper_bound"]
    assert 6000 <= lower < upper <= 8500, (lower, upper)
    same(bounds["delivery_status"]["code"], 200, "delivery_status")
    same(counts(audience.remove_users(schema, people, is_raw=True)), (10_000, 0), "removed")
    same(simulator.members(audience)[1], [], "members")
    audience.api_delete()


def check_usage_headers(simulator: Simulator) -> None:
    """Answers tell how much of the limits is used"""
    audience = simulator.audience("headers")
    headers = audience.add_users(Schema.email_hash, ["ada@example.com"]).headers()
    assert "x-ad-account-usage" in headers and "x-app-usage" in headers, dict(headers)
    assert "x-business-use-case-usage" not in headers, dict(headers)
    cursor = AdAccount(ACCOUNT).get_custom_audiences()
    assert "x-business-use-case-usage" in cursor.headers(), dict(cursor.headers())
    audience.api_delete()
