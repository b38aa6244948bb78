"""Bot walls are told by their vendors' marks; a page that has the vendor's script in it is none."""

from __future__ import annotations

import pytest

from crawler.false_answers.challenges import challenge
from tests.crawler.false_answers.pages import SENTENCE, page

_MARKS = {
    "akamai-interstitial": "<script>var u='/_sec/verify?x';var b='bm-verify';</script>",
    "akamai-challenge": "<div id='sec-if-cpt-container'></div>",
    "datadome-captcha": "<script>var dd={'host':'geo.captcha-delivery.com'}</script>",
    "incapsula": "<iframe src='/_Incapsula_Resource?x=1'>Incapsula incident ID: 1-2</iframe>",
    "imperva-interruption": "<h1>Pardon Our Interruption</h1><script>reese84</script>",
    "cloudflare-challenge": "<script>window._cf_chl_opt={cvId:'3'}</script>Just a moment...",
    "perimeterx": "<div id='px-captcha'></div>Press &amp; Hold to confirm you are a human",
    "sucuri": "<script>var sucuri_cloudproxy_js='';</script>You are being redirected...",
    "aws-waf": "<script>window.gokuProps={}</script><div id='challenge-container'></div>",
    "f5": "The requested URL was rejected. Your support ID is: 12",
    "kasada": "<script>window.KPSDK={}</script><script src='/x/ips.js'></script>",
    "radware": "<script src='https://validate.perfdrive.com/a.js'></script>",
    "siteground-captcha": "<meta http-equiv='refresh' content='0;/.well-known/sgcaptcha/?r=x'>",
    "hcaptcha": "<script src='https://js.hcaptcha.com/1/api.js'></script>One more step",
    "recaptcha": "<script src='https://www.google.com/recaptcha/api.js'></script>",
}
#: Marks that a vendor, or a form, also leaves in good pages.
_ALSO_IN_PAGES = (
    "<script src='/_Incapsula_Resource?SWJIYLWA=719'></script>",
    "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>",
    "<script src='https://x.token.awswaf.com/x/challenge.js'></script>",
    "<script>window._pxAppId='PX1'</script><script src='/captcha/captcha.js'></script>",
    "<script src='https://js.hcaptcha.com/1/api.js'></script><form>Write to us</form>",
    "<script src='https://www.google.com/recaptcha/api.js'></script>",
    "<script src='/149e9513-01fa-4fb0-aad4-566afd725d1b/ips.js'></script>",
    "<script src='/TSPD/0813?type=8'></script>",
)
_URL = "https://agency.example/news/1"


@pytest.mark.parametrize(("name", "mark"), _MARKS.items())
def test_each_vendor_by_its_marks(name: str, mark: str) -> None:
    assert challenge(_URL, page("", mark)) == name


@pytest.mark.parametrize("mark", [*_MARKS.values(), *_ALSO_IN_PAGES])
def test_a_long_page_may_bear_them(mark: str) -> None:
    body = page("Clinic closed", f"<h1>Clinic closed</h1><p>{SENTENCE * 1000}</p>", mark)
    assert challenge(_URL, body) is None


@pytest.mark.parametrize("mark", _ALSO_IN_PAGES)
def test_a_page_of_a_guarded_host_is_none(mark: str) -> None:
    body = page("Clinic closed", f"<h1>Clinic closed</h1><p>{SENTENCE * 12}</p>", mark)
    assert challenge(_URL, body) is None


def test_a_refusal_in_plain_text() -> None:
    assert challenge(_URL, b"error code: 1020") == "cloudflare-block"


def test_where_it_led_tells_too() -> None:
    assert challenge("https://www.fda.gov/apology_objects/a.html", b"") == "fda-apology"
