"""What the documentation and the requirement files say is true."""

import re
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from planner.forms import COMPARE_FORMS, FORMS

REPOSITORY: Final = Path(__file__).parents[1]
DOCS: Final = (
    *("docs/architecture.md", "docs/routes.md", "docs/settings.md"),
    "deploy/README.md",
)
README: Final = (REPOSITORY / "README.md").read_text(encoding="utf-8")
RUN: Final = "pip install -r requirements.txt && streamlit run app.py"
TEST: Final = "pip install -r requirements-dev.txt && pytest"
COMPILED: Final = ("requirements.txt", "requirements-dev.txt")
REQUIREMENT: Final = re.compile(r"(?P<name>[A-Za-z0-9._-]+)[^#]*#\s*(?P<reason>\S.*)")
PIN: Final = re.compile(r"(?P<name>[a-z0-9-]+)==[0-9][^ ;]*( ; [^\\]+)? \\")
PACKAGE: Final = re.compile(
    rf"^{PIN.pattern}\n(    --hash=sha256:[0-9a-f]{{64}} \\\n)*    --hash=sha256:[0-9a-f]{{64}}\n",
    re.MULTILINE,
)


def text_of(name: str) -> str:
    """A file of the repository."""
    return (REPOSITORY / name).read_text(encoding="utf-8")


def shell_blocks(text: str) -> list[list[str]]:
    """The commands of each shell block in a Markdown text."""
    blocks = re.findall(r"^```sh\n(.*?)^```", text, flags=re.DOTALL | re.MULTILINE)
    return [block.splitlines() for block in blocks]


def normal(name: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


class TestReadme:
    """The first screen of the README."""

    def test_two_commands(self) -> None:
        """One command runs the app and one all tests; they come first, each alone in its block."""
        assert shell_blocks(README)[:2] == [[RUN], [TEST]]

    def test_ci_runs_the_second(self) -> None:
        """CI runs the very command that the README gives."""
        lines = [line.strip() for line in text_of(".ci/run").splitlines()]
        assert TEST in lines

    def test_names_every_form(self) -> None:
        """Every form that the server gives is in the list that the README leads to."""
        assert "(docs/routes.md)" in README
        routes = text_of("docs/routes.md")
        forms = (*FORMS.values(), *COMPARE_FORMS.values())
        assert [form.path for form in forms if form.path not in routes] == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "SECURITY.md", *DOCS])
def test_files_exist(name: str) -> None:
    """Every file that a document shows or links to is in the repository."""
    linked = re.findall(r"\]\((?!http)([^)#]+)|src(?:set)?=\"(?!http)([^\"]+)\"", text_of(name))
    files = [first or second for first, second in linked]
    folder = (REPOSITORY / name).parent
    assert files or name in DOCS
    assert [file for file in files if not (folder / file).exists()] == []


class TestCommands:
    """The Makefile, and what uses its commands."""

    COMMANDS: Final = dict(
        re.findall(r"^([a-z-]+):  ## .*\n((?:\t.*\n)+)", text_of("Makefile"), re.MULTILINE)
    )
    """The commands of each target."""

    @pytest.mark.parametrize("name", [".ci/run", "CONTRIBUTING.md"])
    def test_every_target_is_there(self, name: str) -> None:
        """Whatever is said to be made, can be."""
        text = text_of(name)
        targets = set(re.findall(r"(?:^|`)make ([a-z-]+)", text, re.MULTILINE))
        for each in re.findall(r"^for target in (.*); do$", text, re.MULTILINE):
            targets.update(each.split())
        assert targets
        assert targets - self.COMMANDS.keys() == set()

    def test_ci_checks_everything(self) -> None:
        """No check is in the Makefile alone."""
        (checked,) = re.findall(r"^for target in (.*); do$", text_of(".ci/run"), re.MULTILINE)
        assert set(checked.split()) == {"lint", "format-check", "types", "requirements-check"}

    def test_the_hook_before_a_commit_runs_them_too(self) -> None:
        """Lint, format and types are judged alike on every computer."""
        hooks = re.findall(r"entry: (.+)", text_of(".pre-commit-config.yaml"))
        commands = [self.COMMANDS[name].strip() for name in ("lint", "format-check", "types")]
        assert hooks == commands

    def test_the_code_host_runs_ci(self) -> None:
        """With the oldest Python that is allowed among those it tries."""
        workflow = text_of(".github/workflows/checks.yml")
        assert "- run: bash .ci/run" in workflow
        (oldest,) = re.findall(r'requires-python = ">=([0-9.]+)"', text_of("pyproject.toml"))
        assert f'"{oldest}"' in workflow


