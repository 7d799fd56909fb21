"""Items as users have them, made fit for every style and format."""

import json

from hypothesis import given
from hypothesis import strategies as st

from pipeline.citations.apa import apa, plain, sort_key, suffixes
from pipeline.citations.export import bibtex, csl_json, ris, work_item
from pipeline.citations.library import work_of
from pipeline.reading.bibliography.tidying import tidy

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)
NAMES = st.lists(VALUES | st.dictionaries(st.sampled_from(["family", "given", "literal"]), VALUES))
DATES = VALUES | st.fixed_dictionaries({"date-parts": VALUES | st.lists(st.lists(VALUES))})
ITEMS = st.fixed_dictionaries(
    {"title": st.text(min_size=1)},
    optional={"id": VALUES, "author": NAMES | VALUES, "issued": DATES, "accessed": DATES},
)


def test_years_and_names_in_other_forms_are_read() -> None:
    item = {"title": "T", "issued": 2001, "author": ["PBL", {"family": "Bos", "given": None}]}
    assert tidy(item) == {
        "title": "T",
        "issued": {"date-parts": [[2001]]},
        "author": [{"literal": "PBL"}, {"family": "Bos"}],
    }
    assert tidy({"issued": "2015-03-28"}) == {"issued": {"date-parts": [[2015, 3, 28]]}}
    assert tidy({"issued": {"date-parts": [["2015", "13"]]}}) == {
        "issued": {"date-parts": [[2015]]}
    }
    assert tidy({"issued": {"raw": "lente 2015"}}) == {"issued": {"raw": "lente 2015"}}
    assert tidy({"issued": [], "author": "Bos", "editor": [3]}) == {}


@given(ITEMS)
def test_whatever_a_file_holds_every_format_can_be_written(item: dict[str, object]) -> None:
    work = work_of(item, "x.csl.json")
    items = [tidy(work_item(work))] if work else [tidy(item)]
    assert sort_key(items[0])
    assert plain(apa(items[0], suffixes(items)[0]))
    assert json.loads(csl_json(items))
    assert bibtex(items)
    assert ris(items)
