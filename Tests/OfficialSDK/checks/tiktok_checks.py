"""TikTok's tiktok-business-api-sdk-official"""

import hashlib
import pathlib
import tempfile

import business_api_client as sdk
from business_api_client.api.audience_api import AudienceApi
from business_api_client.tiktok_business.tiktok_exceptions import TiktokSDKError

from .report import same
from .stand_in import StandIn

NETWORK = "tiktok"
OPTIONS = {"processing": "0", "smallest": "2"}


def api(stand_in: StandIn) -> AudienceApi:
    """A client of the library, changed in nothing but its address."""
    configuration = sdk.Configuration()
    configuration.host = stand_in["BASE_URL"]
    return AudienceApi(sdk.ApiClient(configuration))


def keys(*addresses: str) -> list[str]:
    return [hashlib.sha256(address.encode()).hexdigest() for address in addresses]


def upload(stand_in: StandIn, *addresses: str, signature: str | None = None) -> str:
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "keys.csv"
        file.write_text("\n".join(keys(*addresses)))
        answer = api(stand_in).dmp_custom_audience_file_upload(
            stand_in["ACCESS_TOKEN"],
            advertiser_id=stand_in["AD_ACCOUNT"],
            calculate_type="EMAIL_SHA256",
            file=str(file),
            file_signature=signature or hashlib.md5(file.read_bytes()).hexdigest(),
        )
    return answer["data"]["file_path"]


def create(stand_in: StandIn, name: str, *addresses: str) -> str:
    body = sdk.CustomAudienceCreateBody(
        advertiser_id=stand_in["AD_ACCOUNT"],
        custom_audience_name=name,
        calculate_type="EMAIL_SHA256",
        file_paths=[upload(stand_in, *addresses)],
        retention_in_days=180,
    )
    return api(stand_in).dmp_custom_audience_create(stand_in["ACCESS_TOKEN"], body=body)["data"]["custom_audience_id"]


def update(stand_in: StandIn, audience: str, action: str, *addresses: str) -> None:
    body = sdk.CustomAudienceUpdateBody(
        advertiser_id=stand_in["AD_ACCOUNT"],
        custom_audience_id=audience,
        action=action,
        file_paths=[upload(stand_in, *addresses)],
    )
    api(stand_in).dmp_custom_audience_update(stand_in["ACCESS_TOKEN"], body=body)


def refused(code: int, action) -> None:
    try:
        action()
    except TiktokSDKError as error:
        assert str(code) in str(error), f"the error is {error}, expected {code}"
    else:
        raise AssertionError(f"there is no error {code}")


def check_life(stand_in: StandIn) -> None:
    """An audience of a file is made, appended to, reduced and replaced"""
    audience = create(stand_in, "life", "a@b.com", "c@d.com", "e@f.com")
    same(len(stand_in.members(audience)), 3, "the members")
    update(stand_in, audience, "APPEND", "g@h.com", "a@b.com")
    same(len(stand_in.members(audience)), 4, "the members")
    update(stand_in, audience, "REMOVE", "c@d.com")
    same(len(stand_in.members(audience)), 3, "the members")
    update(stand_in, audience, "REPLACE", "x@y.com", "y@z.com")
    same(sorted(row[0] for row in stand_in.members(audience)), sorted(keys("x@y.com", "y@z.com")), "the members")


def check_lists(stand_in: StandIn) -> None:
    """Audiences are listed by pages, and got by their ids"""
    made = [create(stand_in, f"page {number}", "a@b.com", "c@d.com") for number in range(3)]
    listed: list[str] = []
    page = pages = 1
    while page <= pages:
        answer = api(stand_in).dmp_custom_audience_list(
            stand_in["AD_ACCOUNT"], stand_in["ACCESS_TOKEN"], page=page, page_size=2
        )["data"]
        listed += [audience["audience_id"] for audience in answer["list"]]
        pages = answer["page_info"]["total_page"]
        page += 1
    assert set(made) <= set(listed), "an audience is missing"
    got = api(stand_in).dmp_custom_audience_get(stand_in["AD_ACCOUNT"], made[:2], stand_in["ACCESS_TOKEN"])["data"]
    details = [audience["audience_details"] for audience in got["list"]]
    same([one["audience_id"] for one in details], made[:2], "the ids")
    assert all(one["is_valid"] for one in details), "an audience is not ready"


def check_deletion(stand_in: StandIn) -> None:
    """An audience is deleted"""
    audience = create(stand_in, "deleted", "a@b.com", "c@d.com")
    body = sdk.CustomAudienceDeleteBody(advertiser_id=stand_in["AD_ACCOUNT"], custom_audience_ids=[audience])
    api(stand_in).dmp_custom_audience_delete(stand_in["ACCESS_TOKEN"], body=body)
    refused(40002, lambda: update(stand_in, audience, "APPEND", "a@b.com"))


def check_refusals(stand_in: StandIn) -> None:
    """The library raises for a damaged file, too few people and a wrong token, whose status is 200"""
    refused(40900, lambda: upload(stand_in, "a@b.com", signature="0" * 32))
    refused(40002, lambda: create(stand_in, "few", "a@b.com"))
    refused(40105, lambda: api(stand_in).dmp_custom_audience_list(stand_in["AD_ACCOUNT"], "wrong"))
