"""YAML files of the catalogue: read strictly, a key that is given twice is a fault."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from synonyms.problems import Problem

if TYPE_CHECKING:
    from yaml import SafeLoader as _FastLoader
else:
    _FastLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DATA_FOLDER = Path(__file__).parent / "data"
DEMO_EXPERTS = Path(__file__).parent / "demo" / "experts.yaml"


class _StrictLoader(_FastLoader):
    """Refuses a mapping with the same key twice, of which YAML would silently keep the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = sorted({str(key) for key in keys if keys.count(key) > 1})
        if twice:
            raise yaml.constructor.ConstructorError(None, None, f"the key {twice[0]!r} is given twice", node.start_mark)
        return super().construct_mapping(node, deep)


def read_yaml(path: Path, problems: list[Problem]) -> Any:
    """The content of the file; None, and a problem that names the line, when it cannot be read."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_StrictLoader)
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}" if error.problem_mark else ""
        problems.append(Problem(path.name, line, f"is not valid YAML: {error.problem}"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        problems.append(Problem(path.name, "", f"cannot be read: {error}"))
    return None


def record_files(folder: Path) -> Iterator[Path]:
    """The YAML files of the folder in order of their names."""
    yield from sorted(folder.glob("*.yaml"))
