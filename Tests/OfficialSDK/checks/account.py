"""Token, user and ad account"""

from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.adobjects.business import Business
from facebook_business.adobjects.user import User
from facebook_business.api import FacebookAdsApi

from .report import same
from .simulator import ACCOUNT, APP_ID, APP_SECRET, TOKEN, Simulator


def debug(token: str) -> dict:
    api = FacebookAdsApi.get_default_api()
    return api.call("GET", ("debug_token",), params={"input_token": token}).json()["data"]


def check_token(simulator: Simulator) -> None:
    """debug_token tells of a system user's token that never expires"""
    data = debug(TOKEN)
    same(data["is_valid"], True, "is_valid")
    same(data["type"], "SYSTEM_USER", "type")
    same(data["app_id"], APP_ID, "app_id")
    same(data["expires_at"], 0, "expires_at")
    assert "ads_management" in data["scopes"], data["scopes"]


def check_bad_token(simulator: Simulator) -> None:
    """debug_token tells of a token that is none without failing itself"""
    data = debug("nonsense")
    same(data["is_valid"], False, "is_valid")
    same(data["error"]["code"], 190, "error.code")


def check_me(simulator: Simulator) -> None:
    """The user, its permissions and its ad accounts can be read"""
    me = User("me").api_get(fields=["id", "name"])
    assert me["id"].isdigit(), me
    permissions = {item["permission"]: item["status"] for item in User("me").get_permissions()}
    same(permissions["ads_management"], "granted", "ads_management")
    same([account["id"] for account in User("me").get_ad_accounts()], [ACCOUNT], "ad accounts")


def check_account(simulator: Simulator) -> None:
    """The ad account shows what the requirements ask for"""
    account = AdAccount(ACCOUNT).api_get(
        fields=["account_id", "account_status", "user_tasks", "tos_accepted", "business", "disable_reason"]
    )
    same(account["account_id"], ACCOUNT.removeprefix("act_"), "account_id")
    same(account["account_status"], 1, "account_status")
    same(account["tos_accepted"]["custom_audience_tos"], 1, "custom_audience_tos")
    assert {"MANAGE", "ADVERTISE"} & set(account["user_tasks"]), account["user_tasks"]
    business = Business(account["business"]["id"]).api_get(fields=["verification_status"])
    same(business["verification_status"], "verified", "verification_status")


def check_refresh(simulator: Simulator) -> None:
    """A token can be exchanged for one that expires, used, and revoked"""
    api = FacebookAdsApi.get_default_api()
    app = {"client_id": APP_ID, "client_secret": APP_SECRET}
    fresh = api.call(
        "GET",
        ("oauth", "access_token"),
        params=app | {
            "grant_type": "fb_exchange_token", "set_token_expires_in_60_days": True, "fb_exchange_token": TOKEN,
        },
    ).json()
    same(fresh["expires_in"], 5183944, "expires_in")
    simulator.connect(token=fresh["access_token"])
    try:
        assert User("me").api_get()["id"].isdigit()
    finally:
        simulator.connect()
    revoked = FacebookAdsApi.get_default_api().call(
        "GET", ("oauth", "revoke"), params=app | {"revoke_token": fresh["access_token"]}
    )
    same(revoked.json(), {"success": "true"}, "the answer")
    data = debug(fresh["access_token"])
    same((data["is_valid"], data["error"]["subcode"]), (False, 467), "the token afterwards")
