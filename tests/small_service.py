"""Serves the small handbook with the small encoder, as a process of its own: `small_service.py FOLDER PORT`."""

import signal
import sys
from pathlib import Path
from unittest.mock import patch

from embedder import HashingEmbedder

from search_service.settings import Settings
from search_service.web import server

if __name__ == "__main__":
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)  # whoever started the tests may ignore them, and a service would keep to that
    folder = Path(sys.argv[1])
    settings = Settings(cache_dir=folder, build_dir=folder, port=int(sys.argv[2]))
    with patch.object(server, "load_encoder", lambda settings, for_serving: HashingEmbedder()):
        server.serve(settings, lambda address: print(address, flush=True))  # noqa: T201 - the test waits for this line
