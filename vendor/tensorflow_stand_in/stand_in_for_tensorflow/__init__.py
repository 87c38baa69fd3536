"""Placeholders that answer every name of TensorFlow, so that Rasa can be imported without it."""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
import types
from typing import Any

MESSAGE = (
    "this installation runs without TensorFlow: {name} is a placeholder. No component of this assistant needs it; to use "
    "DIET, TED or another TensorFlow component see vendor/tensorflow_stand_in/README.md"
)

# The names that were called although they stand for nothing; a test asserts that this stays empty.
called: list[str] = []

_ROOTS = ("tensorflow", "keras", "tensorflow_addons", "tensorflow_hub")


class WithoutTensorFlow(RuntimeError):
    """Something asked TensorFlow to do real work."""


class _AnyName(type):
    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return placeholder(f"{cls.__qualname__}.{name}")

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        if cls.__dict__.get("_stands_in") is not True:
            # A real class of Rasa that derives from a placeholder is being made.
            called.append(cls.__qualname__)
            raise WithoutTensorFlow(MESSAGE.format(name=cls.__qualname__))
        if len(args) == 1 and not kwargs and callable(args[0]):
            return args[0]  # used as a decorator
        if not args and kwargs:
            return lambda function: function  # a decorator with options
        called.append(cls.__qualname__)
        raise WithoutTensorFlow(MESSAGE.format(name=cls.__qualname__))

    def __getitem__(cls, _item: Any) -> Any:
        return cls  # in annotations

    def __or__(cls, _other: Any) -> Any:
        return cls

    def __ror__(cls, _other: Any) -> Any:
        return cls


def placeholder(name: str) -> Any:
    """A class that answers every attribute with another placeholder."""
    made = _AnyName(name.rsplit(".", 1)[-1], (), {"_stands_in": True})
    made.__qualname__ = name
    return made


class _Module(types.ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if name == "__version__":
            return "2.12.0"
        made = placeholder(f"{self.__name__}.{name}")
        setattr(self, name, made)
        return made


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, fullname: str, path: Any, target: Any = None) -> Any:
        if fullname.split(".")[0] in _ROOTS and "." in fullname:
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: Any) -> types.ModuleType:
        return _Module(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        return None


def stand_in(name: str) -> None:
    """Make the module `name` answer every attribute, and every submodule importable."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.append(_Finder())
    module = sys.modules[name]
    module.__class__ = _Module
    module.__version__ = "2.12.0"  # type: ignore[attr-defined]
