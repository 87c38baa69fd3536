"""Whoever looks at the call list reads why: every reason in the code has its words."""

import ast

from desk import saying
from ridecare.settings import ROOT

# What puts a person on the call list, and where in it the reason stands when it is not named.
CALLED = {"put_on_call_list": None, "add_call": None, "_to_be_called": 2}


def called(node: ast.Call) -> tuple[str, list[ast.expr]]:
    """The name of what is called, and its unnamed arguments; also through `asyncio.to_thread`."""
    what, given = node.func, node.args
    if getattr(what, "attr", None) == "to_thread":
        what, *given = given
    return getattr(what, "attr", getattr(what, "id", "")), given


def texts(node: ast.AST) -> set[str]:
    return {
        each.value
        for each in ast.walk(node)
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    }


def test_every_reason_for_a_call_has_words_at_the_desk():
    given: set[str] = set()
    for folder in ("ridecare", "bot"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call) or called(node)[0] not in CALLED:
                    continue
                name, arguments = called(node)
                place = CALLED[name]
                reasons = [each.value for each in node.keywords if each.arg == "reason"]
                for each in [*reasons, *([arguments[place]] if place is not None else [])]:
                    given |= texts(each)
    given -= {"utter_", "state"}  # put together from a state's response
    assert {"opted_out", "wrote_after_opt_out", "text_not_sent", "bad_number"} <= given
    assert given - set(saying.CALLS) == set()
