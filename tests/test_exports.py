"""What a module offers is what its ``__all__`` says."""

import ast
import importlib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = [
    path
    for package in ("bot", "knowledge")
    for path in sorted((ROOT / package).rglob("*.py"))
    if path.name != "__main__.py" and path.read_text(encoding="utf-8").strip()
]


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def offered(path: Path) -> set[str]:
    """Public names of functions and classes that the file defines itself."""
    tree = tree_of(path)
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return {node.name for node in tree.body if isinstance(node, kinds) and node.name[0] != "_"}


def holds_only_a_docstring(path: Path) -> bool:
    return all(isinstance(node, ast.Expr) for node in tree_of(path).body)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_all_names_what_the_module_offers(path: Path) -> None:
    """Every name in ``__all__`` is there, none is twice, and no public function is missing."""
    if holds_only_a_docstring(path):
        return
    module = importlib.import_module(name_of(path))
    names = module.__all__
    assert len(names) == len(set(names))
    assert [name for name in names if not hasattr(module, name)] == []
    assert sorted(offered(path) - set(names)) == []


def test_nobody_inside_imports_from_the_package_itself() -> None:
    """Cycles mostly run through a package's ``__init__``."""
    guilty = [
        f"{name_of(path)}:{node.lineno}"
        for path in MODULES
        if name_of(path).startswith("knowledge.")
        for node in ast.walk(tree_of(path))
        if (isinstance(node, ast.ImportFrom) and node.module == "knowledge")
        or (isinstance(node, ast.Import) and any(name.name == "knowledge" for name in node.names))
    ]
    assert guilty == []


def test_package_offers_the_door_and_the_errors() -> None:
    """A program that embeds the record needs nothing but ``knowledge``."""
    package = importlib.import_module("knowledge")
    errors = importlib.import_module("knowledge.errors")
    assert "KnowledgeBase" in package.__all__
    assert set(errors.__all__) - {"Problem"} <= set(package.__all__)
