"""The letter as a browser draws it: on a phone and a desk, and nothing from anywhere else."""

from __future__ import annotations

from typing import Any

import pytest

from letters.writing.letter import Letter
from tests.letters.browser import SCHEMES, WIDTHS
from tests.letters.writing.examples import a_full_letter, document, fact, letter, news, story, weeks

#: A real browser (`make test-servers`).
pytestmark = pytest.mark.servers

_WORD = "x" * 3000


def hostile_letter() -> Letter:
    script = "</style></title><script>document.title = 'ran'</script><img src=https://x.example/>"
    words = f"{script} {_WORD}"
    bad = document(title=words, publisher=words, copied_by=(words,), terms=(words,))
    many = weeks(*(10 ** (n % 6) for n in range(26)))
    return letter(
        news(story(bad, facts=(fact(words, quote=words),)), weeks=many, coverage=words, name=words)
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("make", [a_full_letter, hostile_letter])
def test_it_fits_asks_for_nothing_and_runs_nothing(
    browser: Any, width: int, scheme: str, make: Any
) -> None:
    made: Letter = make()
    context = browser.new_context(viewport={"width": width, "height": 640}, color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(made.html)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.scripts.length") == 0
    assert page.title().startswith("Blotter: ")
    assert asked == []
    context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_can_be_read_in_the_light_and_in_the_dark(browser: Any, scheme: str) -> None:
    """A contrast of 4.5 to 1 at least (WCAG 2.2, success criterion 1.4.3)."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, color_scheme=scheme)
    page = context.new_page()
    page.set_content(a_full_letter().html)
    contrasts = page.evaluate(_CONTRASTS)
    context.close()
    assert len(contrasts) > 50
    assert min(contrasts) >= 4.5


#: The contrast of each element that has a text of its own, with the nearest background.
_CONTRASTS = """() => {
  const parts = color => color.match(/[\\d.]+/g).map(Number);
  const light = color => {
    const [r, g, b] = parts(color).slice(0, 3).map(part => {
      const one = part / 255;
      return one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (!(parts(color)[3] === 0)) return color;
    }
    return "rgb(255, 255, 255)";
  };
  const hasText = element => [...element.childNodes].some(
    node => node.nodeType === 3 && node.textContent.trim());
  return [...document.body.querySelectorAll("*")].filter(hasText).map(element => {
    const [one, other] = [light(getComputedStyle(element).color), light(ground(element))];
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  });
}"""
