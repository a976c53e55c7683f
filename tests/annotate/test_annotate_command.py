"""`cptslint annotate`: one copy, one line that says what it holds, and plain refusals."""

from __future__ import annotations

from pathlib import Path

import pytest

from cptslint.analysis import analyse
from cptslint.annotate.package import Editable
from cptslint.cli.main import main
from cptslint.errors import InputError
from cptslint.readers import read, read_bytes
from tests.annotate.undo import own_comments, parts
from tests.checking import built_in
from tests.readers.fixtures.write import FOLDER
from tests.readers.make_docx import MAIN_TYPE, make_docx, paragraph, parts_of, zipped

CONVENTION = Path(__file__).resolve().parents[2] / "corpus/dev/d01-centre-hospitalier-parcours/convention.docx"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    with pytest.raises(SystemExit) as ended:
        main(["annotate", *map(str, arguments)])
    told = capsys.readouterr()
    assert told.out == ""
    return int(ended.value.code or 0), told.err.strip()


def test_a_copy_is_written_beside_the_convention(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, output = CONVENTION.read_bytes(), tmp_path / "annotée.docx"
    points = len(analyse(read(CONVENTION), built_in()).findings)
    assert points > 10
    assert run(capsys, CONVENTION, "-o", output) == (0, f"« {output} » : {points} points en commentaire.")
    assert len(own_comments(output.read_bytes())) == points + 1
    assert CONVENTION.read_bytes() == before


def test_proposals_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "x.docx"
    told = run(capsys, CONVENTION, "-o", output, "--proposals", "--select", "SOR,LIT")
    assert told == (0, f"« {output} » : 3 points en commentaire, 3 rédactions proposées.")
    assert parts(output.read_bytes())["word/document.xml"].count(b'w:author="cptslint"') == 6


def test_a_signature_does_not_cover_the_copy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "signée.docx"
    file.write_bytes(zipped({**parts(CONVENTION.read_bytes()), "_xmlsignatures/origin.sigs": b""}))
    code, said = run(capsys, file, "-o", tmp_path / "x.docx")
    assert code == 0
    assert said.splitlines()[1] == (
        "Attention : la signature électronique de l'original ne vaut pas pour la copie annotée."
    )


def test_the_name_of_the_copy_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    code, said = run(capsys, CONVENTION)
    assert (code, said) == (
        2,
        "cptslint : il manque le nom de la copie annotée à écrire : ajoutez « -o convention-annotée.docx ».",
    )


def test_the_convention_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(CONVENTION.read_bytes())
    code, said = run(capsys, file, "-o", file)
    assert code == 2
    assert "est la convention à lire" in said
    assert file.read_bytes() == CONVENTION.read_bytes()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "a.txt",
            b"Convention entre les parties.",
            "n'est pas un DOCX, et seul un DOCX peut recevoir des commentaires",
        ),
        ("a.docx", b"", "est vide"),
        ("a.docx", b"PK\x03\x04 rien", "DOCX tronqué ou endommagé"),
        ("a.docx", make_docx(paragraph("Bonjour.")), "« {} » : "),
        ("absent.docx", None, "est introuvable"),
    ],
    ids=["text", "empty", "broken", "no-convention", "absent"],
)
def test_what_cannot_be_annotated_is_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None, said: str
) -> None:
    file, output = tmp_path / name, tmp_path / "sortie.docx"
    if content is not None:
        file.write_bytes(content)
    code, told = run(capsys, file, "-o", output)
    assert code == 2
    assert said.format(file) in told
    assert len(told.splitlines()) == 1
    assert not output.exists()


FAULTY = (
    "xml-ampersand",
    "xml-attribute",
    "xml-entity",
    "xml-surrogate",
    "xml-surrogate-in-attribute",
    "xml-not-utf-8",
    "utf-16-big-endian",
)
WITHOUT_TYPES = ("content-types-absent", "relations-absent", "main-by-name")


@pytest.mark.parametrize("name", [*FAULTY, *WITHOUT_TYPES])
def test_a_file_that_is_read_in_spite_of_its_faults_is_not_annotated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    file, output = FOLDER / f"{name}.docx", tmp_path / "sortie.docx"
    part = "word/document.xml" if name in FAULTY else "[Content_Types].xml"
    assert run(capsys, file, "-o", output) == (
        2,
        f"cptslint : « {file} » se lit, mais une partie en est abîmée ou absente (« {part} ») et il ne peut pas recevoir de "
        "commentaires : rouvrez-le dans Word ou LibreOffice, enregistrez une copie et annotez cette copie.",
    )
    assert not output.exists()


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.docx")), ids=lambda path: path.stem)
def test_any_file_that_is_read_is_open_for_annotation_or_refused(path: Path) -> None:
    if path.stem in (*FAULTY, *WITHOUT_TYPES):
        with pytest.raises(InputError):
            Editable(path.read_bytes(), path.name).check_suffix(path)
        return
    copy = Editable(path.read_bytes(), path.name).finished()
    assert read_bytes(copy, path.name).text == read(path).text


@pytest.mark.parametrize(
    ("kind", "right"),
    [
        ("application/vnd.ms-word.document.macroEnabled.main+xml", ".docm"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", ".dotx"),
        ("application/vnd.ms-word.template.macroEnabledTemplate.main+xml", ".dotm"),
    ],
)
def test_the_copy_is_of_the_same_kind_of_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, right: str
) -> None:
    files = parts_of(paragraph("Bonjour."))
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(MAIN_TYPE, kind)
    file = tmp_path / "a.docm"
    file.write_bytes(zipped(files))
    code, said = run(capsys, file, "-o", tmp_path / "b.docx")
    assert code == 2
    assert said.endswith(f"donnez-lui un nom qui finit par « {right} ».")
