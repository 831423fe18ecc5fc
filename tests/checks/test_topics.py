"""A topic of facts that no page lists is refused: its addresses would lead nowhere."""

from pathlib import Path

from evidence_samples import write_data

from checks.site import check_topics
from evidence.load import load


def test_a_topic_without_its_page_or_its_listing_is_named(tmp_path: Path) -> None:
    evidence, _ = load(write_data(tmp_path / "data"))
    page = tmp_path / "docs/reference/facts/pharmacokinetics.md"
    assert list(check_topics(tmp_path / "docs", evidence)) == []
    page.parent.mkdir(parents=True)
    [problem] = check_topics(tmp_path / "docs", evidence)
    assert str(problem).startswith("data/facts/pharmacokinetics.yml:1: no page docs/reference/facts/pharmacokinetics")
    page.write_text("# Facts\n\n[[facts: history]]\n", "utf-8")
    assert len(list(check_topics(tmp_path / "docs", evidence))) == 1
    page.write_text("# Facts\n\n[[facts: pharmacokinetics]]\n", "utf-8")
    assert list(check_topics(tmp_path / "docs", evidence)) == []
