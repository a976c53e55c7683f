"""What a command says and how: streams, width, colours. Only this package prints and reads the environment."""

from __future__ import annotations

import os
import shutil
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path

from cptslint.cache import Cache
from cptslint.errors import CptslintError


def width(asked: int | None) -> int:
    """Return the width asked for, else COLUMNS, else the terminal's; 80 when the output is no terminal."""
    if asked:
        return asked
    if os.environ.get("COLUMNS", "").isdigit() or sys.stdout.isatty():
        return max(40, shutil.get_terminal_size((80, 24)).columns)
    return 80


def colour(asked: str) -> bool:
    """Tell whether to write colours: as asked, else when the output is a terminal that wants them."""
    if asked != "auto":
        return asked == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def write(content: str | bytes) -> None:
    """Write to the standard output, in UTF-8 whatever the locale."""
    if content:
        raw = content if isinstance(content, bytes) else (content.rstrip("\n") + "\n").encode("utf-8", "replace")
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()


def tell(message: str) -> None:
    """Write a line to the standard error."""
    sys.stderr.buffer.write((message + "\n").encode("utf-8", "replace"))
    sys.stderr.buffer.flush()


def refuse(error: CptslintError) -> None:
    """Tell a mistake on one line, even when a file name holds line ends or commands for the terminal."""
    from cptslint.text.clean import clean

    tell(f"cptslint : {' '.join(clean(str(error)).split())}")


def cache(disabled: bool) -> Cache:
    """Return the cache of the user's folder, of CPTSLINT_CACHE_DIR when it is set."""
    if disabled or os.environ.get("CPTSLINT_NO_CACHE"):
        return Cache(None)
    if folder := os.environ.get("CPTSLINT_CACHE_DIR"):
        return Cache(Path(folder))
    from platformdirs import user_cache_path

    return Cache(user_cache_path("cptslint", appauthor=False))


clock = time.perf_counter
"""What gives the time of stages, in seconds."""


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def today() -> date:
    """Return the day of the run, that of SOURCE_DATE_EPOCH when it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else datetime.now().astimezone().date()


def user_folder() -> Path:
    """Return the folder of the user's configuration, CPTSLINT_CONFIG_DIR when it is set."""
    if folder := os.environ.get("CPTSLINT_CONFIG_DIR"):
        return Path(folder)
    from platformdirs import user_config_path

    return user_config_path("cptslint", appauthor=False)
