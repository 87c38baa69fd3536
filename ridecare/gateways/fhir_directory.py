"""The member directory over FHIR R4: one question, one deadline, and no answer rather than a doubtful one."""

from __future__ import annotations

import json
import logging
import threading
import time
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime
from queue import Empty, SimpleQueue

import requests

from ridecare.gateways import fhir_coverage
from ridecare.gateways.directory import Coverage, DirectoryUnavailable

log = logging.getLogger(__name__)

# Seconds for everything together: connecting, sending, one retry, and reading the answer.
DEADLINE = 4.0
_MOST_BYTES = 256 * 1024
_PIECE = 64
# Below this many seconds a retry has no chance.
_WORTH_A_RETRY = 0.2
# Questions at once. A directory that drips its answers holds a thread for a while; it must not hold all of
# ours.
_AT_ONCE = 16

_JSON = "application/fhir+json"


class _Again(Exception):
    """No answer, but the same question may be asked once more."""


class FhirDirectory:
    """A `Directory` that asks `<base>/CoverageEligibilityRequest/$submit`."""

    def __init__(
        self,
        base_url: str,
        token: str,
        *,
        insurer: str = "HealthPartners",
        id_system: str = "",
        deadline: float = DEADLINE,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        new_id: Callable[[], str] = lambda: str(uuid.uuid4()),
    ) -> None:
        """Set up.

        Args:
            base_url: the FHIR server's base, https outside this machine.
            token: a bearer token; none is sent if it is empty.
            insurer: the insurer's name in the request.
            id_system: the identifier system of member IDs, if the server wants one.
            deadline: seconds for one question in all.
            clock: now, for the request's `created`.
            new_id: makes the id under which a retry is the same request.
        """
        self._url = f"{base_url.rstrip('/')}/CoverageEligibilityRequest/$submit"
        self._token = token
        self._insurer = insurer
        self._id_system = id_system
        self._deadline = deadline
        self._clock = clock
        self._new_id = new_id
        self._session = requests.Session()
        self._places = threading.BoundedSemaphore(_AT_ONCE)

    def coverage(self, member_id: str, birth_date: date, on: date) -> Coverage:
        """Ask the plan's system. What goes wrong is named in the error and the log without any person."""
        request_id = self._new_id()
        body = fhir_coverage.request_body(
            request_id=request_id,
            member_id=member_id,
            birth_date=birth_date,
            on=on,
            created=self._clock(),
            insurer=self._insurer,
            id_system=self._id_system,
        )
        try:
            raw = self._within_deadline(json.dumps(body).encode("utf-8"), request_id)
            return fhir_coverage.read(_parsed(raw), member_id=member_id, birth_date=birth_date, on=on)
        except DirectoryUnavailable as error:
            log.warning("the member directory gave no answer: %s", error)
            raise

    def _within_deadline(self, body: bytes, request_id: str) -> bytes:
        """Ask in a thread of its own: sockets know no deadline for an answer that drips."""
        until = time.monotonic() + self._deadline
        answers: SimpleQueue[bytes | DirectoryUnavailable] = SimpleQueue()

        def ask() -> None:
            try:
                answers.put(self._asked_twice(body, request_id, until))
            except DirectoryUnavailable as error:
                answers.put(error)
            except Exception as error:  # noqa: BLE001 - whatever it is, it must not quote the request
                answers.put(DirectoryUnavailable(type(error).__name__))
            finally:
                self._places.release()

        if not self._places.acquire(blocking=False):
            raise DirectoryUnavailable("too many questions are waiting")
        # A daemon, so that a dripping answer cannot hold up a stop of the server.
        threading.Thread(target=ask, name="fhir-directory", daemon=True).start()
        try:
            answer = answers.get(timeout=max(0.0, until - time.monotonic()))
        except Empty:
            raise DirectoryUnavailable("no answer in time") from None
        if isinstance(answer, DirectoryUnavailable):
            raise answer
        return answer

    def _asked_twice(self, body: bytes, request_id: str, until: float) -> bytes:
        try:
            return self._asked(body, request_id, until)
        except _Again as error:
            if until - time.monotonic() < _WORTH_A_RETRY:
                raise DirectoryUnavailable(str(error)) from None
        try:
            return self._asked(body, request_id, until)
        except _Again as error:
            raise DirectoryUnavailable(str(error)) from None

    def _asked(self, body: bytes, request_id: str, until: float) -> bytes:
        headers = {"Accept": _JSON, "Content-Type": _JSON, "X-Request-ID": request_id}
        try:
            with self._session.post(
                self._url,
                data=body,
                headers=headers,
                auth=self._signed,
                timeout=max(0.01, until - time.monotonic()),
                allow_redirects=False,
                stream=True,
            ) as response:
                if response.status_code == 503:
                    raise _Again("status 503")
                if response.status_code not in (200, 201):
                    raise DirectoryUnavailable(f"status {response.status_code}")
                if "json" not in response.headers.get("Content-Type", ""):
                    raise DirectoryUnavailable("the answer is no JSON")
                return _read(response, until)
        except requests.Timeout:
            raise DirectoryUnavailable("no answer in time") from None
        except requests.exceptions.ChunkedEncodingError:
            raise DirectoryUnavailable("the answer was cut off") from None
        except requests.ConnectionError:
            raise _Again("no connection") from None
        except requests.RequestException as error:
            raise DirectoryUnavailable(type(error).__name__) from None

    def _signed(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        # By `auth`, not as a header: otherwise a .netrc of the machine would replace it.
        if self._token:
            request.headers["Authorization"] = f"Bearer {self._token}"
        return request


def _read(response: requests.Response, until: float) -> bytes:
    body = bytearray()
    for piece in response.iter_content(_PIECE):
        body += piece
        if len(body) > _MOST_BYTES:
            raise DirectoryUnavailable("the answer is too long")
        if time.monotonic() > until:
            raise DirectoryUnavailable("no answer in time")
    return bytes(body)


def _parsed(raw: bytes) -> object:
    try:
        parsed: object = json.loads(raw)
    except (ValueError, RecursionError):
        raise DirectoryUnavailable("the answer cannot be read") from None
    return parsed
