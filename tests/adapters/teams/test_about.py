"""The links that Teams shows beside the app lead to a page that says what it keeps."""

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from adapters.teams import about


async def test_the_page_says_what_is_kept_and_on_which_terms() -> None:
    app = web.Application()
    app.add_routes(about.routes())
    async with TestClient(TestServer(app)) as client:
        answer = await client.get(about.PATH)
        text = await answer.text()
    assert answer.status == 200
    assert answer.content_type == "text/html"
    assert 'id="privacy"' in text
    assert 'id="terms"' in text
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
