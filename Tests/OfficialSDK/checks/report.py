"""Says of each check whether it holds."""

import traceback
from collections.abc import Callable
from typing import Any


class Report:
    def __init__(self) -> None:
        self.passed = 0
        self.failed: list[str] = []

    def subject(self, title: str) -> None:
        print(f"\n{title}")

    def run(self, check: Callable[..., Any], *arguments: Any) -> None:
        name = (check.__doc__ or check.__name__).strip()
        try:
            notes = check(*arguments) or []
        except Exception as error:  # whatever goes wrong is a failure of the check
            self.failed.append(name)
            print(f"  FAILED  {name}")
            lines = traceback.format_exception_only(error) if isinstance(error, AssertionError) else (
                traceback.format_exception(error)
            )
            print("".join("          " + line for line in "".join(lines).splitlines(keepends=True)))
            return
        self.passed += 1
        print(f"  ok      {name}")
        for note in notes:
            print(f"          {note}")

    def finish(self) -> int:
        print(f"\n{self.passed} checks hold, {len(self.failed)} fail")
        return 1 if self.failed else 0


def same(actual: Any, expected: Any, what: str) -> None:
    """Fails unless the two are equal."""
    assert actual == expected, f"{what} is {actual!r}, expected {expected!r}"
