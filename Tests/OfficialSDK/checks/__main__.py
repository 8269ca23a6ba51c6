"""Starts the stand-in, runs every check, and says what failed."""

import sys

from . import account, batches, errors, keys, life, people, sharing
from .report import Report
from .simulator import Simulator

SUBJECTS = [account, life, people, sharing, batches, errors, keys]


def main() -> int:
    canvas = sys.argv[1]
    report = Report()
    with Simulator(canvas) as simulator:
        for subject in SUBJECTS:
            report.subject(subject.__doc__.strip())
            for name, check in vars(subject).items():
                if name.startswith("check_"):
                    report.run(check, simulator)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
