"""Adaptation: trains the model further on how readers of this handbook ask; run as `python -m adaptation`.

Only whoever renews `search_service/model/adaptation.safetensors` needs this package; see docs/search.md.
"""
