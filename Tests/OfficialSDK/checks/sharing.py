"""Sharing"""

from facebook_business.adobjects.customaudience import CustomAudience
from facebook_business.exceptions import FacebookRequestError

from .report import same
from .simulator import Simulator


def check_sharing(simulator: Simulator) -> None:
    """An audience is shared with another ad account, and no longer"""
    audience = simulator.audience("shared")
    assert audience.share_audience(["900100200301"]).is_success()
    same(
        [account["account_id"] for account in CustomAudience(audience["id"]).get_ad_accounts()],
        ["900100200301"],
        "the ad accounts",
    )
    read = CustomAudience(audience["id"]).api_get(
        fields=["sharing_status"], params={"ad_account_id": "900100200301"}
    )
    same(read["sharing_status"]["status"], "active", "sharing_status")
    assert audience.unshare_audience(["900100200301"]).is_success()
    same(len(list(CustomAudience(audience["id"]).get_ad_accounts())), 0, "ad accounts")
    try:
        CustomAudience(audience["id"]).api_get(params={"ad_account_id": "900100200301"})
    except FacebookRequestError as error:
        same(error.api_error_code(), 1487301, "the code")
    else:
        raise AssertionError("an audience that is not shared can be read")
    audience.api_delete()
