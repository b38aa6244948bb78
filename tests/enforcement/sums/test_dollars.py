from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.sums.dollars import dollar_figures


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("paid $2,375.93.", [2375.93]),
        ("a $1.2 million settlement", [1_200_000]),
        ("$4.5 billion", [4_500_000_000]),
        ("$ 2,049,932.12 and $5,181, too", [2_049_932.12, 5181]),
        ("Nearly $750K; $3.3M; $2.5 M Settlement; $5.5m", [750_000, 3_300_000, 2.5e6, 5.5e6]),
        ("one million dollars", [1_000_000]),
        ("39 million dollars, 500,000 dollars", [39_000_000, 500_000]),
        ("half a million dollars or a million dollars", [500_000, 1_000_000]),
        ("$1.2 million dollars", [1_200_000]),
        ("one hundred eighty thousand dollars", [180_000]),
        ("between $2 and $3 million", [2_000_000, 3_000_000]),
        ("$2-3 million or $4 to $5 billion", [2e6, 3e6, 4e9, 5e9]),
        ("$8,153,727 million", [8_153_727]),
        ("more than$560,000", [560_000]),
        ("a multi-million dollar scheme, millions of dollars, a dollar amount", []),
        ("several hundred thousand dollars", []),
    ],
)
def test_sums_as_they_are_written(text: str, values: list[float]) -> None:
    assert [figure.usd for figure in dollar_figures(text)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("three million four hundred thousand dollars", 3_400_000),
        ("one million, seven hundred and fifty thousand dollars", 1_750_000),
        ("Nine Thousand Four Hundred and Ten Dollars", 9410),
        ("six hundred twelve thousand three hundred dollars", 612_300),
        ("twelve hundred dollars", 1200),
        ("a two million dollar fine", 2_000_000),
        ("a two-million-dollar fine", 2_000_000),
        ("four and a half million dollars", 4_500_000),
        ("one and one-half million dollars", 1_500_000),
        ("a million and a half dollars", 1_500_000),
        ("two and three-quarters million dollars", 2_750_000),
        ("a quarter of a million dollars", 250_000),
        ("a quarter million dollars", 250_000),
        ("three quarters of a million dollars", 750_000),
        ("half-million-dollar fine", 500_000),
        ("one-half of one million dollars", 500_000),
        ("2 \u00bd million dollars", 2_500_000),
        ("$4\u00bd million", 4_500_000),
        ("$1\u00bc million", 1_250_000),
        ("$2 1/2 million", 2_500_000),
        ("$\u00bd million", 500_000),
        ("$2 and a half million", 2_500_000),
        ("350,000 USD", 350_000),
        ("350,000USD", 350_000),
        ("2.5 million USD", 2_500_000),
        ("USD 350,000", 350_000),
        ("USD$350,000", 350_000),
        ("US$1.3 million", 1_300_000),
        ("U.S. $1.3 million", 1_300_000),
        ("$350,000 USD", 350_000),
        ("sixty thousand U.S. dollars", 60_000),
        ("ninety dollars and fifteen cents", 90.15),
        ("six hundred and 50/100 dollars", 600.5),
        ("forty and no/100 dollars", 40),
        ("In 2019 two million dollars", 2_000_000),
        ("paid Ada and seven thousand dollars", 7000),
        ("one point two million dollars", 1_200_000),
        ("3 point 75 million dollars", 3_750_000),
        ("at that point two million dollars", 2_000_000),
        ("$2 million (CAD 3 million)", 2_000_000),
    ],
)
def test_a_sum_in_words_is_read_to_its_first_word(text: str, value: float) -> None:
    assert [figure.usd for figure in dollar_figures(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "two million dollars ($2,000,000)",
        "$2 million ($2,000,000.00)",
        "$2,000,000 (two million dollars)",
        "two million ($2,000,000) dollars",
        "two million dollars (US$2 million)",
        "two million US dollars [$2,000,000]",
    ],
)
def test_in_words_and_in_figures_it_is_one_sum(text: str) -> None:
    (figure,) = dollar_figures(text)
    assert figure.usd == 2_000_000
    assert dollar_figures(f"{text} and $300")[1].usd == 300


@pytest.mark.parametrize(
    "text",
    [
        *("C$4 million", "CA$400", "CDN$400", "CAD $4 million", "Can$400", "$4 million CAD"),
        *(
            "$4 million (CAD)",
            "$4 million (Canadian)",
            "$4 million Canadian to settle",
            "$4 million in Canadian funds.",
        ),
        *("AU$400", "AUD$400", "NZ$1.2 million", "NT$900", "S$50,000", "R$7,000", "MX$900"),
        *("HK$2 million", "$9,000 Hong Kong dollars", "$80,000 pesos", "$80,000 MXN", "JMD $700"),
        *(
            "two million Canadian dollars",
            "500,000 Australian dollars",
            "\u20ac2 million",
            "\u00a33",
        ),
    ],
)
def test_money_of_another_country_is_not_dollars(text: str) -> None:
    assert dollar_figures(f"It paid {text}") == ()


def test_an_article_and_a_nation_make_no_other_currency() -> None:
    text = "A $2 million Canadian pharmacy scheme; A$3 million one (about US$2.1 million)"
    assert [figure.usd for figure in dollar_figures(text)] == [2_000_000, 2_100_000]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "$2.750.000",
            "$2.750.000,00",
            "$12,50",
            "$3,40,000",
            "$2.750",
            "$2 750 000",
            "2.750.000 dollars",
        ),
        *("two-thirds of a million dollars", "several hundred thousand dollars", "5,500 USDT"),
        *("tens of thousands of dollars", "a few million dollars", "a dollar figure"),
        *(
            "million dollars",
            "a million-dollar business",
            "two hundred point six five million dollars",
            "ten percent of a million dollars",
        ),
    ],
)
def test_what_is_not_understood_is_no_sum(text: str) -> None:
    assert dollar_figures(text) == ()


@pytest.mark.parametrize(
    ("text", "unit", "side"),
    [
        ("$1.2 million", 100_000, ""),
        ("more than $36 million", 1_000_000, "above"),
        ("nearly $14,900", 100, "below"),
        ("approximately $5.25", 0.01, "near"),
        ("$3,576,056.00", 1, ""),
    ],
)
def test_how_exactly_a_sum_is_stated(text: str, unit: float, side: str) -> None:
    (figure,) = dollar_figures(text)
    assert figure.unit == pytest.approx(unit)
    assert figure.side == side
    assert figure.start == 0
    assert text[figure.start : figure.end] == text


def lie_apart(text: str) -> None:
    end = 0
    for figure in dollar_figures(text):
        assert figure.start <= figure.sign < figure.end <= len(text)
        assert figure.sign >= end
        end = figure.end


@given(
    st.lists(
        st.sampled_from(
            ["$", "five", "million", "hundred", "and", "a", "half", "dollars", "USD", "(", ")", "3"]
        ),
        max_size=30,
    )
)
def test_words_of_sums_in_any_order_give_sums_that_lie_apart(words: list[str]) -> None:
    lie_apart(" ".join(words))


@given(st.text(alphabet="$ 0123456789,.kmillion-dollars\n", max_size=120))
def test_sums_lie_in_the_text_and_apart(text: str) -> None:
    lie_apart(text)
