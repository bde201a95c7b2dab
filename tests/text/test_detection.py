"""Clauses are in the language they are written in, unless they are too short to tell."""

from __future__ import annotations

import pytest

from monitor.text.detection import language_of, language_runs

SAMPLES = {
    "en": "We collect the personal data that you give us when you open an account and we use it to provide our services to you, to answer your questions and to comply with the law, and we do not sell it to any third party.",
    "fr": "Nous collectons les données personnelles que vous nous donnez lorsque vous ouvrez un compte et nous les utilisons pour vous fournir nos services, répondre à vos questions et respecter la loi, et nous ne les vendons pas à des tiers.",
    "de": "Wir erheben die personenbezogenen Daten, die Sie uns bei der Eröffnung eines Kontos geben, und wir verwenden sie, um Ihnen unsere Dienste zu erbringen, Ihre Fragen zu beantworten und das Gesetz einzuhalten, und wir verkaufen sie nicht.",
    "es": "Recopilamos los datos personales que usted nos da cuando abre una cuenta y los utilizamos para prestarle nuestros servicios, responder a sus preguntas y cumplir con la ley, y no los vendemos a ningún tercero en ningún caso ni por ningún motivo.",
    "it": "Raccogliamo i dati personali che ci fornisci quando apri un conto e li utilizziamo per fornirti i nostri servizi, per rispondere alle tue domande e per rispettare la legge, e non li vendiamo a nessun terzo in nessun caso e per nessun motivo.",
    "nl": "Wij verzamelen de persoonsgegevens die u ons geeft wanneer u een account opent en wij gebruiken ze om u onze diensten te leveren, om uw vragen te beantwoorden en om aan de wet te voldoen, en wij verkopen ze niet aan derden.",
    "pt": "Recolhemos os dados pessoais que você nos dá quando abre uma conta e os usamos para prestar os nossos serviços a você, para responder às suas perguntas e para cumprir a lei, e não os vendemos a nenhum terceiro em nenhum caso.",
}
NEIGHBOURS = {
    "ro": "Colectăm datele personale pe care ni le oferiți atunci când deschideți un cont și le folosim pentru a vă furniza serviciile noastre, pentru a răspunde la întrebările dumneavoastră și pentru a respecta legea, și nu le vindem niciunei terțe părți.",
    "ca": "Recollim les dades personals que ens doneu quan obriu un compte i les fem servir per prestar-vos els nostres serveis, per respondre a les vostres preguntes i per complir la llei, i no les venem a cap tercer en cap cas ni per cap motiu.",
    "da": "Vi indsamler de personoplysninger, som du giver os, når du åbner en konto, og vi bruger dem til at levere vores tjenester til dig, til at besvare dine spørgsmål og til at overholde loven, og vi sælger dem ikke til nogen tredjepart.",
    "sv": "Vi samlar in de personuppgifter som du ger oss när du öppnar ett konto och vi använder dem för att tillhandahålla våra tjänster till dig, för att besvara dina frågor och för att följa lagen, och vi säljer dem inte till någon tredje part.",
    "pl": "Zbieramy dane osobowe, które podajesz nam podczas otwierania konta, i używamy ich do świadczenia naszych usług na rzecz użytkownika, do odpowiedzi na jego pytania oraz do przestrzegania prawa, a także nie sprzedajemy ich żadnym osobom trzecim w żadnym przypadku.",
}


@pytest.mark.parametrize("code", SAMPLES)
def test_seven_languages_are_told_apart_whatever_the_page_says(code: str) -> None:
    assert language_of(SAMPLES[code]) == code
    assert language_of(SAMPLES[code], "xx") == code


@pytest.mark.parametrize("code", NEIGHBOURS)
def test_neighbours_are_not_taken_for_them(code: str) -> None:
    assert language_of(NEIGHBOURS[code]) in (code, "")
    assert language_of(NEIGHBOURS[code], code) == code


@pytest.mark.parametrize(
    ("text", "code"), [("利用規約について" * 5, "ja"), ("Политика данных " * 5, "ru")]
)
def test_scripts_tell_by_themselves(text: str, code: str) -> None:
    assert language_of(text, "en") == code


def test_a_declared_language_in_the_same_script_stands() -> None:
    assert language_of("Політика конфіденційності " * 5, "uk-UA") == "uk"


def test_a_short_text_is_in_the_language_the_page_declares() -> None:
    assert language_of("Cookies", "fr-FR") == "fr"
    assert language_of("Contact") == ""


def test_each_clause_has_the_language_of_the_run_it_stands_in() -> None:
    texts = ["Privacy", SAMPLES["en"], "Cookies", SAMPLES["fr"], "Contact"]
    assert language_runs(texts, "en") == ("en", "en", "en", "fr", "fr")


def test_a_page_of_short_clauses_is_judged_as_a_whole() -> None:
    short = SAMPLES["fr"].split(" et ")
    assert language_runs(short, "") == ("fr",) * len(short)


def test_on_a_page_of_two_languages_a_sentence_speaks_for_itself() -> None:
    texts = [
        SAMPLES["fr"],
        "We keep it for as long as you are with us.",
        "Contact",
        "Vous pouvez nous écrire pour exercer vos droits.",
        SAMPLES["en"],
    ]
    assert language_runs(texts, "fr") == ("fr", "en", "en", "fr", "en")
