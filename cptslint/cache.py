"""Results kept in the user's cache folder, so that a convention that did not change is not read again.

An entry is only a shortcut: a folder that cannot be written, an entry that is damaged or was made by another version is
as if it were not there. Entries are pickles that this user wrote for this user; the folder is closed to others.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from cptslint.version import VERSION

_DIGEST = 32
_MOST = 600
_KEPT = 400
"""Entries in the folder: past the first number the oldest go, down to the second."""


class Cache:
    """Entries by kind and key.

    Args:
        folder: Where they stand; None for a cache that keeps nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @property
    def keeps(self) -> bool:
        """Whether anything is kept at all."""
        return self._folder is not None

    @property
    def folder(self) -> Path | None:
        """Where the entries stand; None for a cache that keeps nothing."""
        return self._folder

    def get(self, kind: str, key: str) -> bytes | None:
        """Return an entry, None when there is none or it is damaged."""
        if self._folder is None:
            return None
        try:
            raw = (self._folder / f"{kind}-{key}").read_bytes()
        except OSError:
            return None
        content = raw[_DIGEST:]
        return content if hashlib.sha256(content).digest() == raw[:_DIGEST] else None

    def put(self, kind: str, key: str, content: bytes) -> None:
        """Keep an entry; a folder that cannot be written to keeps nothing."""
        if self._folder is None:
            return
        import tempfile

        beside: str | None = None
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(prefix="new-", dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(content).digest() + content)
            Path(beside).replace(self._folder / f"{kind}-{key}")
            beside = None
            self._prune()
        except OSError:
            return
        finally:
            if beside is not None:
                with suppress(OSError):
                    Path(beside).unlink()

    def get_object(self, kind: str, key: str) -> Any:
        """Return an object kept with `put_object`, None when there is none that can be read."""
        content = self.get(kind, key)
        if content is None:
            return None
        import pickle

        try:
            return pickle.loads(content)
        except Exception:  # noqa: BLE001  an entry of another version may fail in any way, and is only a shortcut
            return None

    def put_object(self, kind: str, key: str, value: object) -> None:
        """Keep an object made of the tool's own types."""
        if self._folder is not None:
            import pickle

            self.put(kind, key, pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))

    def clean(self) -> int:
        """Remove every entry and return how many there were."""
        removed = 0
        for path in self._entries():
            with suppress(OSError):
                path.unlink()
                removed += 1
        return removed

    def _entries(self) -> list[Path]:
        if self._folder is None or not self._folder.is_dir():
            return []
        return [path for path in self._folder.iterdir() if path.name.split("-")[0] in ("pack", "report", "run", "new")]

    def _prune(self) -> None:
        entries = self._entries()
        if len(entries) <= _MOST:
            return
        dated = []
        for path in entries:
            with suppress(OSError):
                dated.append((path.stat().st_mtime, path))
        for _, path in sorted(dated)[: max(0, len(dated) - _KEPT)]:
            with suppress(OSError):
                path.unlink()


def key_of(*parts: str | bytes) -> str:
    """Return a key that differs as soon as one part does."""
    digest = hashlib.sha256()
    for part in parts:
        raw = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "big") + raw)
    return digest.hexdigest()[:40]


def stamp(rules: Path) -> str:
    """Return what changes whenever the rules, the tool, Python or the PDF library do: names, sizes, dates, versions.

    Args:
        rules: Folder of the rules.
    """
    facts = [VERSION, sys.version, str(rules.resolve()), _installed("pypdfium2")]
    for root, suffix in ((rules, ".yaml"), (rules, ".json"), (Path(__file__).parent, ".py")):
        facts += sorted(_files(root, suffix))
    return key_of(*facts)


def _installed(name: str) -> str:
    """Return what changes when a library is installed anew, without importing it; empty when it is absent."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        return ""
    with suppress(OSError):
        return f"{spec.origin} {Path(spec.origin).parent.stat().st_mtime_ns}"
    return spec.origin


def _files(root: Path, suffix: str) -> list[str]:
    found = []
    folders = [str(root)]
    while folders:
        with suppress(OSError), os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                elif entry.name.endswith(suffix):
                    facts = entry.stat()
                    found.append(f"{entry.path} {facts.st_size} {facts.st_mtime_ns}")
    return found
