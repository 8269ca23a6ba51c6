"""Batch requests"""

import json

from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.adobjects.customaudience import CustomAudience
from facebook_business.api import FacebookAdsApi
from facebook_business.exceptions import FacebookRequestError

from .report import same
from .simulator import ACCOUNT, Simulator


def check_batch(simulator: Simulator) -> None:
    """A batch creates, reads and deletes; each part has its own success or failure"""
    api = FacebookAdsApi.get_default_api()
    audience = simulator.audience("in a batch")
    good, bad = [], []
    batch = api.new_batch()
    audience.api_get(fields=["name"], batch=batch, success=good.append, failure=bad.append)
    CustomAudience("1").api_get(batch=batch, success=good.append, failure=bad.append)
    AdAccount(ACCOUNT).create_custom_audience(
        params={"name": "made in a batch", "subtype": "CUSTOM", "customer_file_source": "USER_PROVIDED_ONLY"},
        batch=batch, success=good.append, failure=bad.append,
    )
    audience.api_delete(batch=batch, success=good.append, failure=bad.append)
    same(batch.execute(), None, "what is left to do")
    same([response.json().get("name") for response in good], ["in a batch", None, None], "the good answers")
    same([response.error().api_error_subcode() for response in bad], [33], "the bad answers")
    CustomAudience(good[1].json()["id"]).api_delete()


def check_users_in_batch(simulator: Simulator) -> None:
    """People are added and removed in a batch"""
    api = FacebookAdsApi.get_default_api()
    audience = simulator.audience("people in a batch")
    answers = []
    batch = api.new_batch()
    for method, users in [("POST", ["a@example.com", "b@example.com"]), ("DELETE", ["a@example.com"])]:
        params = CustomAudience.format_params(CustomAudience.Schema.email_hash, users)
        batch.add(method, (audience["id"], "users"), params=params, success=answers.append, failure=answers.append)
    batch.execute()
    same([answer.json()["num_received"] for answer in answers], [2, 1], "received")
    same(len(simulator.members(audience)[1]), 1, "members")
    audience.api_delete()


def call(parts: list[dict]) -> list:
    return FacebookAdsApi.get_default_api().call("POST", (), params={"batch": parts}).json()


def check_reference(simulator: Simulator) -> None:
    """A part uses the result of another, whose own answer is left out unless asked for"""
    create = {
        "method": "POST", "relative_url": f"{ACCOUNT}/customaudiences", "name": "create",
        "body": "name=by+reference&subtype=CUSTOM&customer_file_source=USER_PROVIDED_ONLY",
    }
    read = {"method": "GET", "relative_url": "{result=create:$.id}?fields=name"}
    left_out, answer = call([create, read])
    same(left_out, None, "the answer that is left out")
    made = json.loads(answer["body"])
    same(made["name"], "by reference", "name")
    CustomAudience(made["id"]).api_delete()
    shown, answer = call([create | {"omit_response_on_success": False}, read])
    same(json.loads(shown["body"])["id"], json.loads(answer["body"])["id"], "id")
    CustomAudience(json.loads(shown["body"])["id"]).api_delete()
    _, answer = call([create | {"relative_url": "1/customaudiences"}, read])
    same(json.loads(answer["body"])["error"]["code"], 960, "what refers to a failure")


def check_limit(simulator: Simulator) -> None:
    """More than 50 parts are refused"""
    same(len(call([{"method": "GET", "relative_url": "me"}] * 50)), 50, "answers")
    try:
        call([{"method": "GET", "relative_url": "me"}] * 51)
    except FacebookRequestError as error:
        same(error.api_error_code(), 100, "the code")
    else:
        raise AssertionError("51 parts are taken")
