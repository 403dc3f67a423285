"""Train the model further on this handbook's questions: `python -m adaptation`, after `samenwerkwijzer build`.

Takes about a quarter of an hour and 6 GB of memory. Writes `search_service/model/adaptation.safetensors`; the next
`samenwerkwijzer model` and `index` use it. Then calibrate and evaluate again.
"""

import os
import tempfile
from pathlib import Path

import click
import torch
from safetensors.torch import save_file

from adaptation.examples import examples_of
from adaptation.layers import SCALE, Layers
from adaptation.learning import learn
from search_service.corpus import read_corpus
from search_service.model.adaptation import FILE, SCALE_NAME
from search_service.model.carrier import find_packed_file
from search_service.model.configuration import PROMPTS
from search_service.model.packed import read_packed
from search_service.model.unpack import write_folder
from search_service.settings import Settings

_EVERY = 20


@click.command()
def main() -> None:
    """Train, and write what was learnt."""
    corpus = read_corpus(Settings.from_environment(os.environ).build_dir)
    with tempfile.TemporaryDirectory() as folder:
        write_folder(read_packed(find_packed_file()), Path(folder), lambda _: None, adaptation=None)
        layers = Layers(Path(folder))
        learn(layers, examples_of(corpus, PROMPTS["query"], PROMPTS["passage"]), _report)
    write(layers, FILE)
    click.echo(f"Written: {FILE}")


def write(layers: Layers, path: Path) -> None:
    """Write what was learnt, in halves, under the names that the weights have in the model."""
    learnt = {
        name.removeprefix("base_model.model.").replace(".default", ""): value.detach().to(torch.float16).contiguous()
        for name, value in layers.adapted.named_parameters()
        if value.requires_grad
    }
    temporary = path.with_suffix(".tmp")
    save_file(learnt, temporary, metadata={SCALE_NAME: str(SCALE)})
    temporary.chmod(0o644)
    temporary.replace(path)


def _report(step: int, steps: int, loss: float, right: float) -> None:
    if step % _EVERY == 0 or step == steps:
        click.echo(f"step {step} of {steps}: loss {loss:.2f}, {right:.0%} right")


if __name__ == "__main__":
    main()
