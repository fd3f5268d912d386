"""Documents that repeat what the code says are held to it."""

import re
from pathlib import Path

import pytest

from hub.catalogue.reading import read_catalogue, read_demo_experts
from hub.settings import read_settings, settings_table

ROOT = Path(__file__).parent.parent
LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def settings_lines() -> list[str]:
    """The table of settings as the operator's guide shows it."""
    rows = settings_table(read_settings({}))
    head = ["| variable | default | meaning |", "|---|---|---|"]
    return head + [f"| `{row.variable}` | {f'`{row.default}`' if row.default else ''} | {row.help} |" for row in rows]


def test_the_operators_guide_lists_every_setting() -> None:
    guide = (ROOT / "docs/operator-guide.md").read_text("utf-8")
    shown = guide.partition("<!-- settings -->\n")[2].partition("<!-- /settings -->")[0].strip()
    assert shown == "\n".join(settings_lines())


def test_the_readme_counts_what_is_there() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    catalogue = read_catalogue()
    assert f"{len(catalogue.practices)} records" in readme
    assert f"{len(catalogue.organisations)} partner organisations" in readme
    assert f"{len(read_demo_experts())} fictional experts" in readme


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    broken = [target for target in LINK.findall(path.read_text("utf-8")) if not (path.parent / target).exists()]
    assert not broken
