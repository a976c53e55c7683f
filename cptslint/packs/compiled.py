"""The built-in pack as it was compiled when the wheel was built, so that an installed tool parses no YAML to check.

The file stands inside the package, is written with it and is trusted as its code is. It is only used for the very rule
files it was made from: one that a user has changed is compiled anew, with its errors told.
"""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

from cptslint.packs.pack import Pack
from cptslint.version import VERSION

NAME = "_compiled_rules"
"""Name of the file, in the package, beside the folder of the rules."""


def compiled(folder: Path) -> bytes:
    """Return the content of the file for a folder of rules.

    Raises:
        PackError: The rules are wrong.
    """
    from cptslint.packs.indexed import indexed
    from cptslint.packs.rules import load_pack

    return _head(folder) + pickle.dumps(indexed(load_pack(folder)), protocol=5)


def pack_of(folder: Path) -> Pack:
    """Return the pack of a folder of rules, as it was shipped or compiled now.

    Raises:
        PackError: The rules are wrong.
    """
    pack = shipped(folder)
    if pack is None:
        from cptslint.packs.rules import load_pack

        pack = load_pack(folder)
    return pack


def shipped(folder: Path) -> Pack | None:
    """Return the pack that was compiled from a folder of rules, None when there is none or a rule has changed."""
    try:
        content = (folder.parent / NAME).read_bytes()
    except OSError:
        return None
    head = _head(folder)
    if not content.startswith(head):
        return None
    try:
        pack = pickle.loads(memoryview(content)[len(head) :])
    except Exception:  # noqa: BLE001  a file cut short may fail in any way, and the rules beside it say the same
        return None
    return pack if isinstance(pack, Pack) else None


def _head(folder: Path) -> bytes:
    """Return what the file begins with: the version of the tool and a digest of every rule file and of what was learnt."""
    digest = hashlib.sha256()
    for path in sorted([*folder.rglob("*.yaml"), *folder.rglob("*.json")]):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()} {len(content)}\n".encode() + content)
    return f"cptslint {VERSION} {digest.hexdigest()}\n".encode()
