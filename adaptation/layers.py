"""Layers: the model in two parts. The lower one stays as it is, so that its states are worked out once; the upper one learns."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import torch
from peft import LoraConfig, get_peft_model
from tokenizers import Tokenizer
from transformers import AutoModel

UPPER = 4
"""Layers that learn, of twelve."""

RANK = 16
SCALE = 2.0
"""What is learnt of each matrix has this rank, and counts so many times (`lora_alpha` is their product)."""

DROPOUT = 0.1
LONGEST = 48
"""Tokens of a text that are read: more than nearly all questions and sentences have."""

BATCH = 64
"""Texts that go through the layers together where nothing is learnt."""


class Layers:
    """The transformer in a folder, with what it is to learn added to the upper layers."""

    def __init__(self, folder: Path) -> None:
        """Load it; only what is added will learn."""
        bert = AutoModel.from_pretrained(folder, local_files_only=True, dtype=torch.float32)
        count = bert.config.num_hidden_layers
        self._lower = max(count - UPPER, 0)
        settings = LoraConfig(
            r=RANK,
            lora_alpha=int(RANK * SCALE),
            lora_dropout=DROPOUT,
            target_modules=["query", "key", "value", "dense"],
            layers_to_transform=list(range(self._lower, count)),
            layers_pattern="layer",
        )
        self.adapted: Any = get_peft_model(bert, settings)
        self._bert: Any = self.adapted.base_model.model
        self.dimension = int(bert.config.hidden_size)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(LONGEST)

    def states(self, texts: Sequence[str]) -> Iterator[tuple[str, torch.Tensor]]:
        """Yield each text once with what the lower layers make of it, (tokens, dimension) in bfloat16."""
        self._bert.eval()
        tokens = {text: each.ids for text, each in zip(texts, self._tokenizer.encode_batch_fast(list(texts)), strict=True)}
        for _, same in groupby(sorted(tokens, key=lambda text: len(tokens[text])), key=lambda text: len(tokens[text])):
            alike = list(same)
            for start in range(0, len(alike), BATCH):
                batch = alike[start : start + BATCH]
                with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
                    hidden = self._bert.embeddings(input_ids=torch.tensor([tokens[text] for text in batch]))
                    hidden = self._through(hidden, None, 0, self._lower)
                yield from zip(batch, hidden.to(torch.bfloat16).clone(), strict=True)

    def vectors(self, states: Sequence[torch.Tensor]) -> torch.Tensor:
        """Return the vectors (texts, dimension) of length one that the upper layers make of states."""
        longest = max(len(each) for each in states)
        hidden = torch.stack([torch.nn.functional.pad(each.float(), (0, 0, 0, longest - len(each))) for each in states])
        present = torch.tensor([[place < len(each) for place in range(longest)] for each in states])
        mask = torch.zeros(len(states), 1, 1, longest).masked_fill(~present[:, None, None], -1e9)
        with torch.autocast("cpu", torch.bfloat16):
            hidden = self._through(hidden, mask.to(torch.bfloat16), self._lower, None)
        weights = present.unsqueeze(-1).float()
        mean = (hidden.float() * weights).sum(1) / weights.sum(1)
        return torch.nn.functional.normalize(mean, dim=1)

    def _through(self, hidden: torch.Tensor, mask: torch.Tensor | None, first: int, stop: int | None) -> torch.Tensor:
        for layer in self._bert.encoder.layer[first:stop]:
            hidden = layer(hidden, attention_mask=mask)
        return hidden