def test_every_threat_has_its_tests() -> None:
    """SECURITY.md names what answers each threat, and there is exactly one test of that name."""
    table = [row for row in text_of("SECURITY.md").splitlines() if row.startswith("| ")][2:]
    assert len(table) > 20
    found = Counter(
        name
        for file in (REPOSITORY / "tests").rglob("test_*.py")
        for name in re.findall(r"def (test_\w+)\(", file.read_text(encoding="utf-8"))
    )
    named = {row: re.findall(r"`(test_\w+)`", row) for row in table}
    assert [row for row, tests in named.items() if not tests] == []
    assert [one for tests in named.values() for one in tests if found[one] != 1] == []


def test_the_form_for_what_is_wrong() -> None:
    """It asks for the place, the words and the source; it tells whom to call, and what to omit."""
    form = text_of(".github/ISSUE_TEMPLATE/wrong-figure-or-sentence.yml")
    parts = re.findall(r"^    id: ([a-z-]+)$(.*?)(?=^  - type|\Z)", form, re.DOTALL | re.MULTILINE)
    assert [name for name, _ in parts] == ["place", "says", "should-say", "source", "nobody"]
    assert [name for name, part in parts if "required: true" not in part] == []
    assert all(words in form for words in ("call **911**", "**988**", "a person's health"))


def test_every_word_of_the_glossary_leads_to_its_home() -> None:
    """A type, or a module, of exactly this name is there."""
    files = sorted((REPOSITORY / "planner").rglob("*.py"))
    code = "\n".join(file.read_text(encoding="utf-8") for file in files)
    homes = set(re.findall(r"^(?:class )?([A-Z]\w+)(?:\(|:| = )", code, re.MULTILINE))
    homes |= {file.stem for file in files}
    rows = [row for row in text_of("docs/glossary.md").splitlines() if row.startswith("| ")]
    named = re.findall(r"\| `(\w+)` \|$", "\n".join(rows), re.MULTILINE)
    heads = [row for row in rows if row.endswith(("| where |", "| --- |"))]
    assert len(named) == len(rows) - len(heads) > 40
    assert [name for name in named if name not in homes] == []


def test_the_version_is_that_of_the_last_release() -> None:
    """The changelog and the project agree."""
    (version,) = re.findall(r'^version = "(.+)"', text_of("pyproject.toml"), re.MULTILINE)
    releases = re.findall(r"^## \[([0-9.]+)\] - \d{4}-\d\d-\d\d$", text_of("CHANGELOG.md"), re.M)
    assert releases[:1] == [version]


class TestRequirements:
    """What is installed, and why."""

    @pytest.mark.parametrize("name", ["requirements.in", "requirements-dev.in"])
    def test_every_dependency_has_a_reason(self, name: str) -> None:
        """Each direct dependency says on its own line what it is for."""
        lines = [line for line in text_of(name).splitlines() if line and line[0] not in "#-"]
        assert lines
        assert [line for line in lines if not REQUIREMENT.fullmatch(line)] == []

    @pytest.mark.parametrize("name", COMPILED)
    def test_every_package_is_pinned_and_hashed(self, name: str) -> None:
        """Each package has one exact version, and hashes for its files; none stands there twice."""
        lines = text_of(name).splitlines(keepends=True)
        text = "".join(line for line in lines if not line.lstrip().startswith("#"))
        names = [package["name"] for package in PACKAGE.finditer(text)]
        assert PACKAGE.sub("", text) == ""
        assert names == [normal(one) for one in names]
        versions = [line for line in text.splitlines() if PIN.fullmatch(line)]
        assert len(versions) == len(set(versions)) > 10

    @pytest.mark.parametrize("name", COMPILED)
    def test_no_index_address(self, name: str) -> None:
        """Where packages come from is the business of whoever installs them."""
        text = text_of(name)
        assert not re.search(r"https?://|file://|--index-url|--extra-index|--find-links", text)
        assert not re.search(r"^\s*(-i|-f|--trusted-host)\b", text, flags=re.MULTILINE)

    @pytest.mark.parametrize(
        ("direct", "compiled"),
        [("requirements.in", "requirements.txt"), ("requirements-dev.in", "requirements-dev.txt")],
    )
    def test_compiled_from_the_direct_ones(self, direct: str, compiled: str) -> None:
        """Every direct dependency is among the compiled ones."""
        pinned = {pin["name"] for pin in PIN.finditer(text_of(compiled))}
        wanted = {
            normal(match["name"])
            for line in text_of(direct).splitlines()
            if line and line[0] not in "#-" and (match := REQUIREMENT.fullmatch(line))
        }
        assert wanted - pinned == set()

    def test_tests_run_with_what_the_app_runs_with(self) -> None:
        """A package that both files name has the same version in both."""
        run, test = (
            {line for line in text_of(name).splitlines() if PIN.fullmatch(line)}
            for name in COMPILED
        )
        assert run - test == set()


def test_the_dictionary_leads_to_the_columns_of_the_table() -> None:
    """They stand in one place, beside their types."""
    (named,) = re.findall(r"`(planner/words/table_rows\.py)`", text_of("data/README.md"))
    module = text_of(named)
    assert "class Row:" in module
