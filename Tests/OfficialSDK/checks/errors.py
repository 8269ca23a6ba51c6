"""Errors, as the library's own exception"""

from collections.abc import Callable

from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.adobjects.customaudience import CustomAudience
from facebook_business.adobjects.user import User
from facebook_business.api import FacebookAdsApi
from facebook_business.exceptions import FacebookRequestError

from .people import Multi, Schema
from .report import same
from .simulator import ACCOUNT, Simulator

# Every error of the table in facts/facebook.md, section 5, and of usersreplace in section 2.6.
DOCUMENTED = [
    "1", "1/99", "2", "3", "4", "341", "10", "17", "17/2446079", "32", "100", "100/33", "100/1713230", "100/1713228",
    "100/1713231", "102", "104", "105", "190", "190/458", "190/459", "190/460", "190/463", "190/464", "190/467",
    "190/492", "194", "200", "200/1870034", "200/1870090", "200/1870092", "200/1870047", "200/1870050", "270", "294",
    "368", "613", "613/1487742", "803", "2500", "2635", "2650", "2650/1870144", "2650/1870145", "2650/1870147",
    "2650/1870148", "2650/1870158", "2650/1870159", "960", "2654", "2654/1713092", "2656", "1487301", "1487366",
    "1404078", "1404163", "2859015", "80000/2446079", "80001/2446079", "80002/2446079", "80003/2446079",
    "80004/2446079", "80005/2446079", "80006/2446079", "80008/2446079", "80009/2446079", "80014/2446079", "5000",
]


def failure(operation: Callable[[], object]) -> FacebookRequestError:
    try:
        operation()
    except FacebookRequestError as error:
        return error
    raise AssertionError("nothing failed")


def name(error: FacebookRequestError) -> str:
    subcode = error.api_error_subcode()
    return f"{error.api_error_code()}" + (f"/{subcode}" if subcode else "")


def expect(operation: Callable[[], object], code: str, text: str = "") -> FacebookRequestError:
    error = failure(operation)
    same(name(error), code, "the error")
    assert text in error.api_error_message(), error.api_error_message()
    return error


def check_documented(simulator: Simulator) -> list[str]:
    """Every documented error comes with its code, subcode and type"""
    session = FacebookAdsApi.get_default_api()._session.requests
    for wish in DOCUMENTED:
        session.headers["X-Simulated-Error"] = wish
        try:
            error = failure(lambda: User("me").api_get())
        finally:
            del session.headers["X-Simulated-Error"]
        same(name(error), wish, "the error")
        assert error.api_error_type() in ("OAuthException", "GraphMethodException", "FacebookApiException"), wish
        assert error.http_status() in (400, 403, 500, 503), (wish, error.http_status())
        assert error.body()["error"]["fbtrace_id"], wish
        if wish == "2":
            same(error.api_transient_error(), True, "is_transient")
    return [f"{len(DOCUMENTED)} errors"]


def check_token(simulator: Simulator) -> None:
    """A wrong token, a wrong secret"""
    try:
        simulator.connect(token="wrong", secret=None)
        expect(lambda: User("me").api_get(), "190")
        simulator.connect(secret="wrong")
        error = expect(lambda: User("me").api_get(), "100", "Invalid appsecret_proof")
        same(error.api_error_type(), "GraphMethodException", "type")
    finally:
        simulator.connect()


def check_versions(simulator: Simulator) -> None:
    """A version that has ended, one that never was"""
    try:
        simulator.connect(version="v24.0")
        expect(lambda: AdAccount(ACCOUNT).api_get(), "2635")
        simulator.connect(version="v27.0")
        expect(lambda: User("me").api_get(), "2500", "Unknown path components: /me")
        simulator.connect(version="v25.0")
        assert User("me").api_get()["id"]
    finally:
        simulator.connect()


