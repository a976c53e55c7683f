"""Writing what the user asked for: whole or not at all, and never over a file that is being read."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from cptslint.errors import ConfigError


def refuse_inputs(outputs: Sequence[Path], inputs: Sequence[str]) -> None:
    """Refuse to write over a convention.

    Args:
        outputs: Files to write.
        inputs: Files to read, as given; "-" is the standard input.

    Raises:
        ConfigError: An output is one of the inputs, or two outputs are the same file.
    """
    read = {_same(Path(name)) for name in inputs if name != "-"}
    written: set[str] = set()
    for output in outputs:
        if _same(output) in read:
            raise ConfigError(f"« {output} » est la convention à lire : donnez un autre nom au fichier à écrire.")
        if _same(output) in written:
            raise ConfigError(f"« {output} » est demandé deux fois : donnez un nom différent à chaque rapport.")
        written.add(_same(output))


def _same(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place, then put it there in one step.

    Args:
        path: Where it goes; an older file there is replaced only once the new one is complete. A link stays, and the
            file it leads to is written; an older file keeps its rights, and stays when it may not be written; a pipe or
            a device ("/dev/stdout") is written to, never replaced.
        content: Its bytes.

    Raises:
        ConfigError: The folder does not exist or cannot be written to.
    """
    try:
        if path.is_dir():
            raise ConfigError(f"« {path} » est un dossier : donnez le nom du fichier à écrire.")
        if path.exists() and not path.is_file():
            path.write_bytes(content)
        else:
            _replace(Path(os.path.realpath(path)), content)
    except OSError as error:
        raise ConfigError(
            f"« {path} » ne peut pas être écrit ({_reason(error)}) : choisissez un autre dossier."
        ) from error


def _replace(path: Path, content: bytes) -> None:
    rights = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "read-only", str(path))
    beside: str | None = None
    try:
        handle, beside = tempfile.mkstemp(prefix=".cptslint.", suffix=".tmp", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        if os.name == "posix":
            Path(beside).chmod(rights)
        Path(beside).replace(path)
        beside = None
    finally:
        if beside is not None:
            with suppress(OSError):
                Path(beside).unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "le dossier n'existe pas"
    if isinstance(error, PermissionError):
        return "droits insuffisants"
    return {errno.ENOSPC: "le disque est plein", errno.ENAMETOOLONG: "le nom est trop long"}.get(
        error.errno or 0, "erreur d'écriture"
    )
