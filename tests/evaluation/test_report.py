"""The command `evaluate`: tables side by side, records, a picture, and messages on bad files."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.settings import Settings
from tests.evaluation.workshop import Workshop
from tests.fakes import FakeEncoder

Patch = pytest.MonkeyPatch
Capture = pytest.CaptureFixture[str]
Run = Callable[..., int]

FILES = {
    "vragen.jsonl": [
        '{"id": "a", "soort": "feit", "vraag": "Hoeveel miljoen euro kostte het onderhoud?",'
        ' "goud": ["14 miljoen euro"], "sectie": "1"}',
        '{"id": "b", "soort": "geen", "vraag": "Wie bakte taarten voor Kerstmis?", "goud": []}',
    ],
    "faq.jsonl": [
        '{"vraag": "Wanneer gaat de haven open?", "antwoord": "De haven opent om zes uur."}',
        '{"vraag": "Wie helpt bij pech?", "antwoord": "De havenmeester helpt bij pech."}',
    ],
    "sts.csv": ["de boot,de boot,5", "de boot vaart,de boot zinkt,3", "de boot,een taart,0"],
    "zinnen.jsonl": ['{"sentences": ["Dr. Jansen ging.", "Dat was het."]}'],
    "kapot.csv": ["a,b,1", "a,b,hoog"],
}


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name, lines in FILES.items():
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


@pytest.fixture
def evaluate(workshop: Workshop, monkeypatch: Patch) -> Run:
    """Runs `bewijsplaats evaluate` on the index of the workshop, and gives the exit code."""
    workshop.build(workshop.settings)
    monkeypatch.setattr(
        "pipeline.assistant.make_encoder", lambda settings: FakeEncoder(settings.encoder)
    )
    corpus, index = workshop.settings.corpus[0], workshop.settings.index
    monkeypatch.setenv("BEWIJSPLAATS_CORPUS", json.dumps([str(corpus)]))

    def run(*arguments: object) -> int:
        command = ["bewijsplaats", "evaluate", "--index", str(index), *map(str, arguments)]
        monkeypatch.setattr("sys.argv", command)
        with pytest.raises(SystemExit) as exit_:
            cli.main()
        assert isinstance(exit_.value.code, int)
        return exit_.value.code

    return run


def cells_of(output: str) -> list[list[str]]:
    """The cells of the rows of all tables."""
    rows = [line.strip("|").split("|") for line in output.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows]


def test_the_questions_have_a_row_a_kind_and_no_column_of_settings(
    evaluate: Run, files: Path, capsys: Capture
) -> None:
    assert evaluate("--questions", files / "vragen.jsonl") == cli.FOUND
    output = capsys.readouterr().out
    assert output.startswith("### vragen.jsonl: vragen aan de index\n")
    head, _, *rows = cells_of(output)
    assert head[:3] == ["soort", "vragen", "MRR"]
    assert [row[:3] for row in rows] == [
        ["feit", "1", "1.000"],
        ["geen", "1", "–"],
        ["alle", "2", "1.000"],
    ]


def test_every_kind_of_set_gets_a_table(evaluate: Run, files: Path, capsys: Capture) -> None:
    names = ("vragen.jsonl", "faq.jsonl", "sts.csv", "zinnen.jsonl")
    arguments = [part for name in names for part in ("--questions", files / name)]
    assert evaluate(*arguments) == cli.FOUND
    titles = [line for line in capsys.readouterr().out.splitlines() if line.startswith("#")]
    assert [title.split(":")[0] for title in titles] == [f"### {name}" for name in names]


def test_settings_side_by_side_say_how_much_they_differ(
    evaluate: Run, files: Path, capsys: Capture
) -> None:
    compared = ("--compare", "encoder=anders,dense_weight=1", "--compare", "quotes=1")
    assert evaluate("--questions", files / "sts.csv", *compared) == cli.FOUND
    head, _, *rows = cells_of(capsys.readouterr().out)
    assert (head[0], head[-1]) == ("instelling", "verschil in Spearman [95 %]")
    assert [row[0] for row in rows] == ["basis", "encoder=anders,dense_weight=1", "quotes=1"]
    assert [row[-1] for row in rows] == ["", *["0.000 [0.000, 0.000]"] * 2]


def test_records_have_a_row_each_with_its_difference(
    evaluate: Run, files: Path, capsys: Capture
) -> None:
    arguments = ("--questions", files / "vragen.jsonl", "--compare", "passage_overlap=0", "--json")
    assert evaluate(*arguments) == cli.FOUND
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(record["part"], record["setup"]) for record in records] == [
        (part, setup)
        for part in ("feit", "geen", "alle")
        for setup in ("basis", "passage_overlap=0")
    ]
    assert {record["set"] for record in records} == {"vragen.jsonl"}
    assert records[0]["difference"] is None
    assert records[1]["difference"] == {"value": 0.0, "low": 0.0, "high": 0.0}
    assert records[0]["figures"]["mrr"] == 1.0


def test_a_bad_file_is_named_the_others_go_on_and_the_exit_code_is_two(
    evaluate: Run, files: Path, capsys: Capture
) -> None:
    arguments = [part for name in ("kapot.csv", "weg.csv", "sts.csv")
                 for part in ("--questions", files / name)]  # fmt: skip
    assert evaluate(*arguments) == cli.WRONG_USE
    captured = capsys.readouterr()
    assert "kapot.csv, regel 2" in captured.err
    assert "weg.csv" in captured.err
    assert captured.out.startswith("### sts.csv")


def test_a_picture_is_drawn_and_the_thresholds_are_told(
    evaluate: Run, files: Path, capsys: Capture
) -> None:
    picture = files / "risico.svg"
    arguments = ("--questions", files / "vragen.jsonl", "--curve", picture)
    assert evaluate(*arguments, "--compare", "threshold=0.9") == cli.FOUND
    written = picture.read_text(encoding="utf-8")
    assert f"basis (drempel {Settings().threshold})" in written
    assert "threshold=0.9 (drempel 0.9)" in written
    rows = cells_of(capsys.readouterr().out)
    assert ["drempel", "beantw.", "geweigerd", "dekking", "risico"] in rows
    assert evaluate(*arguments, "--json") == cli.FOUND
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    thresholds = [record for record in records if record["kind"] == "thresholds"]
    assert [record["threshold"] for record in thresholds] == [n / 10 for n in range(1, 10)]


@pytest.mark.parametrize(
    ("name", "extra", "message"),
    [
        ("sts.csv", ("--curve", "risico.svg"), "--curve tekent vragen aan de index"),
        ("vragen.jsonl", ("--curve", "/bestaat/niet/risico.svg"), "kan niet in"),
        ("sts.csv", ("--compare", "gewicht=1"), "onbekende instelling ‘gewicht’"),
        ("sts.csv", ("--compare", "depth=diep"), "ongeldige waarde voor depth"),
    ],
)
def test_wrong_use_is_one_dutch_message_and_code_two(
    name: str, extra: tuple[str, ...], message: str, evaluate: Run, files: Path, capsys: Capture
) -> None:
    assert evaluate("--questions", files / name, *extra) == cli.WRONG_USE
    captured = capsys.readouterr()
    assert message in captured.err
    assert "Traceback" not in captured.err


def test_a_name_with_a_pipe_stays_in_its_cell(evaluate: Run, files: Path, capsys: Capture) -> None:
    assert evaluate("--questions", files / "sts.csv", "--compare", "query_prefix=a|b ") == 0
    assert r"| query_prefix=a\|b" in capsys.readouterr().out
