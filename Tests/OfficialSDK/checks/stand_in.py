"""Runs `canvas simulator NETWORK` for as long as the checks of a network take."""

import json
import signal
import subprocess
import urllib.request
from typing import Any


class StandIn:
    """A stand-in, its address and what it made up: the lines that it prints."""

    def __init__(self, canvas: str, network: str, **options: str) -> None:
        self.command = [canvas, "simulator", network, "--port", "0"]
        for name, value in options.items():
            self.command += ["--option", f"{name}={value}"]
        self.prefix = network.upper() + "_"
        self.values: dict[str, str] = {}

    def __enter__(self) -> "StandIn":
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, text=True)
        for line in self.process.stdout:
            name, _, value = line.strip().partition("=")
            self.values[name.removeprefix(self.prefix)] = value
            if name.endswith("_AD_ACCOUNT"):
                return self
        raise SystemExit(f"error: `{' '.join(self.command)}` does not serve")

    def __exit__(self, *_: Any) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def __getitem__(self, name: str) -> str:
        return self.values[name]

    def ask(self, path: str, body: Any = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self["BASE_URL"] + path, data, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def members(self, audience: str) -> list[list[str]]:
        """The keys of each member."""
        return self.ask(f"/_simulator/audiences/{audience}/members")["members"]
