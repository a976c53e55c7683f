"""The reader of each format, imported when such a file is met."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from cptslint.readers.drafts import Reading
from cptslint.readers.sniff import Format


def reader_of(format_: Format) -> Callable[[bytes, str], Reading]:
    """Import the reader of a format: the function `read_odt` of the module `odt`.

    Args:
        format_: What was recognised.
    """
    module = import_module(f"cptslint.readers.{format_.value}")
    return cast(Callable[[bytes, str], Reading], getattr(module, f"read_{format_.value}"))
