"""The export: a transformer folder becomes one ONNX graph from tokens to vectors, mean and length one included.

It runs as a program of its own, `python -m search_service.model.export FOLDER TARGET`, so that the memory that
it takes, some 3 GB, goes back to the system, and a system that stops it for that leaves the caller alive.
It writes a line with the fraction done after each step. Only this module and `transformer_form` need torch.
"""

import sys
import warnings
from pathlib import Path
from typing import Any

GRAPH = "model.onnx"
WEIGHTS = "model.onnx.data"
INPUTS = ("input_ids", "attention_mask")
OUTPUT = "embedding"
_OPSET = 17
_LIKENESS = 0.9999
"""Least cosine of what the graph and the model make of the same tokens."""


def export(folder: Path, target: Path) -> None:
    """Write the graph and, beside it, its weights, which the runtime then maps instead of reading them."""
    model = _Pooled(folder)
    _say(0.3)
    whole = target / "whole.onnx"
    tokens = model.sample(3, 24)
    expected = model.vectors(tokens)
    model.write(whole, model.sample(2, 16))
    del model
    _say(0.7)
    _split(whole, target)
    _say(0.9)
    _compare(target / GRAPH, tokens, expected)
    _say(1.0)


class _Pooled:
    """The transformer with mean pooling and length one after it."""

    def __init__(self, folder: Path) -> None:
        import torch
        from transformers import AutoModel

        class Graph(torch.nn.Module):
            def __init__(self, transformer: Any) -> None:
                super().__init__()
                self.transformer = transformer

            def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
                hidden = self.transformer(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
                mask = attention_mask.unsqueeze(-1).to(hidden.dtype)
                mean = (hidden * mask).sum(1) / mask.sum(1).clamp(min=1e-9)
                return torch.nn.functional.normalize(mean, dim=1)

        self._torch = torch
        # "eager" attention makes a smaller and faster graph than "sdpa".
        transformer = AutoModel.from_pretrained(folder, local_files_only=True, dtype=torch.float32, attn_implementation="eager")
        self._graph = Graph(transformer).eval()
        self._padding = transformer.config.pad_token_id or 0
        self._vocabulary = transformer.config.vocab_size

    def sample(self, texts: int, length: int) -> tuple[Any, Any]:
        """Return made-up tokens, of which the last text has only half as many, and their mask."""
        torch = self._torch
        numbers = torch.arange(texts * length).reshape(texts, length) * 7919 % (self._vocabulary // 2) + 4
        mask = torch.ones_like(numbers)
        mask[-1, length // 2 :] = 0
        return numbers * mask + self._padding * (1 - mask), mask

    def vectors(self, tokens: tuple[Any, Any]) -> Any:
        with self._torch.inference_mode():
            return self._graph(*tokens).numpy()

    def write(self, path: Path, tokens: tuple[Any, Any]) -> None:
        axes = {0: "texts", 1: "tokens"}
        with self._torch.inference_mode(), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that another exporter is newer; it needs onnxscript and gains nothing here
            self._torch.onnx.export(
                self._graph,
                tokens,
                path,
                dynamo=False,
                opset_version=_OPSET,
                input_names=list(INPUTS),
                output_names=[OUTPUT],
                dynamic_axes={**dict.fromkeys(INPUTS, axes), OUTPUT: {0: "texts"}},
            )


def _split(whole: Path, target: Path) -> None:
    import onnx

    onnx.save_model(
        onnx.load(whole),
        target / GRAPH,
        save_as_external_data=True,
        all_tensors_to_one_file=True,
        location=WEIGHTS,
    )
    whole.unlink()
    (target / WEIGHTS).chmod(0o644)


def _compare(graph: Path, tokens: tuple[Any, Any], expected: Any) -> None:
    import onnxruntime

    session = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])
    found = session.run([OUTPUT], {name: part.numpy() for name, part in zip(INPUTS, tokens, strict=True)})[0]
    likeness = float((found * expected).sum(axis=1).min())
    if likeness < _LIKENESS:
        sys.exit(f"the graph does not do what the model does: cosine {likeness:.5f}, expected at least {_LIKENESS}")


def _say(fraction: float) -> None:
    sys.stdout.write(f"{fraction}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    export(Path(sys.argv[1]), Path(sys.argv[2]))