def check_objects(simulator: Simulator) -> None:
    """Objects, edges and fields that there are not"""
    expect(lambda: CustomAudience("123").api_get(), "100/33", "Unsupported get request")
    expect(lambda: CustomAudience("123").api_delete(), "100/33", "Unsupported delete request")
    expect(lambda: AdAccount("act_1").api_get(), "100/33")
    expect(lambda: CustomAudience("somebody").api_get(), "803")
    expect(lambda: CustomAudience("123").api_get(fields=["name"]), "100/33")
    api = FacebookAdsApi.get_default_api()
    expect(lambda: api.call("GET", ("me", "foo")), "2500")
    expect(lambda: api.call("GET", (ACCOUNT, "foo")), "100", "nonexisting field (foo) on node type (AdAccount)")
    expect(lambda: api.call("GET", (ACCOUNT,), {"fields": "shoe_size"}), "100", "nonexisting field (shoe_size)")
    expect(lambda: CustomAudience.get_by_ids(["1", "2"]), "100", "ids")


def check_parameters(simulator: Simulator) -> None:
    """Parameters that are missing or wrong"""
    account = AdAccount(ACCOUNT)
    expect(lambda: account.create_custom_audience(params={"name": "a", "subtype": "CUSTOM"}), "100", "Missing")
    expect(
        lambda: account.create_custom_audience(params={"name": "a", "subtype": "X"}), "100", "must be one of"
    )
    audience = simulator.audience("errors")
    expect(lambda: audience.create_user(params={}), "100", "Missing parameter(s): payload")
    expect(
        lambda: audience.create_user(params={"payload": {"schema": ["EMAIL", "FN"], "data": [["a"]]}}),
        "100", "Data is missing or does not match schema",
    )
    expect(lambda: audience.create_user(params={"payload": "{"}), "100")
    too_many = [[f"{number}@example.com"] for number in range(10_001)]
    expect(lambda: audience.add_users([Multi.email], too_many, is_raw=True), "105")
    expect(lambda: audience.create_users_replace(params={}), "100", "Missing parameter(s): payload, session")
    audience.api_delete()


def check_replacement(simulator: Simulator) -> None:
    """A replacement out of order"""
    audience = simulator.audience("replaced out of order")
    payload = CustomAudience.format_params(Schema.email_hash, ["a@example.com"])["payload"]

    def replace(session: int, sequence: int, is_last: bool = False):
        return lambda: audience.create_users_replace(
            params={
                "payload": payload,
                "session": {"session_id": session, "batch_seq": sequence, "last_batch_flag": is_last},
            }
        )

    expect(replace(9001, 2), "2650/1870147")
    replace(9001, 1)()
    expect(replace(9002, 1), "2650/1870145")
    expect(lambda: audience.add_users(Schema.email_hash, ["b@example.com"]), "2650/1870145")
    replace(9001, 3, True)()
    expect(replace(9001, 4), "2650/1870159")
    audience.api_delete()


def check_lookalike(simulator: Simulator) -> None:
    """An audience that lookalikes come from stays"""
    audience = simulator.audience("seed")
    audience.add_users(Schema.email_hash, [f"{number}@example.com" for number in range(400)])
    lookalike = AdAccount(ACCOUNT).create_custom_audience(
        params={
            "name": "lookalike", "subtype": "LOOKALIKE", "origin_audience_id": audience["id"],
            "lookalike_spec": {"type": "similarity", "ratio": 0.01, "country": "US"},
        }
    )
    expect(audience.api_delete, "2656")
    lookalike.api_delete()
    audience.api_delete()


def under(simulator: Simulator, fault: str, operation: Callable[[], object]) -> FacebookRequestError:
    """The failure of an operation on a bad day."""
    rule = simulator.ask("/_simulator/faults", {"respond": fault, "requests": 1})
    assert rule, fault
    return failure(operation)


