"""Page scripts: what a function of the pages' own scripts returns, run with node and not in a browser."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation.errors import EvaluationError

SCRIPTS = Path(__file__).parent.parent / "theme" / "static"
PATIENCE = 60  # seconds until a script that does not end is given up

_CALL = """
import {{ {function} }} from "./{script}";
import {{ readFileSync }} from "node:fs";
console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf-8")).map((text) => {function}(text))));
"""


def returned(script: str, function: str, texts: Sequence[str]) -> list[Any]:
    """Return what `function` in `script` returns for each text.

    Raises:
        EvaluationError: there is no node, or the script failed; the message says what to do.
    """
    node = shutil.which("node")
    if node is None:
        raise EvaluationError("no node found to run the pages' scripts with; on Debian and Ubuntu: apt-get install nodejs")
    with tempfile.TemporaryDirectory() as folder:
        _copy_scripts(Path(folder))
        command = [node, "--input-type=module", "--eval", _CALL.format(function=function, script=script)]
        answer: list[Any] = json.loads(_output(command, folder, json.dumps(texts)))
        return answer


def _copy_scripts(folder: Path) -> None:
    """Put the scripts where node takes them for modules, as browsers do."""
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    for script in SCRIPTS.glob("*.js"):
        shutil.copy(script, folder)


def _output(command: Sequence[str], folder: str, given: str) -> str:
    try:
        done = subprocess.run(
            command, cwd=folder, input=given, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=True
        )
    except subprocess.CalledProcessError as error:
        raise EvaluationError(f"a script of the pages failed; mend what node says of it:\n{error.stderr}") from error
    except subprocess.TimeoutExpired as error:
        raise EvaluationError(f"a script of the pages did not end within {PATIENCE} seconds; mend its slow rule") from error
    return done.stdout
