"""Each scene changes exactly the policies that it expects alerts for."""

from __future__ import annotations

from monitor.demo.scenes import COMPANIES, SCENES, first_look


def test_every_scene_tells_exactly_what_it_changes() -> None:
    looks = {company.key: first_look(company) for company in COMPANIES}
    for scene in SCENES:
        for key, edit in scene.edits.items():
            before, looks[key] = looks[key], edit(looks[key])
            changed = before.text != looks[key].text
            assert changed == (scene.told.get(key) == "changed"), scene.title
