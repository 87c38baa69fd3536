"""Placeholders that answer every name of TensorFlow, so that Rasa can be imported without it."""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Any

VERSION = "2.12.0"
ROOTS = ("tensorflow", "keras", "tensorflow_addons", "tensorflow_hub")

# The placeholders that were asked to do real work, in order. A test asserts that this stays empty.
called: list[str] = []


class WithoutTensorFlow(RuntimeError):
    """Something asked TensorFlow to do real work."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"this installation runs without TensorFlow, and {name} needs it. "
            "How to go back to TensorFlow: vendor/tensorflow_stand_in/README.md"
        )


class _Placeholder(type):
    """A class that has every attribute. It can be a base, an annotation and a decorator, and nothing else."""

    def __getattr__(cls, name: str) -> Any:
        if _is_special(name):
            raise AttributeError(name)
        return placeholder(f"{cls.__qualname__}.{name}")

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        # Only a placeholder can decorate; a class of Rasa that derives from one would be instantiated here.
        if (
            _stands_in(cls)
            and not kwargs
            and len(args) == 1
            and callable(args[0])
            and not _stands_in(args[0])
        ):
            return args[0]
        called.append(cls.__qualname__)
        raise WithoutTensorFlow(cls.__qualname__)

    def __getitem__(cls, _item: object) -> Any:
        return cls

    def __or__(cls, _other: object) -> Any:
        return cls

    def __ror__(cls, _other: object) -> Any:
        return cls


class _Module(ModuleType):
    """A module that has every attribute."""

    def __getattr__(self, name: str) -> Any:
        if _is_special(name):
            raise AttributeError(name)
        made = placeholder(f"{self.__name__}.{name}")
        setattr(self, name, made)
        return made


class _Submodules(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds `tensorflow.anything.at.all`."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        root, dot, _ = fullname.partition(".")
        return (
            importlib.machinery.ModuleSpec(fullname, self, is_package=True) if dot and root in ROOTS else None
        )

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return _Module(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing: its attributes are made when they are asked for."""


def placeholder(name: str) -> Any:
    """The placeholder that answers for `name`, such as `tensorflow.keras.layers.Dense`."""
    made = _Placeholder(name.rpartition(".")[2], (), {"_stands_in": True})
    made.__qualname__ = name
    return made


def stand_in(name: str) -> None:
    """Give the module `name`, which is being imported, every attribute and every submodule."""
    if not any(isinstance(finder, _Submodules) for finder in sys.meta_path):
        sys.meta_path.append(_Submodules())
    module = sys.modules[name]
    module.__class__ = _Module
    module.__dict__["__version__"] = VERSION


def _is_special(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")


def _stands_in(thing: object) -> bool:
    return isinstance(thing, _Placeholder) and "_stands_in" in vars(thing)
