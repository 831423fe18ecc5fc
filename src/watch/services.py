"""Ask public services about labels and papers, with pauses and limits, and accept only whole answers."""

import json
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any, TypeVar
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from watch.spl import Label, read_label

T = TypeVar("T")
_RETRACTED = re.compile(r"\W*(?:retracted|withdrawn)(?: article)?\s*[:\]–—-]", re.IGNORECASE)
_CONCERN = re.compile(r"\W*expression of concern", re.IGNORECASE)


class UnknownError(Exception):
    """There is no answer that can be relied on; the text says why."""


@dataclass(frozen=True)
class Services:
    """Addresses of the services, the user agent, and the limits: times in seconds, `largest` in bytes, `ends` by
    `time.monotonic`. Every method raises UnknownError when there is no answer to rely on."""

    agent: str
    dailymed: str = "https://dailymed.nlm.nih.gov/dailymed/services/v2"
    openfda: str = "https://api.fda.gov"
    eutils: str = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
    pause: float = 0.5
    timeout: float = 30
    longest_wait: float = 60
    tries: int = 3
    largest: int = 20_000_000
    ends: float = field(default_factory=lambda: time.monotonic() + 40 * 60)

    def newest_version(self, setid: str) -> tuple[int, date]:
        """The newest version of a label on DailyMed, and the day it was published there."""

        def read(body: bytes) -> tuple[int, date]:
            data = json.loads(body)["data"]
            _require(data["spl"]["setid"].lower(), setid)
            # Documented as text, seen as whole numbers.
            newest = max(data["history"], key=lambda entry: int(str(entry["spl_version"])))
            day = datetime.strptime(newest["published_date"], "%b %d, %Y").date()
            return int(str(newest["spl_version"])), day

        return self._ask(f"{self.dailymed}/spls/{setid}/history.json", "json", read)

    def label(self, setid: str, version: int) -> Label:
        """The text of this version of a label."""

        def read(body: bytes) -> Label:
            label = read_label(body)
            _require((label.setid.lower(), label.version), (setid, version))
            return label

        return self._ask(f"{self.dailymed}/spls/{setid}.xml", "xml", read)

    def openfda_version(self, setid: str) -> int:
        """The version of a label that openFDA holds; it follows DailyMed by some days."""

        def read(body: bytes) -> int:
            record = json.loads(body)["results"][0]
            _require(record["set_id"].lower(), setid)
            return int(str(record["version"]))

        query = quote(f'set_id:"{setid}"')
        return self._ask(f"{self.openfda}/drug/label.json?search={query}&limit=1", "json", read)

    def retracted(self, pmids: Sequence[str]) -> tuple[dict[str, bool], list[str]]:
        """Whether each paper is retracted, by PubMed id, and the ids of papers under an expression of concern.

        The first leaves these out, and papers that PubMed does not know.
        """

        def read(body: bytes) -> tuple[dict[str, bool], list[str]]:
            papers = json.loads(body)["result"]
            answered = {pmid: papers[pmid] for pmid in pmids if isinstance(papers.get(pmid, {}).get("pubtype"), list)}
            concerned = [pmid for pmid, paper in answered.items() if _has_concern(paper) and not _is_retracted(paper)]
            return {pmid: _is_retracted(paper) for pmid, paper in answered.items() if pmid not in concerned}, concerned

        query = f"db=pubmed&retmode=json&id={','.join(pmids)}"
        return self._ask(f"{self.eutils}/esummary.fcgi?{query}", "json", read)

    def _ask(self, url: str, kind: str, read: Callable[[bytes], T]) -> T:
        try:
            return read(self._fetch(url, kind))
        except (LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
            raise UnknownError(f"{urlsplit(url).netloc} gives an unexpected answer: {error!r:.200}") from None

    def _fetch(self, url: str, kind: str) -> bytes:
        reason, wait = "was not asked, for time ran out", self.pause
        for attempt in range(self.tries):
            if wait > self.longest_wait or time.monotonic() + wait > self.ends:
                break
            time.sleep(wait)
            wait = self.pause * 4 ** (attempt + 1)
            try:
                return self._fetch_once(url, kind)
            except HTTPError as error:
                error.close()
                reason = f"answers {error.code} {error.reason}"
                if error.code != 429 and error.code < 500:
                    break
                wait = max(wait, _seconds(error.headers.get("Retry-After", "")))
            except (OSError, HTTPException) as error:
                reason = f"cannot be heard: {error!r:.200}"
        raise UnknownError(f"{urlsplit(url).netloc} {reason}")

    def _fetch_once(self, url: str, kind: str) -> bytes:
        deadline, body = time.monotonic() + 4 * self.timeout, bytearray()
        with urlopen(Request(url, headers={"User-Agent": self.agent}), timeout=self.timeout) as answer:
            if (received := answer.headers.get_content_type()).rpartition("/")[2] != kind:
                raise ValueError(f"{received} in place of {kind}")
            while chunk := answer.read1(65536):
                body += chunk
                if len(body) > self.largest:
                    raise ValueError(f"more than {self.largest} bytes")
                if time.monotonic() > deadline:
                    raise TimeoutError("it drips")
            if answer.length:
                raise ConnectionError("it stops before its end")
        return bytes(body)


def _seconds(asked: str) -> float:
    """How long a service asks to wait, as seconds or as a date (RFC 9110, Retry-After); 0 when it cannot be read."""
    if asked.isdecimal():
        return int(asked)
    try:
        return (parsedate_to_datetime(asked) - datetime.now(UTC)).total_seconds()
    except (TypeError, ValueError):
        return 0


def _is_retracted(paper: dict[str, Any]) -> bool:
    """By its publication type, or by a title that the publisher changed: "RETRACTED: Clonazepam in …"."""
    return "Retracted Publication" in paper["pubtype"] or bool(_RETRACTED.match(str(paper.get("title", ""))))


def _has_concern(paper: dict[str, Any]) -> bool:
    """Whether PubMed refers to an expression of concern about the paper, or its title is one."""
    notices = (str(notice.get("reftype", "")) for notice in paper.get("references", ()))
    return any(map(_CONCERN.match, (str(paper.get("title", "")), *notices)))


def _require(found: Any, wanted: Any) -> None:
    if found != wanted:
        raise ValueError(f"{found} in place of {wanted}")
