"""Google's google-ads-datamanager and google-ads-datamanager-util"""

import json
import pathlib

from google.ads import datamanager_v1 as dm
from google.ads.datamanager_v1.services.ingestion_service.transports import IngestionServiceRestTransport
from google.ads.datamanager_v1.services.user_list_service.transports import UserListServiceRestTransport
from google.ads.datamanager_util import Encoding, Formatter
from google.api_core.exceptions import BadRequest, GoogleAPICallError, TooManyRequests
from google.auth.exceptions import RefreshError
from google.oauth2.credentials import Credentials

from .report import same
from .stand_in import StandIn

NETWORK = "google"
OPTIONS = {"processing": "0"}
VECTORS = pathlib.Path(__file__).parents[2] / "AudienceSyncTests" / "Vectors" / "identifiers.json"


def credentials(stand_in: StandIn, **changed: str) -> Credentials:
    """What a connection has, without an access token: the library asks for one."""
    given = {
        "refresh_token": stand_in["REFRESH_TOKEN"], "client_id": stand_in["CLIENT_ID"],
        "client_secret": stand_in["CLIENT_SECRET"], "token_uri": stand_in["BASE_URL"] + "/token", **changed,
    }
    return Credentials(None, **given)


def client(stand_in: StandIn, kind, transport, credential=None):
    """A client of the library, changed in nothing but its address."""
    host = stand_in["BASE_URL"].removeprefix("http://")
    own = transport(host=host, credentials=credential or credentials(stand_in), url_scheme="http")
    return kind(transport=own)


def ingestion(stand_in: StandIn, credential=None) -> dm.IngestionServiceClient:
    return client(stand_in, dm.IngestionServiceClient, IngestionServiceRestTransport, credential)


def lists(stand_in: StandIn) -> dm.UserListServiceClient:
    return client(stand_in, dm.UserListServiceClient, UserListServiceRestTransport)


def make(stand_in: StandIn, name: str) -> str:
    made = lists(stand_in).create_user_list(
        parent=f"accountTypes/GOOGLE_ADS/accounts/{stand_in['AD_ACCOUNT']}",
        user_list=dm.UserList(
            display_name=name,
            ingested_user_list_info=dm.IngestedUserListInfo(
                upload_key_types=["CONTACT_ID"],
                contact_id_info={"data_source_type": "DATA_SOURCE_TYPE_FIRST_PARTY"},
            ),
        ),
    )
    same(made.display_name, name, "the name")
    return str(made.id)


def destination(stand_in: StandIn, audience: str) -> dm.Destination:
    return dm.Destination(
        operating_account={"account_type": "GOOGLE_ADS", "account_id": stand_in["AD_ACCOUNT"]},
        product_destination_id=audience,
    )


def member(**identifier: str) -> dm.AudienceMember:
    return dm.AudienceMember(user_data={"user_identifiers": [identifier]})


def ingest(stand_in: StandIn, audience: str, *members: dm.AudienceMember, **changed):
    fields = {
        "destinations": [destination(stand_in, audience)], "audience_members": list(members), "encoding": "HEX",
        "terms_of_service": {"customer_match_terms_of_service_status": "ACCEPTED"}, **changed,
    }
    return ingestion(stand_in).ingest_audience_members(dm.IngestAudienceMembersRequest(**fields))


def state(stand_in: StandIn, request_id: str):
    request = dm.RetrieveRequestStatusRequest(request_id=request_id)
    return ingestion(stand_in).retrieve_request_status(request).request_status_per_destination[0]


def digest(text: str) -> str:
    return Formatter().process_email_address(text, Encoding.HEX)


def refused(kind: type[GoogleAPICallError], reason: str, action) -> None:
    try:
        action()
    except kind as error:
        same(error.reason, reason, "the reason")
    else:
        raise AssertionError(f"there is no {kind.__name__}")


def check_life(stand_in: StandIn) -> None:
    """A list is made, filled, asked about, emptied of one and of all"""
    audience = make(stand_in, "life")
    taken = ingest(stand_in, audience, member(email_address=digest("a@b.com")), member(email_address=digest("c@d.com")))
    done = state(stand_in, taken.request_id)
    same(done.request_status.name, "SUCCESS", "the status")
    same(done.audience_members_ingestion_status.user_data_ingestion_status.record_count, 2, "the records")
    same(len(stand_in.members(audience)), 2, "the members")
    removed = ingestion(stand_in).remove_audience_members(
        dm.RemoveAudienceMembersRequest(
            destinations=[destination(stand_in, audience)],
            audience_members=[member(email_address=digest(" A@B.com"))],
            encoding="HEX",
        )
    )
    same(state(stand_in, removed.request_id).request_status.name, "SUCCESS", "the status")
    same(len(stand_in.members(audience)), 1, "the members")
    ingestion(stand_in).remove_all_audience_members(
        dm.RemoveAllAudienceMembersRequest(destinations=[destination(stand_in, audience)])
    )
    same(len(stand_in.members(audience)), 0, "the members")


