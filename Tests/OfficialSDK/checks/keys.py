"""Match keys, ours and the library's"""

import json
import pathlib
import subprocess
import tempfile
from collections import Counter

from facebook_business.adobjects.customaudience import CustomAudience

from .differences import LISTED, ROWS
from .report import same
from .simulator import Simulator

VECTORS = pathlib.Path(__file__).parents[2] / "FacebookAudienceTests" / "Vectors" / "match-keys.json"

# The digest of the empty text, which the library sends for a blank.
EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

ATTRIBUTES = {
    "EMAIL": ["email"], "PHONE": ["phone"], "GEN": ["gender"], "DOBY": ["dob"], "DOBM": ["dob"], "DOBD": ["dob"],
    "LN": ["last_name"], "FN": ["first_name"], "FI": ["first_name"], "CT": ["home_city"], "ST": ["state"],
    "ZIP": ["zip"], "COUNTRY": ["country"], "MADID": ["idfa", "google_ad_id"], "EXTERN_ID": ["external_id"],
}


def cases() -> list[dict]:
    return json.loads(VECTORS.read_text())["cases"]


def raw(case: dict) -> str:
    """The value that the library is given."""
    value = str(next((case["profile"][name] for name in ATTRIBUTES[case["key"]] if name in case["profile"]), ""))
    if case["key"] in ("DOBY", "DOBM", "DOBD"):
        parts = (value.split("-") + ["", ""])[:3]
        return parts[["DOBY", "DOBM", "DOBD"].index(case["key"])]
    return value


def sent_by_library(simulator: Simulator, key: str, chosen: list[dict]) -> list[str]:
    """What arrives when the library adds these values, each beside a phone number that tells the rows apart."""
    audience = simulator.audience(f"keys {key}")
    mark = "EMAIL" if key == "PHONE" else "PHONE"
    marks = [f"{number}@example.com" if mark == "EMAIL" else f"1555{number:07}" for number in range(len(chosen))]
    rows = [[mark, raw(case)] for mark, case in zip(marks, chosen)]
    audience.add_users([mark, key], rows, is_raw=True)
    schema, members = simulator.members(audience)
    same(schema, [mark, key], "schema")
    same(len(members), len(chosen), f"members by {key}")
    audience.api_delete()
    return [wire for _, wire in members]


def check_library(simulator: Simulator) -> list[str]:
    """The library sends what the vectors say that it sends"""
    total = 0
    for key in ATTRIBUTES:
        chosen = [case for case in cases() if case["key"] == key]
        for case, wire in zip(chosen, sent_by_library(simulator, key, chosen), strict=True):
            expected = case.get("sdk_wire") or case["wire"] or EMPTY
            same(wire, expected, f"{case['id']} ({case['why']})")
            total += 1
    return [f"{total} values"]


def is_comparable(case: dict) -> bool:
    """Whether both can be given the value: a person needs an id, and parts of a date need a date."""
    profile = case["profile"]
    if not profile.get("external_id", "x").strip():
        return False
    return "dob" not in profile or profile["dob"].count("-") == 2


def ours(simulator: Simulator, chosen: list[dict]) -> dict[str, list[dict]]:
    """What `canvas keys` shows of each person, by external id."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "people.jsonl"
        with file.open("w") as lines:
            for case in chosen:
                lines.write(json.dumps({"external_id": case["id"]} | case["profile"]) + "\n")
        command = [simulator.canvas, "keys", "facebook", "--people", str(file), "--json"]
        run = subprocess.run(command, capture_output=True, text=True, timeout=60)
    same(run.returncode, 0, f"the status of canvas keys ({run.stderr.strip()})")
    people = [json.loads(line) for line in run.stdout.splitlines()]
    same(
        [person["external_id"] for person in people],
        [case["profile"].get("external_id", case["id"]) for case in chosen],
        "the order of canvas keys",
    )
    return people


def wire(person: dict, key: str) -> str | None:
    return next((entry["wire"] for entry in person["keys"] if entry["key"] == key), None)


def check_differences(simulator: Simulator) -> list[str]:
    """`canvas keys` and the library differ exactly where facts/facebook.md lists it"""
    chosen = [case for case in cases() if is_comparable(case)]
    found: Counter[str] = Counter()
    kinds = set()
    unlisted = []
    people = ours(simulator, chosen)
    for key in ATTRIBUTES:
        pairs = [(case, person) for case, person in zip(chosen, people, strict=True) if case["key"] == key]
        sent = sent_by_library(simulator, key, [case for case, _ in pairs])
        for (case, person), theirs in zip(pairs, sent, strict=True):
            same(wire(person, key), case["wire"], f"our {case['id']}")
            if wire(person, key) == theirs:
                continue
            kind = (key, case["rule"])
            kinds.add(kind)
            if kind in ROWS:
                found[ROWS[kind]] += 1
            else:
                unlisted.append(f"{case['id']} ({case['rule']})")
    assert not unlisted, "differences that are not listed: " + ", ".join(unlisted)
    missing = sorted(f"{key} {rule}" for key, rule in ROWS.keys() - kinds)
    assert not missing, "listed differences that did not show: " + ", ".join(missing)
    alike = len(chosen) - sum(found.values())
    return [f"{alike} of {len(chosen)} values alike"] + [f"{found[row]:3} {row}" for row in LISTED]


PLAIN = [
    {
        "external_id": "c-1", "email": "ada@example.com", "phone": "+44 20 7946 0958", "gender": "F",
        "dob": "1985-12-10", "first_name": "Ada", "last_name": "Lovelace", "home_city": "London",
        "state": "england", "zip": "12345", "country": "US", "idfa": "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
    },
    {
        "external_id": "c-2", "email": "Bob.Smith@Example.com", "phone": "+1 (650) 555-1212", "gender": "M",
        "dob": "1970-01-02", "first_name": "Mary Ann", "last_name": "O'Brien", "home_city": "Menlo Park",
        "state": "CA", "zip": "94025", "country": "US",
    },
]


def check_plain_people(simulator: Simulator) -> list[str]:
    """Of plain people all keys are alike but MADID (conflict 7), FI (section 3) and blanks (conflict 14)"""
    people = ours(simulator, [{"id": person["external_id"], "profile": person} for person in PLAIN])
    keys = list(ATTRIBUTES)
    rows = [[raw({"key": key, "profile": person}) for key in keys] for person in PLAIN]
    audience = simulator.audience("plain people")
    audience.add_users(keys, rows, is_raw=True)
    members = simulator.members(audience)[1]
    differing = {
        (number, key)
        for number, (person, row) in enumerate(zip(people, members, strict=True))
        for key, theirs in zip(keys, row, strict=True)
        if wire(person, key) != theirs
    }
    same(differing, {(0, "MADID"), (1, "MADID"), (0, "FI"), (1, "FI")}, "what differs")
    audience.api_delete()
    return [f"{len(PLAIN) * len(keys) - len(differing)} keys alike"]


def check_schema(simulator: Simulator) -> None:
    """The library knows every key that is compared"""
    known = {value for name, value in vars(CustomAudience.Schema.MultiKeySchema).items() if not name.startswith("_")}
    same(set(ATTRIBUTES) - known, set(), "keys unknown to it")
