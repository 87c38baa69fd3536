from __future__ import annotations

from typing import Any

import requests


def test_first(served: Any) -> None:
    r = requests.get(served.url); print(r.status_code, dict(r.headers), len(r.text))
    r = requests.post(served.url + "/start", json={}); print(r.status_code, r.text, r.headers)
    assert r.status_code == 200
