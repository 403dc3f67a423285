"""Learning: the upper layers are moved so that what is about one document lies together, and apart from all others.

Each document has a direction; a text has to point to that of its own document more than to any other (softmax over
cosines, as in Wang and others, "NormFace", 2017). The directions are thrown away afterwards: only the layers are kept.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence

import torch
from torch.nn import functional

from adaptation.examples import Example, Examples
from adaptation.layers import BATCH, Layers

SEED = 1
ROUNDS = 2
"""Times that every question is seen."""

ASKED, SAID = 32, 16
"""Questions and sentences in a batch."""

RATE, DIRECTION_RATE = 5e-4, 3e-3
"""Steps of the layers and of the directions, at most."""

TEMPERATURE = 0.06
"""Divides the cosines."""

SMOOTHING = 0.05
DROPOUT = 0.1
WARM_UP, LEAST = 0.1, 0.02
"""Share of the steps in which the rate grows, and the share of it that is left at the end."""

SAMPLE = 3000
"""Texts of each sort that set the means and where the directions start."""

_WINDOW = 16
"""Batches that are sorted by length together, so that little is padded."""

Report = Callable[[int, int, float, float], None]
"""Takes the step, the number of steps, the loss, and the share of questions that point to their own document."""


def learn(layers: Layers, examples: Examples, report: Report) -> None:
    """Train the layers."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    states = dict(layers.states([each.text for each in (*examples.asked, *examples.said)]))
    directions, means = _start(layers, examples, states, chance)
    offsets = torch.nn.Parameter(torch.zeros(len(directions)))
    learning = [each for each in layers.adapted.parameters() if each.requires_grad]
    groups = [{"params": learning, "lr": RATE}, {"params": [directions, offsets], "lr": DIRECTION_RATE}]
    steps = ROUNDS * -(-len(examples.asked) // ASKED)
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
    asked, said = _batches(examples.asked, ASKED, states, chance), _batches(examples.said, SAID, states, chance)
    layers.adapted.train()
    for step in range(steps):
        batches = (next(asked), next(said))
        made = [layers.vectors([states[each.text] for each in batch]) - mean for batch, mean in zip(batches, means, strict=True)]
        vectors = functional.dropout(functional.normalize(torch.cat(made), dim=1), DROPOUT)
        scores = vectors @ functional.normalize(directions, dim=1).T / TEMPERATURE + offsets
        meant = torch.tensor([each.about for batch in batches for each in batch])
        loss = functional.cross_entropy(scores, meant, label_smoothing=SMOOTHING)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # torch does not type it
        torch.nn.utils.clip_grad_norm_(learning, 1.0)
        optimizer.step()
        schedule.step()
        right = (scores.argmax(1) == meant)[: len(batches[0])].float().mean()
        report(step + 1, steps, loss.item(), right.item())


def _start(
    layers: Layers, examples: Examples, states: Mapping[str, torch.Tensor], chance: random.Random
) -> tuple[torch.nn.Parameter, tuple[torch.Tensor, torch.Tensor]]:
    """Return for each document the mean direction of a sample of its texts, and the means of what is asked and said."""
    directions = 1e-3 * torch.randn(examples.documents + 1, layers.dimension)
    means = []
    layers.adapted.eval()
    with torch.no_grad():
        for each in (examples.asked, examples.said):
            sample = chance.sample(each, min(SAMPLE, len(each)))
            sample.sort(key=lambda one: len(states[one.text]))
            held = [states[one.text] for one in sample]
            vectors = torch.cat([layers.vectors(held[start : start + BATCH]) for start in range(0, len(held), BATCH)])
            means.append(vectors.mean(0))
            about = torch.tensor([one.about for one in sample])
            directions.index_add_(0, about, functional.normalize(vectors - means[-1], dim=1))
    return torch.nn.Parameter(functional.normalize(directions, dim=1)), (means[0], means[1])


def _batches(
    examples: Sequence[Example], size: int, states: Mapping[str, torch.Tensor], chance: random.Random
) -> Iterator[list[Example]]:
    """Yield batches of about the same length for ever, every example once before any comes again."""
    while True:
        mixed = chance.sample(examples, len(examples))
        batches = []
        for start in range(0, len(mixed), size * _WINDOW):
            window = sorted(mixed[start : start + size * _WINDOW], key=lambda each: len(states[each.text]))
            batches += [window[place : place + size] for place in range(0, len(window), size)]
        chance.shuffle(batches)
        yield from batches


def _rate(step: int, steps: int) -> float:
    return min(1.0, (step + 1) / (WARM_UP * steps)) * max(LEAST, 1 - step / steps)
