import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service import metrics
from service.settings import read_settings


def scraped(client: FlaskClient) -> list[str]:
    response = client.get("/metrics")
    assert response.status_code == 200
    assert response.content_type == "text/plain; version=0.0.4; charset=utf-8"
    return response.get_data(as_text=True).splitlines()


def test_answers_are_counted_by_method_route_and_status(client: FlaskClient) -> None:
    client.get("/default")
    client.get("/default")
    client.post("/default")
    lines = scraped(client)
    assert 'http_requests_total{method="GET",route="/default",status="200"} 2' in lines
    assert 'http_requests_total{method="POST",route="unmatched",status="405"} 1' in lines


def test_a_path_or_method_that_somebody_made_up_makes_no_series(client: FlaskClient) -> None:
    for number in range(100):
        client.open(f"/{number}", method=f"MADE{number}UP")
    counted = [line for line in scraped(client) if line.startswith("http_requests_total")]
    assert counted == ['http_requests_total{method="other",route="unmatched",status="404"} 100']


def test_probes_and_scrapes_are_not_counted(client: FlaskClient) -> None:
    for path in ("/livez", "/readyz", "/startupz", "/metrics"):
        client.get(path)
    assert [line for line in scraped(client) if line.startswith("http_")] == []


def test_durations_fall_into_growing_buckets(client: FlaskClient) -> None:
    client.get("/default")
    metrics.answered("GET", "/default", 200, 3.0)
    rows = [line for line in scraped(client) if "duration_seconds_bucket" in line]
    limits = [float(row.split('le="')[1].split('"')[0].replace("+Inf", "inf")) for row in rows]
    counts = [int(row.split()[-1]) for row in rows]
    assert limits == [*metrics.BUCKETS, float("inf")]
    assert counts == sorted(counts)
    assert (counts[-1], counts[limits.index(2.5)]) == (2, 1)


def test_a_request_is_in_progress_while_it_runs_and_not_after_it_failed(app: Flask) -> None:
    seen: list[str] = []

    @app.get("/broken")
    def broken() -> str:
        seen.extend(metrics.exposition(read_settings({})).splitlines())
        raise RuntimeError

    app.test_client().get("/broken")
    assert "http_requests_in_progress 1" in seen
    assert "http_requests_in_progress 0" in scraped(app.test_client())


@pytest.mark.usefixtures("draining")
def test_a_drain_and_the_place_are_told(client: FlaskClient) -> None:
    lines = scraped(client)
    assert "service_draining 1" in lines
    place = 'region="eastus2",stamp="blue",zone="eastus2-1",version="sha256:1234"'
    assert f"service_info{{{place}}} 1" in lines


def test_every_sample_stands_below_its_own_description(client: FlaskClient) -> None:
    client.get("/default")
    family = ""
    for line in scraped(client):
        described = re.match(r"# (?:HELP|TYPE) (\w+) ", line)
        if described:
            family = described[1]
        else:
            name = re.match(r"\w+", line)
            assert name and re.sub("_(bucket|sum|count)$", "", name[0]) == family


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Azure-FDID", "X-Azure-Ref"])
def test_nobody_outside_of_the_cluster_reads_them(client: FlaskClient, header: str) -> None:
    assert client.get("/metrics", headers={header: "1.2.3.4"}).status_code == 404
