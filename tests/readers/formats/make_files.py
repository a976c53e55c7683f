"""Make the files of `files/` from conventions of the corpus, with LibreOffice.

    python -m tests.readers.formats.make_files

The DOCX stand beside what was made of them, so that a convention that changes in the corpus does not part them.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

FILES = Path(__file__).parent / "files"
CORPUS = Path(__file__).resolve().parents[3] / "corpus" / "dev"
CONVENTIONS = ("d16-clinique-abusive", "d38-dac-tableaux-de-taches")
FILTERS = ("odt", "rtf", "pdf", "html:HTML (StarWriter):EmbedImages")


def main() -> None:
    """Make every file anew."""
    FILES.mkdir(exist_ok=True)
    sources = []
    for name in CONVENTIONS:
        sources.append(FILES / f"{name[:3]}.docx")
        shutil.copyfile(CORPUS / name / "convention.docx", sources[-1])
    with tempfile.TemporaryDirectory() as profile:
        for filter_ in FILTERS:
            command = ["soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", filter_]
            subprocess.run([*command, "--outdir", str(FILES), *map(str, sources)], check=True)


if __name__ == "__main__":
    main()
