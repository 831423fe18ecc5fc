"""The server of the tests behaves as GitHub Pages does where a site could tell."""

import gzip
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from pages_server import Deployment, PagesServer, base_of, compressed
from small_site import build


@pytest.fixture
def deployment(tmp_path: Path) -> Deployment:
    return Deployment(build(tmp_path), "/drug/")


def test_a_page_answers_under_the_path_of_the_site(deployment: Deployment) -> None:
    answer = deployment.answer("/drug/doses/?from=search")
    assert answer.status == 200
    assert answer.headers == {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "max-age=600"}


@pytest.mark.parametrize("address", ["/", "/doses/", "/drugs/", "/../drug.txt"])
def test_nothing_answers_outside_that_path(deployment: Deployment, address: str) -> None:
    answer = deployment.answer(address)
    assert answer.status == 404
    assert b"Not here" not in answer.body


@pytest.mark.parametrize("address", ["/drug/nothing/", "/drug/Doses/", "/drug/assets/PILL.svg", "/drug/assets/"])
def test_the_not_found_page_answers_for_what_is_missing_or_in_the_wrong_case(
    deployment: Deployment, address: str
) -> None:
    answer = deployment.answer(address)
    assert answer.status == 404
    assert b"Not here" in answer.body


@pytest.mark.parametrize("address", ["/drug/../secret.txt", "/drug/%2e%2e/secret.txt"])
def test_no_address_leads_out_of_the_folder(tmp_path: Path, address: str) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    assert Deployment(build(tmp_path / "site"), "/drug/").answer(address).status == 404


@pytest.mark.parametrize(
    ("address", "location"),
    [("/drug", "/drug/"), ("/drug/doses", "/drug/doses/"), ("/drug/doses?q=a%20b", "/drug/doses/?q=a%20b")],
)
def test_a_folder_without_its_slash_is_redirected(deployment: Deployment, address: str, location: str) -> None:
    answer = deployment.answer(address)
    assert (answer.status, answer.headers["Location"]) == (301, location)


def test_a_page_may_be_asked_for_without_its_ending(deployment: Deployment) -> None:
    assert deployment.answer("/drug/doses/index").status == 200


def test_text_is_gzipped_for_who_accepts_it(deployment: Deployment) -> None:
    answer = deployment.answer("/drug/assets/site.css")
    headers, body = compressed(answer, "gzip, br")
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == answer.body
    assert compressed(answer, "")[1] == answer.body


def test_a_running_server_answers_get_and_head_with_the_right_length(tmp_path: Path) -> None:
    with PagesServer(build(tmp_path), base_of(tmp_path)) as server:
        got, got_body = ask(server, "GET", "/drug/")
        head, head_body = ask(server, "HEAD", "/drug/")
    assert server.url.endswith("/drug/")
    assert got.status == head.status == 200
    assert len(got_body) == int(got.headers["Content-Length"]) == int(head.headers["Content-Length"])
    assert head_body == b""


def ask(server: PagesServer, method: str, path: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(server.origin.removeprefix("http://"))
    connection.request(method, path)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body
