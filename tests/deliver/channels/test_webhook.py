"""Webhooks are signed so that any Standard Webhooks library verifies them; only 2xx is delivered."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from standardwebhooks import Webhook as Verifier
from werkzeug import Request, Response

from monitor.config.allowances import allowances
from monitor.deliver.channels.webhook import Webhook, WebhookTarget
from monitor.deliver.outcome import Delivered, Failed, Gone
from monitor.fetch.http import HttpFetcher
from monitor.fetch.network_scope import NetworkScope
from monitor.model import Channel

OLD = "whsec_" + base64.b64encode(b"the old secret, thirty-two bytes").decode()
NEW = "whsec_" + base64.b64encode(b"the new secret, thirty-two bytes").decode()


@dataclass(frozen=True)
class Answer:
    """What a receiver says."""

    status: int
    retry_after: timedelta | None = None
    detail: str = ""


@dataclass
class Fake:
    """A poster that says what a test wants and notes what it was given."""

    answer: Answer
    headers: list[Mapping[str, str]] = field(default_factory=list)

    async def post(
        self,
        url: str,
        body: bytes,
        headers: Mapping[str, str],
        timeout: float,  # noqa: ASYNC109 - the port's signature
    ) -> Answer:
        self.headers.append(headers)
        return self.answer


def outcome_of(answer: Answer, alert: Any) -> Any:
    channel = Channel("team", "webhook", WebhookTarget("https://team.example/hook", (NEW,)))
    sender = Webhook(Fake(answer), lambda: datetime.now(UTC))
    return asyncio.run(sender.send(channel, [alert]))


def posted(server: HTTPServer, channel: Channel, alert: Any) -> Any:
    async def run() -> Any:
        fetcher = HttpFetcher(post_scope=NetworkScope(allowances("127.0.0.0/8")))
        try:
            return await Webhook(fetcher, lambda: datetime.now(UTC)).send(channel, [alert])
        finally:
            await fetcher.aclose()

    return asyncio.run(run())


def test_old_and_new_receivers_verify_while_secrets_rotate(
    httpserver: HTTPServer, make_alert: Any
) -> None:
    requests: list[Request] = []

    def receive(request: Request) -> Response:
        request.get_data()
        requests.append(request)
        return Response(status=204)

    httpserver.expect_request("/hook", method="POST").respond_with_handler(receive)
    channel = Channel("team", "webhook", WebhookTarget(httpserver.url_for("/hook"), (NEW, OLD)))
    assert posted(httpserver, channel, make_alert(1)) == Delivered()
    (request,) = requests
    assert request.headers["webhook-id"] == "msg_team_1"
    assert request.headers["content-type"] == "application/json"
    for secret in (NEW, OLD):
        told = Verifier(secret).verify(request.get_data(), dict(request.headers))
        assert told["type"] == "policy.changed"
    with pytest.raises(Exception, match="signature"):
        Verifier(NEW).verify(request.get_data() + b" ", dict(request.headers))


def test_a_redirect_is_not_followed(httpserver: HTTPServer, make_alert: Any) -> None:
    httpserver.expect_request("/hook").respond_with_response(
        Response(status=307, headers={"Location": httpserver.url_for("/elsewhere")})
    )
    channel = Channel("team", "webhook", WebhookTarget(httpserver.url_for("/hook"), (NEW,)))
    outcome = posted(httpserver, channel, make_alert(1))
    assert isinstance(outcome, Failed)
    assert "redirect" in outcome.error
    assert [request.path for request, _ in httpserver.log] == ["/hook"]


def test_each_attempt_is_signed_anew_under_the_same_id(make_alert: Any) -> None:
    poster = Fake(Answer(500))
    times = iter([datetime(2026, 6, 1, tzinfo=UTC), datetime(2026, 6, 2, tzinfo=UTC)])
    sender = Webhook(poster, lambda: next(times))
    channel = Channel("team", "webhook", WebhookTarget("https://team.example/hook", (NEW,)))
    for _ in range(2):
        asyncio.run(sender.send(channel, [make_alert(1)]))
    first, second = poster.headers
    assert first["webhook-id"] == second["webhook-id"]
    assert int(second["webhook-timestamp"]) - int(first["webhook-timestamp"]) == 86_400
    assert first["webhook-signature"] != second["webhook-signature"]


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_every_2xx_is_delivered(make_alert: Any, status: int) -> None:
    assert outcome_of(Answer(status), make_alert(1)) == Delivered()


@pytest.mark.parametrize("status", [100, 301, 302, 307, 308, 400, 401, 404, 418, 500, 503])
def test_all_else_is_tried_again(make_alert: Any, status: int) -> None:
    outcome = outcome_of(Answer(status), make_alert(1))
    assert isinstance(outcome, Failed)
    assert str(status) in outcome.error


def test_gone_ends_the_channel(make_alert: Any) -> None:
    assert isinstance(outcome_of(Answer(410), make_alert(1)), Gone)


def test_a_receivers_wish_is_passed_on(make_alert: Any) -> None:
    outcome = outcome_of(Answer(429, timedelta(minutes=2)), make_alert(1))
    assert outcome == Failed("the receiver answered 429", timedelta(minutes=2))


def test_no_answer_says_why(make_alert: Any) -> None:
    outcome = outcome_of(Answer(0, detail="The name does not resolve."), make_alert(1))
    assert outcome == Failed("The name does not resolve.")
