"""Starts each stand-in, runs every check, and says what failed."""

import sys

from . import account, batches, errors, google_checks, keys, life, people, sharing, tiktok_checks
from .report import Report
from .simulator import Simulator
from .stand_in import StandIn

META = [account, life, people, sharing, batches, errors, keys]
OTHERS = [google_checks, tiktok_checks]


def run(report: Report, subject, stand_in) -> None:
    report.subject(subject.__doc__.strip())
    for name, check in vars(subject).items():
        if name.startswith("check_"):
            report.run(check, stand_in)


def main() -> int:
    canvas = sys.argv[1]
    report = Report()
    with Simulator(canvas) as simulator:
        for subject in META:
            run(report, subject, simulator)
    for subject in OTHERS:
        with StandIn(canvas, subject.NETWORK, **subject.OPTIONS) as stand_in:
            run(report, subject, stand_in)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
