"""The export as its caller sees it: a process that is started, followed and, when it fails, explained."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from search_service.errors import ModelError
from search_service.model.recipe import Recipe

RECIPE = "recipe.json"
TOKENIZER = "tokenizer.json"
NOTICE = "SOURCE.txt"
_PROGRAM = "search_service.model.export"


class ExportError(ModelError):
    """The model could not be exported. It still works with torch, only slower and in more memory."""


def write_graph(source: Path, recipe: Recipe, target: Path, progress: Callable[[float], None]) -> None:
    """Export the transformer folder `source` and put beside the graph all that an encoder needs."""
    _check_memory(source)
    _run(source, target, progress)
    shutil.copyfile(source / TOKENIZER, target / TOKENIZER)
    if (source / NOTICE).is_file():
        shutil.copyfile(source / NOTICE, target / NOTICE)
    recipe.write(target / RECIPE)


def weights_size(source: Path) -> int:
    """Return the bytes that the weights of a transformer folder take."""
    return sum(path.stat().st_size for ending in ("*.safetensors", "*.bin") for path in source.glob(ending))


def _check_memory(source: Path) -> None:
    free = _free_memory()
    needed = 4 * weights_size(source) + (700 << 20)  # as measured
    if free is not None and free < needed:
        raise ExportError(_failure(source, f"it takes {needed >> 20} MB of memory and {free >> 20} MB are free"))


def _free_memory() -> int | None:
    """Return the bytes of memory that are free, or None where the system does not say."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) << 10 for line in lines if line.startswith("MemAvailable:")), None)


def _run(source: Path, target: Path, progress: Callable[[float], None]) -> None:
    command = [sys.executable, "-m", _PROGRAM, str(source.resolve()), str(target.resolve())]
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        try:
            code = _follow(
                subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said, text=True, env=_environment()), progress
            )
        except OSError as error:
            raise ExportError(_failure(source, f"it could not be started ({error})")) from error
        if code:
            said.seek(0)
            raise ExportError(_failure(source, _reason(code, said.read())))


def _follow(process: "subprocess.Popen[str]", progress: Callable[[float], None]) -> int:
    """Pass on the fractions that the process writes, until it ends; return its exit code."""
    with process:
        for line in process.stdout or ():
            if line.strip().replace(".", "", 1).isdigit():  # other lines are a library's
                progress(float(line))
    return process.returncode


def _environment() -> dict[str, str]:
    """Return an environment in which the program finds this package and nothing asks a network."""
    here = str(Path(__file__).parents[2])
    paths = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": paths, "HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_PROGRESS_BARS": "1"}


def _reason(code: int, said: str) -> str:
    if code == -9:
        return "the system stopped it, as it does when memory is short"
    last = next((line.strip() for line in reversed(said.splitlines()) if line.strip()), "")
    return f"it ended with code {code}: {last}"


def _failure(source: Path, reason: str) -> str:
    return (
        f"{source}: the model could not be exported to ONNX: {reason}. "
        "Run `samenwerkwijzer model` again when this is solved, or run it on another machine and copy the folder in "
        "SAMENWERKWIJZER_CACHE_DIR; until then torch encodes, which is slower and takes more memory."
    )
