"""Audiences"""

from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.adobjects.customaudience import CustomAudience
from facebook_business.exceptions import FacebookRequestError

from .report import same
from .simulator import ACCOUNT, Simulator


def check_life(simulator: Simulator) -> None:
    """An audience is created, read, changed and deleted"""
    audience = simulator.audience("life", description="made by the official library", retention_days=30)
    read = CustomAudience(audience["id"]).api_get(
        fields=[
            "name", "subtype", "description", "retention_days", "account_id", "customer_file_source",
            "approximate_count_lower_bound", "approximate_count_upper_bound", "delivery_status", "operation_status",
            "permission_for_actions", "time_created",
        ]
    )
    same(read["name"], "life", "name")
    same(read["retention_days"], 30, "retention_days")
    same(read["account_id"], ACCOUNT.removeprefix("act_"), "account_id")
    same((read["approximate_count_lower_bound"], read["approximate_count_upper_bound"]), (1000, 1000), "bounds")
    same(read["delivery_status"]["code"], 300, "delivery_status")
    same(read["operation_status"]["code"], 410, "operation_status")
    same(read["permission_for_actions"]["can_edit"], True, "can_edit")
    audience.api_update(params={"name": "life, renamed"})
    same(CustomAudience(audience["id"]).api_get(fields=["name"])["name"], "life, renamed", "name")
    audience.api_delete()
    try:
        CustomAudience(audience["id"]).api_get()
    except FacebookRequestError as error:
        same((error.api_error_code(), error.api_error_subcode()), (100, 33), "reading what is deleted")
    else:
        raise AssertionError("a deleted audience can be read")


def check_read_after_write(simulator: Simulator) -> None:
    """Creating answers with the fields asked for"""
    audience = AdAccount(ACCOUNT).create_custom_audience(
        fields=["name", "subtype"],
        params={"name": "fields", "subtype": "CUSTOM", "customer_file_source": "USER_PROVIDED_ONLY"},
    )
    same((audience["name"], audience["subtype"]), ("fields", "CUSTOM"), "name and subtype")
    audience.api_delete()


def check_paging(simulator: Simulator) -> None:
    """A Cursor goes through every page, the newest first"""
    made = [simulator.audience(f"page {number}") for number in range(7)]
    cursor = AdAccount(ACCOUNT).get_custom_audiences(fields=["name"], params={"limit": 3})
    pages = [len(cursor)]
    while cursor.load_next_page():
        pages.append(len(cursor))
    same(pages, [3, 3, 1], "the sizes of pages")
    names = [audience["name"] for audience in AdAccount(ACCOUNT).get_custom_audiences(
        fields=["name"], params={"limit": 3}
    )]
    same(names[:7], [f"page {number}" for number in reversed(range(7))], "the order")
    same(len(names), len(set(names)), "names without repetition")
    for audience in made:
        audience.api_delete()


def check_filtering(simulator: Simulator) -> None:
    """A list is narrowed by name"""
    audience = simulator.audience("the one")
    found = AdAccount(ACCOUNT).get_custom_audiences(
        fields=["name"], params={"filtering": [{"field": "name", "operator": "EQUAL", "value": "the one"}]}
    )
    same([item["id"] for item in found], [audience["id"]], "the audiences")
    audience.api_delete()
