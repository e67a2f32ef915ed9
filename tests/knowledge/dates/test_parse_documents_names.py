"""Words and figures of dates inside names, measures and scores of documents; told from Friday, 7 January 2022."""

import pytest

from tests.knowledge.dates.test_parse_documents import told


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("She won a medal at a Winter Olympics.", []),
        ("He left the upcoming Winter Paralympics.", []),
        ("A house in Fall River, Massachusetts, burnt down.", []),
        ("Prices fall following the news.", []),
        ("They met in the winter.", ["2021-12-01/2022-02-28"]),
        ("The Sept-Îles port was closed.", []),
        ("A beach in Portneuf-sur-Mer was closed.", []),
        ("Jan-Åke Jonsson resigned.", []),
        ("The Champ de Mars of the city was closed to the public.", []),
        ("The issue of the magazine El Jueves was seized by the police.", []),
        ("It is part of the Mars 2020 mission of the agency.", []),
        ("The Sun emits an X5.1-class flare.", []),
        ("A 13.3-metre wave was seen.", []),
        ("Two quakes measuring 6.7–6.8 struck.", []),
        ("Am 5.1. war es ruhig.", ["2022-01-05"]),
        ("Vom 5.1. bis 7.1. war es ruhig.", ["2022-01-05/2022-01-07"]),
        ("С 5.1 по 7.1 было тихо.", ["2022-01-05/2022-01-07"]),
        ("It fell to a low of 1.2565.", []),
        ("It won at odds of 25/1.", []),
        ("It was rated 9 to 5, a ratio of 9/5.", []),
        ("He scored in the third quarter of the game.", []),
        ("It grew in the third quarter.", ["2021-07-01/2021-09-30"]),
        ("The March 23 Movement took the town.", []),
        ("It undermines the Good Friday Agreement.", []),
        ("They marched on March 23, the movement said.", ["2021-03-23"]),
        ("Exports rose in the April-June quarter.", ["2021-04-01/2021-06-30"]),
        ("He killed four and wounded a fifth in August 2005.", ["2005-08-01/2005-08-31"]),
        ("They were held in January. The 16 men deny it.", ["2022-01-01/2022-01-31"]),
        ("He came on Thursday. This is his first visit.", ["2022-01-06"]),
        ("Pac-10's invitation stands.", []),
        ("People with COVID-19 in September recovered.", ["2021-09-01/2021-09-30"]),
        ("She had a fall at home.", []),
        ("They tied for 3rd–4th in the league.", []),
        ("It lies on the third and fourth floors.", []),
        ("On this month-long patrol it sank a ship.", []),
        ("He wrote music for The Tomorrow People.", []),
        ("They met from the 3rd to the 5th of January.", ["2022-01-03/2022-01-05"]),
        ("It has gained 2% so far this year.", ["2022-01-01/2022-01-07"]),
    ],
)
def test_names_and_measures_hold_no_dates(text: str, days: list[str]) -> None:
    assert told(text) == days
