from __future__ import annotations

import subprocess
import sys

import pytest

from console import cli
from ridecare.settings import ROOT


def test_without_a_command_it_says_what_there_is(capsys):
    assert cli.main([]) == cli.UNUSABLE
    text = capsys.readouterr().out
    for command in ("talk", "try", "parse", "requests", "handovers", "check", "staff", "key"):
        assert command in text


@pytest.mark.parametrize(
    "arguments", [["fly"], ["talk", "--channel", "fax"], ["parse", "--language", "hmn"], ["try"]]
)
def test_unusable_arguments_are_two(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == cli.UNUSABLE and capsys.readouterr().err


def test_an_unusable_value_is_two_and_one_line(capsys):
    assert cli.main(["talk", "--jsonl", "--clock", "soon"]) == cli.UNUSABLE
    assert capsys.readouterr().err.startswith("ridecare: ")


def test_a_failure_is_one_and_one_line_without_a_trace(monkeypatch, capsys):
    def broken(asked):
        raise OSError("the disk is full")

    monkeypatch.setattr("console.key.run", broken)
    assert cli.main(["key"]) == cli.FAILED
    assert capsys.readouterr().err == "ridecare: OSError: the disk is full\n"


def test_help_does_not_load_rasa():
    code = "import sys; from console import cli; cli._parser(); print('rasa' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
