"""Older versions of conventions, taken from their git repository."""

from __future__ import annotations

import subprocess
from pathlib import Path

from cptslint.errors import ConfigError


class Revision:
    """A revision of the repositories in which conventions stand.

    Args:
        name: As the user gave it: a branch, a tag, a commit.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._renamed: dict[Path, dict[str, str]] = {}

    def older(self, convention: str) -> bytes | None:
        """Return a convention as it was, None when it was not there; a file renamed since is followed.

        Args:
            convention: Path of a file.

        Raises:
            ConfigError: git is not installed, the file is in no repository, or the revision does not exist.
        """
        path = Path(convention)
        root = self._root(path)
        if root not in self._renamed:
            self._renamed[root] = self._names(root)
        inside = path.resolve().parent.joinpath(path.name).relative_to(root).as_posix()
        name = self._renamed[root].get(inside, inside)
        found = _git(root, "cat-file", "--filters", f"{self._name}:{name}")
        return found.stdout if found.returncode == 0 else None

    def _root(self, path: Path) -> Path:
        found = _git(path.parent, "rev-parse", "--show-toplevel")
        if found.returncode:
            raise ConfigError(
                f"--diff-base : « {path} » n'est pas dans un dépôt git ; enlevez l'option, ou placez-vous dans le dépôt."
            )
        return Path(found.stdout.decode("utf-8", "surrogateescape").rstrip("\n")).resolve()

    def _names(self, root: Path) -> dict[str, str]:
        """Return the old name of each file that was renamed since."""
        known = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{self._name}^{{commit}}")
        if known.returncode:
            raise ConfigError(
                f"--diff-base : la révision « {self._name} » n'existe pas dans « {root} » ; donnez une branche, une"
                " étiquette ou un commit, comme « main » ou « HEAD »."
            )
        commit = known.stdout.decode("ascii").strip()
        changes = _git(root, "diff", "--find-renames", "--diff-filter=R", "--name-status", "-z", commit)
        words = changes.stdout.decode("utf-8", "surrogateescape").split("\0")
        return dict(zip(words[2::3], words[1::3], strict=False))


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except FileNotFoundError as error:
        raise ConfigError("--diff-base : git n'est pas installé ; installez-le ou enlevez l'option.") from error
