"""No place of a page in Spanish or Portuguese is out of sight, and a number is borrowed only as it stands."""

import pytest
from attempts import FOREIGN_FACTS

from checks.rules import check_page
from checks.rules.telephones import wrong_links
from evidence.load import Evidence

FACTS = FOREIGN_FACTS
PAGES = {
    "es": """\
---
title: Una página
description: Una página sobre nada en particular, con bastantes letras para describirla.
reviewed: 2026-11-22
words:
  cuanto-se-toma: [dosis]
---
# Una página

Esta página no dice nada.

## ¿Cuánto se toma?

La dosis máxima es de 20 mg al día.[^max]

| Uso | Máximo (mg al día) |
| --- | --- |
| Crisis[^max] | 20 |
""",
    "pt": """\
---
title: Uma página
description: Uma página sobre nada em particular, com letras bastantes para descrevê-la.
reviewed: 2026-11-22
words:
  quanto-se-toma: [dose]
---
# Uma página

Esta página não diz nada.

## Quanto se toma?

A dose máxima é de 20 mg por dia.[^max]

| Uso | Máximo (mg por dia) |
| --- | --- |
| Crises[^max] | 20 |
""",
}
# What stands on the page, what is put in its place, and whether that is right.
CHANGES = [
    ("es", "title: Una página", "title: Una dosis de 20 mg al día", True),
    ("es", "title: Una página", "title: Hasta 20 gotas al día de dosis", False),
    ("es", "description: Una página", "description: La dosis máxima es de 21 mg al día. Una página", False),
    ("es", "description: Una página", "description: La dosis máxima es de veintiún mg al día. Una página", False),
    ("es", "## ¿Cuánto se toma?", "## ¿20 mg al día? {#cuanto-se-toma}", True),
    ("es", "## ¿Cuánto se toma?", "## ¿20 mg a la semana? {#cuanto-se-toma}", False),
    ("es", "## ¿Cuánto se toma?", "## ¿Medio comprimido? {#cuanto-se-toma}", False),
    ("es", "# Una página\n", '# Una página\n\n!!! ask "Dos comprimidos al día"\n    Ahora.\n', False),
    ("es", "# Una página\n", '# Una página\n\nVea [esto](a.md "Tome 99 mg").\n', False),
    ("es", "# Una página\n", "# Una página\n\n![Tome 99 mg](a.png)\n", False),
    ("es", "# Una página\n", "# Una página\n\nTome `99 mg`.\n", False),
    ("es", "# Una página\n", "# Una página\n\n<div>Tome noventa mg.</div>\n", False),
    ("es", "| 20 |", "| 200 |", False),
    ("es", "| 20 |", "| 20 gotas |", False),
    ("es", "Máximo (mg al día)", "Máximo (gotas al día)", False),
    ("es", "cuanto-se-toma: [dosis]", "cuanto-se-toma: [dosis, 20 mg]", True),
    ("es", "cuanto-se-toma: [dosis]", 'cuanto-se-toma: [dosis, "0,5 mg"]', False),
    ("es", "cuanto-se-toma: [dosis]", "como-se-toma: [dosis]", False),
    ("es", "20 mg al día.[^max]", "20 mg al día.[^maximo]", False),
    ("es", "20 mg al día.[^max]", "2<b>0</b> mg al día.[^max]", False),
    ("es", "Esta página no dice nada.", "El clonazepam no es adictivo.", False),
    ("es", "Esta página no dice nada.", "Aumenta la cantidad de GABA.", False),
    ("es", "Esta página no dice nada.", "Aumenta el efecto del GABA.", True),
    ("es", "Esta página no dice nada.", "Es **seguro** y eficaz.", False),
    ("es", "Esta página no dice nada.", "Esta página dice nada.", False),
    ("es", "Esta página no dice nada.", "Le dé comida ni bebida.", False),
    ("es", "Esta página no dice nada.", "Nadie lo sabe, ni en ningún caso se dice.", True),
    ("es", "Esta página no dice nada.", "Llame al [112](tel:911).", False),
    ("pt", "title: Uma página", "title: Uma dose de 20 mg por dia", True),
    ("pt", "title: Uma página", "title: Até 20 gotas por dia de dose", False),
    ("pt", "description: Uma página", "description: A dose máxima é de 21 mg por dia. Uma página", False),
    ("pt", "description: Uma página", "description: A dose máxima é de vinte e um mg por dia. Uma página", False),
    ("pt", "## Quanto se toma?", "## 20 mg por dia? {#quanto-se-toma}", True),
    ("pt", "## Quanto se toma?", "## 20 mg por semana? {#quanto-se-toma}", False),
    ("pt", "## Quanto se toma?", "## Meio comprimido? {#quanto-se-toma}", False),
    ("pt", "# Uma página\n", '# Uma página\n\n!!! ask "Dois comprimidos por dia"\n    Agora.\n', False),
    ("pt", "# Uma página\n", '# Uma página\n\nVeja [isto](a.md "Tome 99 mg").\n', False),
    ("pt", "# Uma página\n", "# Uma página\n\n![Tome 99 mg](a.png)\n", False),
    ("pt", "# Uma página\n", "# Uma página\n\nTome `99 mg`.\n", False),
    ("pt", "# Uma página\n", "# Uma página\n\n<div>Tome noventa mg.</div>\n", False),
    ("pt", "| 20 |", "| 200 |", False),
    ("pt", "| 20 |", "| 20 gotas |", False),
    ("pt", "Máximo (mg por dia)", "Máximo (gotas por dia)", False),
    ("pt", "quanto-se-toma: [dose]", "quanto-se-toma: [dose, 20 mg]", True),
    ("pt", "quanto-se-toma: [dose]", 'quanto-se-toma: [dose, "0,5 mg"]', False),
    ("pt", "quanto-se-toma: [dose]", "como-se-toma: [dose]", False),
    ("pt", "20 mg por dia.[^max]", "20 mg por dia.[^maximo]", False),
    ("pt", "20 mg por dia.[^max]", "2<b>0</b> mg por dia.[^max]", False),
    ("pt", "Esta página não diz nada.", "O clonazepam não vicia.", False),
    ("pt", "Esta página não diz nada.", "Aumenta a quantidade de GABA.", False),
    ("pt", "Esta página não diz nada.", "Aumenta o efeito do GABA.", True),
    ("pt", "Esta página não diz nada.", "É **seguro** e eficaz.", False),
    ("pt", "Esta página não diz nada.", "Esta página diz nada.", False),
    ("pt", "Esta página não diz nada.", "Lhe dê comida nem bebida.", False),
    ("pt", "Esta página não diz nada.", "Ninguém sabe, e em nenhum caso se diz.", True),
    ("pt", "Esta página não diz nada.", "Ligue para [192](tel:190).", False),
]


@pytest.mark.parametrize(("language", "old", "new", "right"), CHANGES)
def test_what_is_wrong_is_seen_wherever_it_stands_on_a_page(
    language: str, old: str, new: str, right: bool, evidence: Evidence
) -> None:
    source, name = PAGES[language], f"docs/{language}/index.md"
    assert old in source
    assert not check_page(source, name, evidence)
    if "tel:" in new:
        assert any(wrong_links(source.replace(old, new)))
    else:
        assert bool(check_page(source.replace(old, new, 1), name, evidence)) is not right
