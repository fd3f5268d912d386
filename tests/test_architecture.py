"""The house keeps its walls: imports point one way, heavy packages stay in their rooms."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "synonyms": set(),
    "indexer": {"synonyms"},
    "crawlers": {"synonyms", "indexer"},
    "hub": {"synonyms", "indexer", "crawlers"},
}
ONLY_IN = {
    "flask": "hub",
    "sqlalchemy": "hub",
    "elasticsearch": "indexer/engines/elastic.py",
    "sentence_transformers": "indexer/embedding",
    "tantivy": "indexer/engines",
    "faiss": "indexer/engines",
}
LONGEST = 400


def _modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def _imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Top-level names that a module imports, and whether it does so when it is itself imported."""
    tree = ast.parse(path.read_text("utf-8"))
    top = set(map(id, tree.body))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield name.name.split(".")[0], id(node) in top
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module.split(".")[0], id(node) in top


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_imports_point_one_way(package: str) -> None:
    forbidden = set(MAY_IMPORT) - MAY_IMPORT[package] - {package}
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in _modules(package)
        for name, _ in _imports(path)
        if name in forbidden or name == "tests"
    ]
    assert not wrong


@pytest.mark.parametrize(("library", "room"), ONLY_IN.items())
def test_libraries_stay_in_their_room(library: str, room: str) -> None:
    wrong = [
        str(path.relative_to(ROOT))
        for package in MAY_IMPORT
        for path in _modules(package)
        for name, _ in _imports(path)
        if name == library and not str(path.relative_to(ROOT)).startswith(room)
    ]
    assert not wrong


def test_the_neural_package_is_imported_only_when_used() -> None:
    wrong = [
        str(path.relative_to(ROOT))
        for package in MAY_IMPORT
        for path in _modules(package)
        for name, at_start in _imports(path)
        if name in {"sentence_transformers", "torch", "transformers", "model2vec"} and at_start
    ]
    assert not wrong


def test_no_module_is_too_long() -> None:
    """A module above the limit says in its docstring why."""
    wrong = []
    for package in MAY_IMPORT:
        for path in _modules(package):
            text = path.read_text("utf-8")
            docstring = ast.get_docstring(ast.parse(text)) or ""
            if len(text.splitlines()) > LONGEST and "long because" not in docstring:
                wrong.append(str(path.relative_to(ROOT)))
    assert not wrong


def test_every_module_says_what_it_is_for() -> None:
    empty = [
        str(path.relative_to(ROOT))
        for package in MAY_IMPORT
        for path in _modules(package)
        if path.read_text("utf-8").strip() and not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert not empty