def check_bad_days(simulator: Simulator) -> None:
    """The bad days that scenarios know look as the network's own"""
    audience = simulator.audience("bad days")

    def add() -> object:
        return audience.add_users(Schema.email_hash, ["a@example.com", "b@example.com"])

    error = under(simulator, "rate_limited", add)
    same(name(error), "80003/2446079", "rate_limited")
    assert "x-business-use-case-usage" in error.http_headers(), dict(error.http_headers())
    same(name(under(simulator, "server_error", add)), "2", "server_error")
    same(name(under(simulator, "token_revoked", add)), "190/467", "token_revoked")
    same(name(under(simulator, "terms_withdrawn", add)), "200/1870090", "terms_withdrawn")
    same(name(under(simulator, "audience_deleted", add)), "100/33", "audience_deleted")
    simulator.ask("/_simulator/faults", {"respond": "partial_failure", "requests": 1})
    answer = add().json()
    assert 1 <= answer["num_invalid_entries"] <= 2, answer
    same(len(answer["invalid_entry_samples"]), answer["num_invalid_entries"], "samples")
    same(add().json()["num_invalid_entries"], 0, "invalid entries afterwards")
    audience.api_delete()


REQUIREMENTS = [
    ({"terms_accepted": "false"}, "200/1870090"),
    ({"user_tasks": "false"}, "200"),
    ({"ads_management": "false"}, "294"),
    ({"access_tier": "development", "app_admin": "false"}, "270"),
    ({"operation_status": "471"}, "100/1713230"),
    ({"can_edit": "false"}, "200"),
    ({"token_state": "463"}, "190/463"),
    ({"removal_floor": "1000"}, "200/1870047"),
    ({"pin_data_source": "true"}, "2650"),
    ({"app_quota": "3"}, "4"),
]


def check_requirements(simulator: Simulator) -> list[str]:
    """What a requirement's check finds wrong fails as it does at Meta"""
    try:
        for options, code in REQUIREMENTS:
            with Simulator(simulator.canvas, **options) as wrong:
                same(name(failure(lambda: walk(wrong))), code, f"the error with {options}")
    finally:
        simulator.connect()
    return [f"{len(REQUIREMENTS)} requirements"]


def walk(simulator: Simulator) -> None:
    """Fills an audience and empties it, in every way that a requirement could stop."""
    audience = simulator.audience("walk")
    audience.add_users(Schema.email_hash, ["a@example.com"])
    audience.add_users([Multi.email], [["b@example.com"]], is_raw=True)
    audience.remove_users(Schema.email_hash, ["a@example.com"])


def check_limits(simulator: Simulator) -> None:
    """Under development access a few calls are too many: 17 on reading, 613 on writing"""
    try:
        with Simulator(simulator.canvas, access_tier="development") as limited:
            audience = limited.audience("limited")

            def read_on() -> None:
                for _ in range(100):
                    CustomAudience(audience["id"]).api_get()

            error = failure(read_on)
            same(name(error), "17/2446079", "reading")
            assert '"acc_id_util_pct":100' in error.http_headers()["x-ad-account-usage"], error.http_headers()
            expect(lambda: audience.add_users(Schema.email_hash, ["a@example.com"]), "613/1487742")
        with Simulator(simulator.canvas, access_tier="development", score_limit="false") as limited:
            api = FacebookAdsApi.get_default_api()

            def read_much() -> None:
                parts = [{"method": "GET", "relative_url": f"{ACCOUNT}/customaudiences"}] * 50
                for _ in range(101):
                    answers = api.call("POST", (), params={"batch": parts}).json()
                    if answers[-1]["code"] != 200:
                        return
                raise AssertionError("5,000 calls are not too many")

            read_much()
            error = expect(lambda: limited.audience("one more"), "80003/2446079")
            usage = error.http_headers()["x-business-use-case-usage"]
            assert '"call_count":100' in usage and '"estimated_time_to_regain_access":0' not in usage, usage
    finally:
        simulator.connect()