def check_lists(stand_in: StandIn) -> None:
    """Lists are listed by pages, and one is got by its name"""
    made = {make(stand_in, f"page {number}") for number in range(3)}
    parent = f"accountTypes/GOOGLE_ADS/accounts/{stand_in['AD_ACCOUNT']}"
    listed = [str(one.id) for one in lists(stand_in).list_user_lists(request={"parent": parent, "page_size": 2})]
    assert made <= set(listed), "a list is missing"
    one = lists(stand_in).get_user_list(name=f"{parent}/userLists/{listed[-1]}")
    same(str(one.id), listed[-1], "the list")


def check_base64(stand_in: StandIn) -> None:
    """A digest in Base64 is the member that the same in hexadecimal digits is"""
    audience = make(stand_in, "base64")
    ingest(stand_in, audience, member(email_address=digest("a@b.com")))
    coded = Formatter().process_email_address("a@b.com", Encoding.BASE64)
    ingest(stand_in, audience, member(email_address=coded), encoding="BASE64")
    same(len(stand_in.members(audience)), 1, "the members")


def check_dry_run(stand_in: StandIn) -> None:
    """A dry run changes nothing"""
    audience = make(stand_in, "dry run")
    ingest(stand_in, audience, member(email_address=digest("a@b.com")), validate_only=True)
    same(len(stand_in.members(audience)), 0, "the members")


def check_consent(stand_in: StandIn) -> None:
    """Who has refused consent is counted with the reason"""
    audience = make(stand_in, "consent")
    unwilling = member(email_address=digest("a@b.com"))
    unwilling.consent = dm.Consent(ad_user_data="CONSENT_DENIED")
    taken = ingest(stand_in, audience, unwilling, member(email_address=digest("c@d.com")))
    done = state(stand_in, taken.request_id)
    same(done.request_status.name, "PARTIAL_SUCCESS", "the status")
    counts = [(count.reason.name, count.record_count) for count in done.error_info.error_counts]
    same(counts, [("PROCESSING_ERROR_REASON_DENIED_CONSENT", 1)], "the counts")


def check_refusals(stand_in: StandIn) -> None:
    """The library reads what is refused: plain text, missing terms, a list that is not there, a dead token"""
    audience = make(stand_in, "refusals")
    plain = member(email_address="a@b.com")
    refused(BadRequest, "INVALID_ARGUMENT", lambda: ingest(stand_in, audience, plain))
    good = member(email_address=digest("a@b.com"))
    refused(GoogleAPICallError, "TERMS_AND_CONDITIONS_NOT_SIGNED", lambda: ingest(
        stand_in, audience, good, terms_of_service={"customer_match_terms_of_service_status": "REJECTED"}
    ))
    refused(BadRequest, "INVALID_USER_LIST_ID", lambda: ingest(stand_in, "1", good))
    dead = credentials(stand_in, refresh_token="dead")
    try:
        ingestion(stand_in, dead).retrieve_request_status(dm.RetrieveRequestStatusRequest(request_id="x"))
    except RefreshError as error:
        assert "invalid_grant" in str(error), f"the error is {error}"
    else:
        raise AssertionError("a dead refresh token is taken")


def check_quota(stand_in: StandIn) -> None:
    """The library reads a met quota"""
    stand_in.ask("/_simulator/faults", [{"respond": "rate_limited"}])
    try:
        audience = "1"
        refused(TooManyRequests, "RATE_LIMIT_EXCEEDED", lambda: ingest(
            stand_in, audience, member(email_address=digest("a@b.com"))
        ))
    finally:
        stand_in.ask("/_simulator/faults", [])


def check_rules(_: StandIn) -> list[str]:
    """Every identifier of the vectors is what Google's own library makes of it"""
    formatter = Formatter()
    compared = 0
    for vector in json.loads(VECTORS.read_text())["vectors"]:
        kind = {
            "google.email.2026": formatter.process_email_address, "google.phone": formatter.process_phone_number,
            "google.givenName": formatter.process_given_name, "google.familyName": formatter.process_family_name,
        }.get(vector["ruleset"].removesuffix(".b64"))
        if kind is None:
            continue
        encoding = Encoding.BASE64 if vector["ruleset"].endswith(".b64") else Encoding.HEX
        try:
            made = kind(vector["input"], encoding)
        except ValueError:
            made = None
        wanted = vector["expect"].get("wire")
        if wanted is not None and encoding == Encoding.HEX:
            wanted, made = wanted.lower(), made and made.lower()
        if "oracleDiverges" in vector or wanted == made:
            compared += 1
            continue
        raise AssertionError(f"{vector['id']}: the library makes {made!r}, the vector says {wanted!r}")
    return [f"{compared} identifiers"]
