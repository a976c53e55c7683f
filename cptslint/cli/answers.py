"""Answers of whole runs, kept so that the same question is answered without loading rules, readers or reporters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from cptslint.cache import Cache, key_of, stamp
from cptslint.checking import folder_of
from cptslint.config.settings import Settings
from cptslint.suppress.beside import sidecar_of

_LARGEST = 100_000_000
"""Bytes of all the files of a run; beyond, reading them twice costs more than it may spare."""
_NOTHING = b"\x00absent"


class Answers:
    """What runs wrote and the exit codes they ended with.

    Args:
        cache: Where they are kept.
        presentation: All that changes what is written, beside the files and their settings: format, width, colours, day.
    """

    def __init__(self, cache: Cache, presentation: Sequence[object]) -> None:
        self._cache = cache
        self._presentation = repr(tuple(presentation))

    def key(self, inputs: Sequence[str], settings_of: Callable[[str], Settings]) -> str | None:
        """Return what tells a run from every other, None for one that cannot be kept.

        Args:
            inputs: The conventions; the standard input can be read once only, so that such a run is not kept.
            settings_of: The settings of each.

        Raises:
            ConfigError: The settings of a file are wrong.
        """
        if not self._cache.keeps or "-" in inputs:
            return None
        parts: list[str | bytes] = [self._presentation]
        stamps: dict[Path, str] = {}
        left = _LARGEST
        for name in inputs:
            settings = settings_of(name)
            folder = folder_of(settings)
            if folder not in stamps:
                stamps[folder] = stamp(folder)
            parts += [stamps[folder], name, repr(settings)]
            for path in (Path(name), sidecar_of(Path(name)), Path(settings.baseline) if settings.baseline else None):
                content = _content(path, left) if path is not None else _NOTHING
                if content is None:
                    return None
                left -= len(content)
                parts.append(key_of(content))
        return key_of(*parts)

    def get(self, key: str | None) -> tuple[int, bytes] | None:
        """Return the exit code of a run and what it wrote, None when it was not kept."""
        kept = self._cache.get("run", key) if key is not None else None
        return (kept[0], kept[1:]) if kept else None

    def put(self, key: str, code: int, written: bytes) -> None:
        """Keep a run that read every file."""
        self._cache.put("run", key, bytes((code,)) + written)


def _content(path: Path, most: int) -> bytes | None:
    """Return the bytes of a file, `_NOTHING` when there is none, None when it is too large or cannot be read."""
    try:
        with path.open("rb") as stream:
            content = stream.read(most + 1)
    except FileNotFoundError:
        return _NOTHING
    except (OSError, ValueError):
        return None
    return content if len(content) <= most else None
