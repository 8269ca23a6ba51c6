"""Runs `canvas simulator facebook` for as long as the checks take."""

import json
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.adobjects.customaudience import CustomAudience
from facebook_business.api import FacebookAdsApi
from facebook_business.session import FacebookSession

TOKEN = "EAAofficialsdkchecks"
APP_ID = "700100200300"
APP_SECRET = "5ec7e70f5ec7e70f5ec7e70f5ec7e70f"
ACCOUNT = "act_900100200300"
VERSION = "v26.0"


class Simulator:
    def __init__(self, canvas: str, **options: str) -> None:
        self.canvas = canvas
        self.options = options
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> "Simulator":
        command = [
            self.canvas, "simulator", "facebook", "--port", str(self.port), "--token", TOKEN, "--app-id", APP_ID,
            "--app-secret", APP_SECRET, "--ad-account", ACCOUNT,
        ]
        for name, value in self.options.items():
            command += ["--option", f"{name}={value}"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        self._wait()
        self.connect()
        return self

    def __exit__(self, *_: Any) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def connect(self, token: str = TOKEN, secret: str | None = APP_SECRET, version: str = VERSION) -> FacebookAdsApi:
        """Initialises the library, changed in nothing but its base URL."""
        FacebookSession.GRAPH = self.base
        return FacebookAdsApi.init(
            APP_ID, secret, token, account_id=ACCOUNT, api_version=version, timeout=30, crash_log=False
        )

    def audience(self, name: str, **params: Any) -> CustomAudience:
        return AdAccount(ACCOUNT).create_custom_audience(
            params={
                "name": name, "subtype": "CUSTOM", "customer_file_source": "USER_PROVIDED_ONLY", **params,
            }
        )

    def members(self, audience: CustomAudience) -> tuple[list[str], list[list[str]]]:
        """The rows received and not removed."""
        answer = self.ask(f"/_simulator/audiences/{audience['id']}/members")
        return answer["schema"], answer["members"]

    def ask(self, path: str, body: Any = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def _wait(self) -> None:
        query = urllib.parse.urlencode({"access_token": TOKEN})
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                break
            try:
                self.ask(f"/{VERSION}/me?{query}")
                return
            except urllib.error.HTTPError:
                return  # a refusal is an answer too
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.05)
        self.process.kill()
        raise SystemExit(f"error: `{self.canvas} simulator facebook` does not answer")
